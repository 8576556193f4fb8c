"""A question with one answer."""

from __future__ import annotations

from dataclasses import dataclass

from tearcards.cards.card import Card
from tearcards.cards.face import Face, NoteField, NoteType, Part, Voice
from tearcards.cards.shape import Prose, key
from tearcards.markdown import Prose as Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Card):
    """A question whose answer can be judged right or wrong, and why the answer matters."""

    kind = "question"
    note_type = NoteType(
        key="question",
        name="Tearcards Question",
        id=1829733523,
        fields=(NoteField("question", "Question"), NoteField("answer", "Answer"), NoteField("why", "Why")),
        faces=(
            Face(
                "question",
                "Question",
                needs="question",
                front=(Part(Voice.ASK, "question"),),
                back=(Part(Voice.ANSWER, "answer"), Part(Voice.WHY, "why")),
            ),
        ),
    )

    question: Text = key(Prose(), "one question that has one answer")
    answer: Text = key(Prose(), "the answer, short enough to be said aloud")
    why: Text = key(Prose(), "what changes in the room for somebody who knows this")
