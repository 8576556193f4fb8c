"""`tearcards check --fix`: what has one right answer is mended, told, and nothing else is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import DECK, lay_out
from tearcards.cli import main

UNTIDY = """\
# A deck of mine.
title: Tears
description: Cards on tears.
kind: question
cards:
  - id: a-card   # the first
    # why it matters
    why: "It’s  so , one clinician said -- ‘here’."\x20
    question: 'What is "a loss"... in one clinician''s view?'
    answer: >-
      A  theraputic loss,
      of course - and a behavior.
    tags: [relief, grief]   # in any order
    audience: [client]
    sources: [author-2020]
    evidence: opinion

  - id: b-card
    question: "What might follow ‘a sleepless night’, in one widower’s view?"
    answer: "A walk - or so."  # allow typewriter-marks: he types it so
    why: "It is a small thing."
    audience: [client]
    sources: [author-2020]
    evidence: opinion
    tags:
      - walks
      - grief
"""
TIDY = """\
# A deck of mine.
title: Tears
description: Cards on tears.
kind: question
cards:
  - id: a-card   # the first
    question: 'What is “a loss”… in one clinician’s view?'
    answer: >-
      A therapeutic loss,
      of course – and a behaviour.
    # why it matters
    why: "It’s so, one clinician said – ‘here’."
    audience: [client]
    sources: [author-2020]
    evidence: opinion
    tags: [grief, relief]   # in any order

  - id: b-card
    question: "What might follow ‘a sleepless night’, in one widower’s view?"
    answer: "A walk - or so."  # allow typewriter-marks: he types it so
    why: "It is a small thing."
    audience: [client]
    sources: [author-2020]
    evidence: opinion
    tags:
      - walks
      - grief
"""


def fix(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["check", "--fix", "--format", "short", *arguments])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def test_it_mends_and_tells_what_it_did(small: Path) -> None:
    lay_out(small, {"tears.yaml": UNTIDY})
    result = fix()

    assert (small / "tears.yaml").read_text("utf-8") == TIDY
    assert result.stderr.splitlines() == [
        "decks/tears.yaml:8: stray-space: blanks deleted",
        "decks/tears.yaml:8: typewriter-marks: `--` is now `–`",
        "decks/tears.yaml:9: typewriter-marks: `\"a loss\"... in one clinician''` is now `“a loss”… in one clinician’`",
        "decks/tears.yaml:11: stray-space: blanks deleted",
        "decks/tears.yaml:11: misspelt-term: `theraputic` is now `therapeutic`",
        "decks/tears.yaml:12: typewriter-marks: `-` is now `–`",
        "decks/tears.yaml:12: mixed-spelling: `behavior` is now `behaviour`",
        "decks/tears.yaml:13: tags sorted",
        "decks/tears.yaml:6: keys put in order",
        "decks/tears.yaml:12: blanks at the end of the line deleted",
        "no problems found",
    ]


def test_a_second_run_changes_nothing(small: Path) -> None:
    lay_out(small, {"tears.yaml": UNTIDY})
    fix()
    times = {path: path.stat().st_mtime_ns for path in small.iterdir()}
    result = fix()

    assert result.stderr == "no problems found\n"
    assert {path: path.stat().st_mtime_ns for path in small.iterdir()} == times


def test_windows_line_ends_and_a_mark_are_kept(small: Path) -> None:
    lay_out(small, {"tears.yaml": ("\ufeff" + UNTIDY.rstrip("\n")).replace("\n", "\r\n")})
    fix()

    assert (small / "tears.yaml").read_bytes().decode() == ("\ufeff" + TIDY.rstrip("\n")).replace("\n", "\r\n")


@pytest.mark.parametrize(
    "deck",
    [
        DECK,
        DECK.replace("answer: A loss.", "answer: A loss: a farewell -- so ."),
        DECK.replace("answer: A loss.", 'answer: "A loss (\'a so \\u0022."'),
        DECK.replace("    answer: A loss.\n", "    answer: |\n      A loss,  \n      on a line of its own.\n"),
        DECK.replace("kind: question\n", "kind: myth\n"),
    ],
    ids=["sound", "syntax", "open", "line-break", "unknown-keys"],
)
def test_what_it_cannot_mend_is_left_alone(small: Path, deck: str) -> None:
    lay_out(small, {"tears.yaml": deck})
    fix()

    assert (small / "tears.yaml").read_text("utf-8") == deck


def test_the_fix_of_an_address(small: Path) -> None:
    deck = DECK.replace("answer: A loss.", 'answer: "[A loss](https://a.org/?b=1&utm_source=c)."')
    lay_out(small, {"tears.yaml": deck})
    fix()

    assert "[A loss](https://a.org/?b=1)." in (small / "tears.yaml").read_text("utf-8")


def test_a_link_to_a_file_stays_one(small: Path) -> None:
    lay_out(small, {"kept/tears": UNTIDY})
    (small / "tears.yaml").unlink()
    try:
        (small / "tears.yaml").symlink_to(Path("kept") / "tears")
    except OSError:
        pytest.skip("this system makes no links")
    fix()

    assert (small / "tears.yaml").is_symlink()
    assert (small / "kept" / "tears").read_text("utf-8") == TIDY


def test_a_file_that_may_not_be_written(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(small, {"tears.yaml": UNTIDY})

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "tears.yaml")

    monkeypatch.setattr(os, "fsync", refuse)
    result = fix()

    assert (result.exit_code, result.stderr) == (1, "Error: cannot write tears.yaml: Permission denied\n")
    assert (small / "tears.yaml").read_text("utf-8") == UNTIDY
    assert sorted(path.name for path in small.iterdir()) == ["collection.yaml", "sources.yaml", "tears.yaml"]


def test_where_there_is_no_collection_check_says_so(here: Path) -> None:
    (here / "decks").mkdir()
    result = fix()

    assert result.exit_code == 1
    assert "no-collection" in result.stdout


def test_the_decks_that_come_along_are_left_alone(here: Path) -> None:
    result = fix()

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: there is no collection in this folder; ")
