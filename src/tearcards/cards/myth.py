"""A myth, and what replaces it."""

from __future__ import annotations

from dataclasses import dataclass

from tearcards.cards.card import Card
from tearcards.cards.face import Face, NoteField, NoteType, Part, Voice
from tearcards.cards.shape import Prose, key
from tearcards.markdown import Prose as Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Myth(Card):
    """A belief that many hold, flagged as one on the front, and what replaces it.

    A falsehood is flagged before it is told, and another explanation is given: what refutes is the
    correction with its reason (Schroeder & Kucera 2022; Ecker, Lewandowsky & Chadwick 2020). A
    printed front may be read without its back, so the flag stands on the front.
    """

    kind = "myth"
    note_type = NoteType(
        key="myth",
        name="Tearcards Myth",
        id=1102497657,
        fields=(
            NoteField("belief", "Belief"),
            NoteField("ask", "Ask"),
            NoteField("fact", "Fact"),
            NoteField("reason", "Reason"),
            NoteField("nuance", "Nuance"),
        ),
        faces=(
            Face(
                "myth",
                "Myth",
                needs="belief",
                front=(Part(Voice.FLAG, words="Someone says"), Part(Voice.QUOTE, "belief"), Part(Voice.ASK, "ask")),
                back=(Part(Voice.ANSWER, "fact"), Part(Voice.WHY, "reason"), Part(Voice.NUANCE, "nuance")),
            ),
        ),
    )

    belief: Text = key(Prose(), "what people say, in their words and without quotation marks")
    ask: Text = key(Prose(), "what to consider, as one question")
    fact: Text = key(Prose(), "what holds instead, in words of its own")
    reason: Text = key(Prose(), "why it holds")
    nuance: Text | None = key(Prose(), "where it does not hold", optional=True)
