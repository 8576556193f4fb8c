"""A list to be known by heart."""

from __future__ import annotations

from collections.abc import Sequence as Several
from dataclasses import dataclass
from typing import ClassVar

from tearcards.cards.card import Card
from tearcards.cards.face import Face, NoteField, NoteType, Part, Voice
from tearcards.cards.record import read_record, record_schema
from tearcards.cards.shape import TEXT, Plain, Prose, Schema, YesNo, empty, key, wrong_shape
from tearcards.diagnostic import Diagnostic, Tell
from tearcards.markdown import Prose as Text
from tearcards.source import Mapping, Node, Sequence
from tearcards.source import Text as Written

FEWEST, MOST = 3, 7
_EXAMPLE = "write each item on its own line below it, after a hyphen and a blank"


@dataclass(frozen=True, slots=True)
class Item:
    """One item, and perhaps a few words on it, which are its cue when it is asked for."""

    item: Text = key(Prose(), "the item in a word or two")
    gloss: Text | None = key(Prose(), "a few words on the item, which do not name it", optional=True)


@dataclass(frozen=True, slots=True)
class Items:
    """Three to seven items, each with a gloss or without."""

    empty: ClassVar[tuple[()]] = ()
    parts: ClassVar[str] = "`item`, or `item: gloss`"

    @property
    def schema(self) -> Schema:
        item = {"anyOf": [TEXT, record_schema(Item)]}
        return {"type": "array", "minItems": FEWEST, "maxItems": MOST, "items": item}

    def plain(self, answers: Several[str]) -> Plain:
        """The items, out of `item` or `item: gloss` each."""
        parts = [answer.partition(": ") for answer in answers]
        return [{"item": item.strip(), "gloss": gloss.strip()} if gloss else item.strip() for item, _, gloss in parts]

    def read(self, key: Written, node: Node, tell: Tell) -> tuple[Item, ...] | None:
        if isinstance(node, Written) and not node.strip():
            tell(empty(key))
            return None
        if not isinstance(node, Sequence):
            tell(wrong_shape(key.span, key, "a list", _EXAMPLE))
            return None
        items = [self._item(key, item, tell) for item in node.items]
        if not FEWEST <= len(items) <= MOST:
            message = f"`{key}` has {len(items)} item{'s' if len(items) != 1 else ''}"
            help = f"a list has {FEWEST} to {MOST} items: more cannot be learned as one"
            tell(Diagnostic(key.span, "wrong-shape", message, help=help))
            return None
        return None if None in items else tuple(item for item in items if item)

    def _item(self, key: Written, node: Node, tell: Tell) -> Item | None:
        if isinstance(node, Mapping):
            first = node.entries[0][0].span if node.entries else node.span
            item: Item | None = read_record(Item, node, tell, "an item", first)
            return item
        text = Prose().read(key, node, tell)
        return Item(text) if text else None


def _line(n: int, *, gloss: bool) -> Part:
    return Part(Voice.ITEM, f"item_{n}", f"gloss_{n}" if gloss else "", marker=f"{n}.", marked_if="numbered")


def _one(n: int) -> Face:
    """The card that asks for item `n`, with its neighbours in sight."""
    gap = Part(Voice.GAP, detail=f"gloss_{n}", marker=f"{n}.", marked_if="numbered")
    around = [_line(n - 1, gloss=False)] if n > 1 else []
    around += [gap, *([_line(n + 1, gloss=False)] if n < MOST else [])]
    return Face(
        f"item_{n}",
        f"Item {n}",
        needs=f"item_{n}",
        front=(Part(Voice.FLAG, words="Fill the gap in this list"), Part(Voice.ASK, "question"), *around),
        back=(Part(Voice.ANSWER, f"item_{n}", f"gloss_{n}"), Part(Voice.WHY, "why")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class List(Card):
    """A list of three to seven items: once the whole, and each item with its neighbours in sight.

    A list in one lump is hard to learn and hard to grade (SuperMemo's Twenty rules, 9 and 10), so
    each item has a card of its own beside the one for the whole.
    """

    kind = "list"
    note_type = NoteType(
        key="list",
        name="Tearcards List",
        id=1598370147,
        fields=(
            NoteField("question", "Question"),
            *(
                field
                for n in range(1, MOST + 1)
                for field in (NoteField(f"item_{n}", f"Item {n}"), NoteField(f"gloss_{n}", f"Gloss {n}"))
            ),
            NoteField("numbered", "Numbered"),
            NoteField("why", "Why"),
        ),
        faces=(
            Face(
                "whole",
                "Whole list",
                needs="question",
                front=(Part(Voice.FLAG, words="Name the whole list"), Part(Voice.ASK, "question")),
                back=(*(_line(n, gloss=True) for n in range(1, MOST + 1)), Part(Voice.WHY, "why")),
            ),
            *(_one(n) for n in range(1, MOST + 1)),
        ),
    )

    question: Text = key(Prose(), "what to name, and how many there are")
    items: tuple[Item, ...] = key(Items(), "three to seven items, each on its own line after a hyphen")
    ordered: bool = key(YesNo(), "true where the order matters")
    why: Text = key(Prose(), "what changes in the room for somebody who knows this")

    def values(self) -> dict[str, Text]:
        values = {"question": self.question, "why": self.why}
        for n, item in enumerate(self.items, start=1):
            values[f"item_{n}"] = item.item
            if item.gloss:
                values[f"gloss_{n}"] = item.gloss
        if self.ordered:
            values["numbered"] = Text.from_text(Written.of("1", self.id.source, self.id.start, self.id.end))
        return values
