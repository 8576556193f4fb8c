"""A moment in the room."""

from __future__ import annotations

from dataclasses import dataclass

from tearcards.cards.card import Card
from tearcards.cards.face import Face, NoteField, NoteType, Part, Voice
from tearcards.cards.shape import Prose, key
from tearcards.markdown import Prose as Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Card):
    """A moment in the room and one question; a principle that can be defended, and its reason."""

    kind = "scenario"
    note_type = NoteType(
        key="scenario",
        name="Tearcards Scenario",
        id=1648019501,
        fields=(NoteField("situation", "Situation"), NoteField("answer", "Answer"), NoteField("why", "Why")),
        faces=(
            Face(
                "scenario",
                "Scenario",
                needs="situation",
                front=(Part(Voice.FLAG, words="In the room"), Part(Voice.ASK, "situation")),
                back=(Part(Voice.ANSWER, "answer"), Part(Voice.WHY, "why")),
            ),
        ),
    )

    situation: Text = key(Prose(), "a moment in the room, which ends with one question")
    answer: Text = key(Prose(), "a principle that a competent colleague could accept")
    why: Text = key(Prose(), "the reason behind the principle")
