"""What a learner sees: faces made of parts, and the prompts that come of them.

A kind of card says once which of its fields stand on the front and on the back, and in which
voice. Anki's templates are made from that, and so is every card on paper or page: no output
ever asks for a card's kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from tearcards.markdown import Tree


class Voice(StrEnum):
    """How a part sounds, and so how it looks."""

    FLAG = "flag"
    """A small line that says how to take what comes next, such as "Someone says"."""
    QUOTE = "quote"
    """Somebody's words, which need not be true."""
    ASK = "ask"
    """What the learner is to answer."""
    CUE = "cue"
    """A small line that says what kind of answer is wanted."""
    ITEM = "item"
    """One line of a list."""
    GAP = "gap"
    """The line of a list that is to be named."""
    SIDE = "side"
    """One of the things told apart: its name, and what is true of it."""
    ANSWER = "answer"
    """What the learner compares their answer with."""
    WHY = "why"
    """What makes it worth knowing, in a lighter voice."""
    NUANCE = "nuance"
    """Where it does not hold, lighter still."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a side: a field, or fixed words, in a voice.

    `detail` is a second field that goes with the first, such as an item's gloss. `marker` stands
    before it where the field named by `marked_if` is filled. A part whose fields are all empty
    is left out, except a gap.
    """

    voice: Voice
    field: str = ""
    detail: str = ""
    words: str = ""
    marker: str = ""
    marked_if: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """One card of a note: its two sides, in parts, and the field without which there is no such card."""

    key: str
    name: str
    needs: str
    front: tuple[Part, ...]
    back: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class NoteField:
    """A field of the note: `key` is for ever, `name` is what Anki's users read."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """The fields and faces of one kind of card.

    `id` is the number by which Anki knows the note type, for ever the same; None keeps the kind
    out of Anki. `blanks` names the field whose blanks are asked one by one.
    """

    key: str
    name: str
    id: int | None
    fields: tuple[NoteField, ...]
    faces: tuple[Face, ...]
    blanks: str = ""

    @property
    def all_fields(self) -> tuple[NoteField, ...]:
        """The kind's own fields, those that every note has, and room to spare.

        A field that is added later makes each note that a learner has a second one (measured
        with Anki 26.9.3), so the spare ones are there from the start.
        """
        return self.fields + COMMON_FIELDS

    def stable_id(self, key: str) -> int:
        """The number by which Anki knows a field or template however it is called (Anki 23.10 and later)."""
        return int.from_bytes(sha256(f"tearcards {self.key} {key}".encode()).digest()[:6])


COMMON_FIELDS = (
    NoteField("sources", "Sources"),
    NoteField("evidence", "Evidence"),
    # In two words: `card:` alone is a search for templates, and `"Card ID:grief-tears"` finds the note.
    NoteField("card", "Card ID"),
    NoteField("spare_1", "Spare 1"),
    NoteField("spare_2", "Spare 2"),
    NoteField("spare_3", "Spare 3"),
    NoteField("spare_4", "Spare 4"),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A part filled with the texts of one card.

    On a front a `Blank` in a tree is to be drawn empty, with its hint; on a back, filled.
    """

    voice: Voice
    tree: Tree
    detail: Tree = ()
    words: str = ""
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to be asked: the two sides of one card as it lies on the table.

    `ordinal` counts the prompts of a note from 0, as Anki does; `letter` tells them apart where
    a note has several.
    """

    ordinal: int
    name: str
    letter: str
    front: tuple[Block, ...]
    back: tuple[Block, ...]
