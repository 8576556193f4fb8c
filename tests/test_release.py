"""What a release costs learners, and what the ledger then holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from conftest import COLLECTION, DECK, SOURCES, lay_out
from packing import DECKS, read
from releasing import LATE, NOW, one_more, planned, released, retired, run, sound
from tearcards.edition import Sort
from tearcards.ledger import Ledger, PublishedType
from tearcards.release import Grade, Release, plan

DAY = 86_400
ALL = DECK + LATE
GONE = retired(DECK, "id: late-tears\nreason: Nobody said so.")
BOTH = COLLECTION.replace("[tears]", "[tears, later]")
LATER = DECK.split("  - id:")[0].replace("title: Tears", "title: Later")
CUP = ALL.replace("A loss.", '"A loss. ![a cup](cup.png)"')


@pytest.fixture
def published(small: Path) -> Path:
    """A collection of two cards that was released as 1.2.3."""
    lay_out(small, {"tears.yaml": ALL})
    released("1.2.3")
    return small


def summary(release: Release) -> tuple[str, str, list[str]]:
    return release.grade.name, release.smallest, [f"{change.sort} {change.id}" for change in release.changes]


# --- grades -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "expected", "why"),
    [
        (
            {"tears.yaml": ALL.replace("title: Tears", "title: Wet eyes")},
            ("MAJOR", "2.0.0"),
            "a deck is called otherwise",
        ),
        (
            {"collection.yaml": COLLECTION.replace("title: Small", "title: Tiny")},
            ("MAJOR", "2.0.0"),
            "a deck is called",
        ),
        (
            {"collection.yaml": COLLECTION.replace("do not treat", "never treat")},
            ("PATCH", "1.2.4"),
            "cards are corrected",
        ),
        ({"tears.yaml": ALL.replace("Cards on tears.", "On tears.")}, ("PATCH", "1.2.4"), "cards are corrected"),
    ],
    ids=["deck", "collection", "safety", "description"],
)
def test_what_stands_around_the_cards_counts(
    published: Path, files: dict[str, str], expected: tuple[str, str], why: str
) -> None:
    lay_out(published, {name: text.replace("version: 0.1.0", "version: 1.2.3") for name, text in files.items()})
    release = planned(published, "9.0.0")

    assert summary(release)[:2] == expected
    assert release.why.startswith(why)


def test_the_first_release(small: Path) -> None:
    release = planned(small, "0.1.0")

    assert summary(release) == ("MINOR", "0.1.0", [])
    assert release.last is None
    assert release.why == "this is the first release"


@pytest.mark.parametrize(
    ("files", "expected", "why"),
    [
        ({}, ("NOTHING", "1.2.4", []), "nothing has changed"),
        (
            {"tears.yaml": ALL.replace("A loss.", "Some loss.")},
            ("PATCH", "1.2.4", ["improved grief-tears"]),
            "cards are corrected",
        ),
        (
            {"tears.yaml": DECK.replace("[grief]", "[grief, loss]") + LATE},
            ("PATCH", "1.2.4", ["improved grief-tears"]),
            "cards are corrected",
        ),
        ({"tears.yaml": ALL.replace("A loss.", "A *loss*.")}, ("PATCH", "1.2.4", []), "cards are corrected"),
        (
            {"sources.yaml": SOURCES.replace("year: 2020", "year: 2021")},
            ("PATCH", "1.2.4", ["improved grief-tears", "improved late-tears"]),
            "cards are corrected",
        ),
        (
            {"tears.yaml": ALL.replace("id: late-tears\n", "id: slow-tears\n    formerly: late-tears\n")},
            ("PATCH", "1.2.4", ["renamed slow-tears"]),
            "cards are corrected",
        ),
        (
            {"collection.yaml": BOTH, "tears.yaml": DECK, "later.yaml": LATER + LATE},
            ("PATCH", "1.2.4", ["moved late-tears"]),
            "cards are corrected",
        ),
        (
            {"tears.yaml": ALL + one_more("new-tears", "Who may sit with a client?", "Perhaps a friend.")},
            ("MINOR", "1.3.0", ["new new-tears"]),
            "there are new cards",
        ),
        ({"tears.yaml": GONE}, ("MAJOR", "2.0.0", ["retired late-tears"]), "1 card is retired"),
        (
            {"tears.yaml": GONE + one_more("new-tears", "Who may sit with a client?", "Perhaps a friend.")},
            ("MAJOR", "2.0.0", ["new new-tears", "retired late-tears"]),
            "1 card is retired",
        ),
    ],
    ids=["nothing", "text", "tags", "emphasis", "source", "renamed", "moved", "new", "retired", "new-and-retired"],
)
def test_what_costs_what(
    published: Path, files: dict[str, str], expected: tuple[str, str, list[str]], why: str
) -> None:
    lay_out(published, files)
    release = planned(published)

    assert summary(release) == expected
    assert release.why == f"{why} since 1.2.3"


def test_two_retired_cards_are_told_in_the_plural(published: Path) -> None:
    deck = LATER + one_more("new-tears", "Who may sit with a client?", "Perhaps a friend.")
    gone = retired(deck, "id: late-tears\nreason: Nobody said so.", "id: grief-tears\nreason: Nor that.")
    lay_out(published, {"tears.yaml": gone})

    assert planned(published).why == "2 cards are retired since 1.2.3"


def test_a_picture_that_is_replaced_under_its_name_is_a_correction(published: Path) -> None:
    lay_out(published, {"tears.yaml": CUP, "media/cup.png": b"one"})
    released("1.2.4")
    lay_out(published, {"media/cup.png": b"two"})

    assert summary(planned(published)) == ("PATCH", "1.2.5", [])


@pytest.mark.parametrize(
    ("change", "grade"), [({"style": "older"}, Grade.PATCH), ({"digest": "older"}, Grade.MAJOR), ({}, Grade.NOTHING)]
)
def test_other_looks_are_a_correction_and_other_templates_are_not(
    published: Path, change: dict[str, str], grade: Grade
) -> None:
    collection = sound(published)
    assert collection.ledger
    types: dict[str, PublishedType] = {**collection.ledger.types}
    types["question"] = replace(types["question"], **change)  # type: ignore[arg-type]
    release = plan(replace(collection, ledger=replace(collection.ledger, types=types)), "9.9.9", NOW + DAY)

    assert release.grade is grade
    assert release.ledger.types["question"].mod == (NOW + DAY if change else NOW)
    assert release.ledger.types["cloze"].mod == NOW
    assert grade is not Grade.MAJOR or release.why == "a note type has changed since 1.2.3"


@pytest.mark.parametrize(
    ("version", "large_enough"),
    [("1.2.4", False), ("1.3.0", True), ("1.3.1", True), ("1.10.0", True), ("2.0.0", True), ("0.9.9", False)],
)
def test_versions_are_compared_as_numbers(published: Path, version: str, large_enough: bool) -> None:
    lay_out(published, {"tears.yaml": ALL + one_more("new-tears", "Who may sit with you?", "Perhaps a friend.")})

    assert planned(published, version).is_large_enough is large_enough


# --- the ledger after it ----------------------------------------------------------------------


def notes(ledger: Ledger) -> dict[str, tuple[str, str, int]]:
    return {id: (note.since, note.changed, note.mod) for id, note in ledger.notes.items()}


def test_only_what_changed_gets_a_new_time(published: Path) -> None:
    more = one_more("new-tears", "Who may sit with a client?", "Perhaps a friend.")
    lay_out(published, {"tears.yaml": ALL.replace("A loss.", "Some loss.") + more})
    release = planned(published, "1.3.0", NOW + DAY)

    assert release.ledger.version == "1.3.0"
    assert notes(release.ledger) == {
        "grief-tears": ("1.2.3", "1.3.0", NOW + DAY),
        "late-tears": ("1.2.3", "1.2.3", NOW),
        "new-tears": ("1.3.0", "1.3.0", NOW + DAY),
    }


def test_a_clock_that_is_behind_still_gives_a_later_time(published: Path) -> None:
    lay_out(published, {"tears.yaml": ALL.replace("A loss.", "Some loss.")})

    assert planned(published, now=NOW - DAY).ledger.notes["grief-tears"].mod == NOW + 1


def test_a_renamed_card_keeps_its_guid_for_ever(published: Path) -> None:
    old = planned(published).ledger.notes["late-tears"]
    lay_out(published, {"tears.yaml": ALL.replace("id: late-tears\n", "id: slow-tears\n    formerly: late-tears\n")})
    released("1.2.4", NOW + DAY)
    new = planned(published).ledger.notes
    assert (list(new), new["slow-tears"].guid, new["slow-tears"].since) == (
        ["grief-tears", "slow-tears"],
        old.guid,
        "1.2.3",
    )

    # The line may go once the new id is published.
    lay_out(published, {"tears.yaml": ALL.replace("id: late-tears\n", "id: slow-tears\n")})
    assert summary(planned(published)) == ("NOTHING", "1.2.5", [])
    assert planned(published).ledger.notes["slow-tears"].guid == old.guid


def test_the_id_that_a_card_had_before_is_not_given_to_another(published: Path) -> None:
    renamed = ALL.replace("id: late-tears\n", "id: slow-tears\n    formerly: late-tears\n")
    lay_out(published, {"tears.yaml": renamed})
    released("1.2.4")
    again = one_more("late-tears", "Who may sit with a client?", "Perhaps a friend.")
    lay_out(published, {"tears.yaml": ALL.replace("id: late-tears\n", "id: slow-tears\n") + again})

    assert run("check", "--format", "short").stdout == (
        "decks/tears.yaml:21:9: error[former-id]: `late-tears` is the id that `slow-tears` had before\n"
    )


def test_retired_cards_stay_in_the_ledger(published: Path) -> None:
    old = planned(published).ledger.notes["late-tears"]
    lay_out(published, {"tears.yaml": retired(DECK, "id: late-tears\nreason: So.\nsuccessor: grief-tears")})
    released("2.0.0")
    lay_out(published, {"tears.yaml": DECK.replace("A loss.", "Some loss.")})
    released("2.0.1")
    gone = planned(published).ledger.retired["late-tears"]

    assert (gone.guid, gone.since, gone.retired) == (old.guid, "1.2.3", "2.0.0")
    assert (gone.reason, gone.successor, gone.fields) == ("So.", "grief-tears", old.fields)


def test_a_second_release_of_the_same_is_the_same(published: Path) -> None:
    """At another time, and under another version, of which only the head of the ledger tells."""
    one, two = planned(published, "1.2.4", NOW + DAY).ledger, planned(published, "1.2.4", NOW + 9 * DAY).ledger
    last = sound(published).ledger

    assert last
    assert one.written() == two.written()
    assert one == replace(last, version="1.2.4")


def test_what_was_tried_out_before_the_first_release_is_older() -> None:
    ledger = plan(replace(read(DECKS), ledger=None), "1.0.0", NOW).ledger

    assert {note.mod for note in ledger.notes.values()} == {NOW}
    assert {kind.mod for kind in ledger.types.values()} == {NOW}


def test_a_kind_that_came_later_is_no_change_of_a_note_type(published: Path) -> None:
    collection = sound(published)
    assert collection.ledger
    types = {key: kind for key, kind in collection.ledger.types.items() if key != "term"}
    release = plan(replace(collection, ledger=replace(collection.ledger, types=MappingProxyType(types))), "9.9.9", NOW)

    assert release.grade is Grade.NOTHING
    assert "term" in release.ledger.types


def test_changes_are_told_by_deck(published: Path) -> None:
    lay_out(published, {"collection.yaml": BOTH, "tears.yaml": DECK, "later.yaml": LATER + LATE})
    (moved,) = planned(published).changes

    assert (moved.sort, moved.deck, moved.before) == (Sort.MOVED, "Later", "Tears")
