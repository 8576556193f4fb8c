"""Three releases of a small collection, and what a learner does in the days between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from anki_desk import Log
from tearcards.cards.question import Question
from tearcards.write.anki import note_types, package
from updates.learner import Learner, View
from updates.publisher import Draft, Gone, Publisher, State, picture

FIRST = State(
    {
        "tears": [
            Draft("mended", "What may grief tears follow?", "A los."),
            Draft("mended-and-mine", "Who may cry at a wedding?", "Gests."),
            Draft("mended-and-tagged", "When does a baby first weep tears?", "After weks."),
            Draft("mine", "Which gland makes tears?", "The lacrimal gland."),
            Draft("tagged", "What do tears keep wet?", "The eye."),
            Draft("suspended", "How does a sob sound?", "Loud."),
            Draft("moved-by-me", "Where do tears drain to?", "The nose."),
            Draft("deleted", "What salts are in tears?", "Sodium and others."),
        ],
        "relief": [
            Draft("retired", "What does a good cry cure?", "Everything."),
            Draft("old-name", "What may follow a long cry?", "Tiredness.", tags=("relief",)),
            Draft("pictured", "What can be offered to somebody who weeps?", "Water.", picture="cup.png"),
            Draft("moved-by-us", "Whose shoulder is it?", "A friend’s.", tags=("grief",), audience=("trainee",)),
            Draft("reviewed", "Which breath calms?", "A slow one.", audience=("trainee",)),
        ],
    },
    media={"cup.png": picture(10)},
)


def _second() -> State:
    state = FIRST.with_card("mended", answer="A loss.")
    state = state.with_card("mended-and-mine", answer="Guests.")
    state = state.with_card("mended-and-tagged", answer="After weeks.", tags=("grief", "relief"))
    state = state.with_card("old-name", id="new-name", formerly="old-name")
    tears, relief = (list(drafts) for drafts in state.decks.values())
    moved = next(draft for draft in relief if draft.id == "moved-by-us")
    relief = [draft for draft in relief if draft.id not in ("retired", "moved-by-us")]
    added = Draft("added", "Which tears clean the eye of dust?", "Reflex tears.")
    return replace(
        state,
        decks={"tears": [added, *tears, moved], "relief": relief},
        retired=[Gone("retired", "It promised too much", successor="added")],
        media={"cup.png": picture(200)},
    )


SECOND = _second()
THIRD = SECOND.with_card("mine", answer="The gland above each eye.").with_card(
    "added", why="One clinician says that it protects."
)


@contextmanager
def restyled(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program with another style sheet, and with the field `why` called otherwise."""
    with monkeypatch.context() as patch:
        sheet = note_types.style() + "\n.card { color: teal; }\n"
        for module in (note_types, package):
            patch.setattr(module, "style", lambda: sheet)
        fields = tuple(
            replace(field, name="Reason") if field.key == "why" else field for field in Question.note_type.fields
        )
        patch.setattr(Question, "note_type", replace(Question.note_type, fields=fields))
        yield


@dataclass(frozen=True)
class Releases:
    """Three releases: the packages of each, one of the pack for clients, and the folder as it is after them."""

    first: bytes
    first_pack: bytes
    second: bytes
    third: bytes
    publisher: Publisher


@dataclass(frozen=True)
class Told:
    """A learner after the second release, and their notes before and after it came."""

    learner: Learner
    before: dict[str, View]
    after: dict[str, View]
    log: Log


def live(learner: Learner) -> None:
    """The learner's days between the first release and the second."""
    for id in (
        "mended", "mended-and-mine", "mended-and-tagged", "mine", "tagged", "retired", "old-name", "pictured",
        "moved-by-us", "reviewed", "moved-by-me",
    ):  # fmt: skip
        learner.review(id)
    learner.learn("mended", "40!")
    learner.learn("retired", "30!")
    learner.learn("old-name", "20!")
    learner.edit("mine", "Why", "my own words", day=2)
    learner.edit("mended-and-mine", "Why", "my own words", day=2)
    learner.tag("tagged", "exam", day=2)
    learner.tag("mended-and-tagged", "exam", day=2)
    learner.suspend("suspended")
    learner.flag("suspended", 3)
    learner.flag("mended", 4)
    learner.move("moved-by-me", "My own")
    learner.delete("deleted")


Desks = Callable[[], Learner]
"""Gives new learners, as many as are wanted."""
