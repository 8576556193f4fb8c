"""A sentence with blanks."""

from __future__ import annotations

from dataclasses import dataclass

from tearcards.cards.card import Card
from tearcards.cards.face import Face, NoteField, NoteType, Part, Voice
from tearcards.cards.shape import Prose, key
from tearcards.markdown import Prose as Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(Card):
    """A sentence with one to three blanks; each number is a card of its own."""

    kind = "cloze"
    note_type = NoteType(
        key="cloze",
        name="Tearcards Cloze",
        id=1411306565,
        fields=(NoteField("text", "Text"), NoteField("why", "Why")),
        faces=(
            Face(
                "cloze",
                "Cloze",
                needs="text",
                front=(Part(Voice.FLAG, words="Fill the blank"), Part(Voice.ASK, "text")),
                back=(Part(Voice.ANSWER, "text"), Part(Voice.WHY, "why")),
            ),
        ),
        blanks="text",
    )

    text: Text = key(Prose(blanks=True), 'a sentence with blanks, in quotation marks: "Tears … {{c1::words::hint}} …"')
    why: Text = key(Prose(), "what changes in the room for somebody who knows this")
