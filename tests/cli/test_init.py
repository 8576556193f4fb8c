"""`tearcards init`: one command gives a collection that can be used at once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import lay_out
from tearcards.cards import kinds
from tearcards.cli import main
from tearcards.pipeline import load
from tearcards.schema import schema_files, schema_line
from tearcards.write import outputs


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_it_is_sound_builds_and_prints_at_once(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("init", "my-birds")
    monkeypatch.chdir(here / "my-birds")
    checked = run("check", "--strict")
    built = run("build")
    printed = run("print", "-o", "birds.pdf")

    assert made.exit_code == 0
    assert made.stdout.splitlines() == [str(Path("my-birds") / name) for name in made_files()]
    assert made.stderr == "next: cd my-birds, then tearcards check, tearcards build, tearcards new\n"
    assert (checked.exit_code, checked.output) == (0, "no problems found\n")
    assert (built.exit_code, built.stderr) == (0, "")
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert names(here / "my-birds") == sorted(
        [*made_files(), "birds.pdf", *(f"dist/my-birds{output.SUFFIX}" for output in outputs().values())]
    )


def made_files() -> list[str]:
    return [
        "README.md",
        "collection.yaml",
        "learning-cards.yaml",
        "sources.yaml",
        "writing-cards.yaml",
        *schema_files(),
    ]


def test_there_are_two_cards_of_each_kind_with_a_word_on_each(here: Path) -> None:
    run("init", "mine")
    collection = load(here / "mine").collection

    assert collection
    assert Counter(card.kind for card in collection.cards) == dict.fromkeys(kinds(), 2)
    for deck in collection.decks:
        assert deck.source.text.startswith(schema_line(f"{deck.id}.yaml"))
        assert deck.source.text.count("\n  # ") == 4


@pytest.mark.parametrize(
    ("folder", "title", "id", "shown"),
    [
        ("my-birds", None, "my-birds", "My birds"),
        ("Vögel am See", None, "vogel-am-see", "Vögel am See"),
        ("x", 'Birds: "lakes" & #1', "birds-lakes-1", 'Birds: "lakes" & #1'),
        ("鳥", None, "my-cards", "鳥"),
    ],
)
def test_it_is_called_by_its_folder_or_as_asked(
    here: Path, folder: str, title: str | None, id: str, shown: str
) -> None:
    result = run("init", folder, *(["--title", title] if title else []))
    collection = load(here / folder).collection

    assert result.exit_code == 0
    assert collection
    assert (collection.head.id, collection.head.title) == (id, shown)
    assert (here / folder / "README.md").read_text("utf-8").splitlines()[0] == f"# {shown}"


def test_the_day_of_the_safety_note_is_that_of_the_run(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    run("init", "one")
    run("init", "two", "--title", "One")

    assert "checked_on: 2026-11-24\n" in (here / "one" / "collection.yaml").read_text("utf-8")
    for name in names(here / "one"):
        assert (here / "one" / name).read_bytes() == (here / "two" / name).read_bytes()


def test_an_empty_folder_is_good_enough(here: Path) -> None:
    (here / "mine").mkdir()

    assert run("init", "mine").exit_code == 0


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("taken", "error: taken is not empty; name a new folder for the collection\n"),
        ("taken/a.txt", f"error: {Path('taken/a.txt')} is a file; name a folder for the collection\n"),
    ],
)
def test_what_is_there_is_left_alone(here: Path, folder: str, message: str) -> None:
    lay_out(here, {"taken/a.txt": "mine"})
    result = run("init", folder)

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)
    assert names(here) == ["taken/a.txt"]
