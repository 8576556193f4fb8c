"""`tearcards page`: one file, whole, the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import COLLECTION, DECK, lay_out
from tearcards.cli import main

_MORE = DECK.split("cards:\n")[1].replace("grief-tears", "loss-tears").replace("[grief]", "[loss]")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def test_a_page_is_written_and_named(small: Path, here: Path) -> None:
    result = run("page")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "small.html\n", "")
    page = (here / "small.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert 'id="grief-tears"' in page


def test_a_part_of_the_cards_under_a_name_of_ones_own(small: Path, here: Path) -> None:
    packs = COLLECTION + "  trainee:\n    title: T\n    description: T\n    audience: [trainee]\n"
    more = _MORE.replace("[client]", "[trainee]").replace("What may grief tears follow?", "Who can sit with a client?")
    more = more.replace("A loss.", "Perhaps a friend.")
    lay_out(small, {"collection.yaml": packs, "tears.yaml": DECK + more})

    for chosen in (["--pack", "trainee"], ["--tag", "loss"]):
        assert run("page", *chosen, "-o", "some.html").stdout == "some.html\n"
        page = (here / "some.html").read_text("utf-8")
        assert ('id="loss-tears"' in page, 'id="grief-tears"' in page) == (True, False)


def test_the_same_decks_give_the_same_bytes_wherever_they_lie(
    small: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("page")
    monkeypatch.chdir(small)
    run("page")

    assert (here / "small.html").read_bytes() == (small / "small.html").read_bytes()


def test_a_file_that_is_called_otherwise_is_refused(small: Path) -> None:
    result = run("page", "-o", "cards.htm")

    assert (result.exit_code, result.stderr) == (2, "error: cards.htm should end in .html: cards.html\n")


def test_nothing_is_written_while_an_error_stands(small: Path, here: Path) -> None:
    lay_out(small, {"tears.yaml": DECK.replace("opinion", "rumour")})

    assert run("page").exit_code == 1
    assert not (here / "small.html").exists()
