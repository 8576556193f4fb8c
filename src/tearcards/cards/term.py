"""A word of the field."""

from __future__ import annotations

from dataclasses import dataclass

from tearcards.cards.card import Card
from tearcards.cards.face import Face, NoteField, NoteType, Part, Voice
from tearcards.cards.shape import Prose, key
from tearcards.markdown import Prose as Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Card):
    """A word of the field, asked in both directions."""

    kind = "term"
    note_type = NoteType(
        key="term",
        name="Tearcards Term",
        id=1685704066,
        fields=(NoteField("term", "Term"), NoteField("definition", "Definition"), NoteField("why", "Why")),
        faces=(
            Face(
                "meaning",
                "Meaning",
                needs="term",
                front=(Part(Voice.FLAG, words="What does this mean?"), Part(Voice.ASK, "term")),
                back=(Part(Voice.ANSWER, "definition"), Part(Voice.WHY, "why")),
            ),
            Face(
                "word",
                "Word",
                needs="definition",
                front=(Part(Voice.FLAG, words="Which word means this?"), Part(Voice.ASK, "definition")),
                back=(Part(Voice.ANSWER, "term"), Part(Voice.WHY, "why")),
            ),
        ),
    )

    term: Text = key(Prose(), "the word")
    definition: Text = key(Prose(), "what it means, without using the word")
    why: Text | None = key(Prose(), "where somebody meets it", optional=True)
