"""A small collection that is released, changed and released again."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from tearcards.cli import main
from tearcards.collection import Collection
from tearcards.pipeline import load
from tearcards.release import Release, plan

NOW = 1_800_000_000
"""2027-01-15, the time of every release here."""


def run(*arguments: str, epoch: str = str(NOW)) -> Result:
    """The command, which may refuse, but does not fail."""
    result = CliRunner().invoke(main, arguments, env={"SOURCE_DATE_EPOCH": epoch})
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def released(version: str, epoch: int = NOW) -> None:
    """Releases the collection in `decks` of the current folder."""
    done = run("release", version, epoch=str(epoch))
    assert done.exit_code == 0, done.stderr


def sound(folder: Path) -> Collection:
    """The collection in a folder, which has no fault."""
    loaded = load(folder)
    assert loaded.collection is not None
    assert loaded.diagnostics == ()
    return loaded.collection


def planned(folder: Path, version: str = "9.9.9", now: int = NOW) -> Release:
    return plan(sound(folder), version, now)


def one_more(id: str, question: str, answer: str, *more: str) -> str:
    """A card to be put at the end of the small collection's deck; `more` are lines of it."""
    lines = [f"question: {question}", f"answer: {answer}", "why: One clinician says so.", *more]
    foot = ["audience: [client]", "sources: [author-2020]", "evidence: opinion", "tags: [grief]"]
    return f"  - id: {id}\n" + "".join(f"    {line}\n" for line in (*lines, *foot))


LATE = one_more("late-tears", "When may tears come, in one clinician's view?", "Long after a farewell.")


def retired(deck: str, *entries: str) -> str:
    """The deck with a list of retired cards, of which each entry holds the lines."""
    listed = "".join(f"  - {entry}\n" for entry in ("\n    ".join(lines.split("\n")) for lines in entries))
    return deck.replace("cards:\n", f"retired:\n{listed}cards:\n")
