"""What would hurt learners stops the check and the release, and the maintainer is told what to do instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tearcards.cards.face import NoteField, NoteType
from tearcards.cards.question import Question
from updates.publisher import Draft, Gone, Publisher, State, tearcards

STATE = State(
    {
        "tears": [
            Draft("grief-tears", "What may grief tears follow?", "A loss.", audience=("client", "trainee")),
            Draft("wedding-tears", "Who may cry at a wedding?", "Guests."),
        ]
    }
)


@pytest.fixture
def published(here: Path) -> Publisher:
    """A collection in `decks` of the current folder, released as 1.0.0."""
    publisher = Publisher(here / "decks", STATE)
    publisher.release("1.0.0", day=0)
    return publisher


def without(id: str) -> State:
    return State({"tears": [draft for draft in STATE.decks["tears"] if draft.id != id]})


def stopped(told: str) -> None:
    """Both commands tell the same, and nothing is written."""
    before = files()
    check, release = tearcards("check"), tearcards("release", "9.0.0", day=1)

    assert (check.exit_code, check.stdout, check.stderr) == (1, told, f"{count(told)}\n")
    assert (release.exit_code, release.stdout, release.stderr) == (
        1, "", f"{told}\n{count(told)}; nothing was written\n",
    )  # fmt: skip
    assert files() == before


def count(told: str) -> str:
    errors = told.count("error[")
    return f"{errors} error{'s' if errors != 1 else ''}"


def files() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in Path("decks").rglob("*") if path.is_file()}


def test_a_published_card_is_deleted(published: Publisher) -> None:
    published.write(without("wedding-tears"))

    stopped("""\
error[vanished-card]: the card `wedding-tears` was published, and is gone
 --> decks/tears.yaml:1:8
  |
1 | title: Tears
  |        ^^^^^
  = help: put it back, or retire it: a line `retired:` in the deck, and below it `- id: wedding-tears` with a `reason:`
""")


def test_an_id_is_changed(published: Publisher) -> None:
    published.write(STATE.with_card("wedding-tears", id="tears-at-a-wedding"))

    stopped("""\
error[vanished-card]: the card `wedding-tears` was published, and is gone
 --> decks/tears.yaml:1:8
  |
1 | title: Tears
  |        ^^^^^
  = help: if `tears-at-a-wedding` is the same card, write `formerly: wedding-tears` in it
""")


def test_the_help_for_a_changed_id_is_enough(published: Publisher) -> None:
    published.write(STATE.with_card("wedding-tears", id="tears-at-a-wedding", formerly="wedding-tears"))

    assert tearcards("release", "1.0.1", day=1).exit_code == 0


def test_the_help_for_a_deleted_card_is_enough(published: Publisher) -> None:
    published.write(replace(without("wedding-tears"), retired=[Gone("wedding-tears")]))

    assert tearcards("release", "2.0.0", day=1).exit_code == 0


def test_a_kind_is_changed(published: Publisher, here: Path) -> None:
    deck = here / "decks" / "tears.yaml"
    changed = deck.read_text("utf-8").replace(
        'question: "Who may cry at a wedding?"\n    answer:', 'kind: term\n    term: "Wedding tears"\n    definition:'
    )
    deck.write_text(changed, "utf-8")

    stopped("""\
error[changed-kind]: `wedding-tears` was published as a `question` card, and is now a `term` card
  --> decks/tears.yaml:13:9
   |
13 |   - id: wedding-tears
   |         ^^^^^^^^^^^^^
   = help: write `kind: question`, or give the card a new id and retire the old one
""")


Change = Callable[[NoteType], NoteType]
AT_VERSION = """\
 --> decks/collection.yaml:6:10
  |
6 | version: 1.0.0
  |          ^^^^^
  = help: take that back in the program: use a spare field for what is new, and hide what is no longer wanted
"""
CHANGES: dict[str, tuple[Change, list[str]]] = {
    "a field is added": (
        lambda known: replace(known, fields=(*known.fields, NoteField("hint", "Hint"))),
        ["it has a new field `hint`"],
    ),
    "a field is gone": (lambda known: replace(known, fields=known.fields[:-1]), ["its field `why` is gone"]),
    "a field has another key": (
        lambda known: replace(known, fields=(*known.fields[:-1], NoteField("reason", "Why"))),
        ["its field `why` is gone", "it has a new field `reason`"],
    ),
    "fields stand in another order": (
        lambda known: replace(known, fields=known.fields[::-1]),
        ["its fields stand in another order"],
    ),
    "a template is added": (
        lambda known: replace(known, faces=(*known.faces, replace(known.faces[0], key="again", name="Again"))),
        ["it has a new template `again`"],
    ),
    "another number": (lambda known: replace(known, id=1), ["its number is now 1, and was 1829733523"]),
    "no number": (lambda known: replace(known, id=None), ["its number is now None, and was 1829733523"]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_note_type_is_changed(published: Publisher, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    make, found = CHANGES[change]
    monkeypatch.setattr(Question, "note_type", make(Question.note_type))
    for key in ("hint", "reason"):
        monkeypatch.setattr(Question, key, None, raising=False)

    stopped(
        "\n".join(
            f"error[frozen-note-type]: the note type of `question` was published, and {what}\n{AT_VERSION}"
            for what in found
        )
    )


def test_a_kind_is_taken_away(published: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    from tearcards.cards import kinds

    kinds()  # Known by now; what is taken away is taken from here.
    monkeypatch.delitem(kinds(), "term")

    stopped("""\
error[frozen-note-type]: the kind `term` was published, and is gone
 --> decks/collection.yaml:6:10
  |
6 | version: 1.0.0
  |          ^^^^^
  = help: put the kind back into the program
""")


def test_a_field_that_is_only_called_otherwise_is_no_such_change(
    published: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = tuple(replace(field, name=f"My {field.name}") for field in Question.note_type.fields)
    monkeypatch.setattr(Question, "note_type", replace(Question.note_type, fields=fields))

    small, large = tearcards("release", "1.1.0", day=1), tearcards("release", "2.0.0", day=1)

    told = "error: 1.1.0 is too small: a note type has changed since 1.0.0, so the version is 2.0.0 or later\n"
    assert (small.exit_code, small.stdout, small.stderr) == (2, "", told)
    assert large.exit_code == 0


def test_what_is_released_is_not_released_again(published: Publisher) -> None:
    again = tearcards("release", "1.0.1", day=1)

    assert (again.exit_code, again.stdout, again.stderr) == (2, "", "error: nothing has changed since 1.0.0\n")
