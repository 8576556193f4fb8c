"""Look-alikes told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from tearcards.cards.card import Card
from tearcards.cards.face import Face, NoteField, NoteType, Part, Voice
from tearcards.cards.shape import TEXT, Line, Plain, Prose, Schema, empty, key, wrong_shape
from tearcards.diagnostic import Diagnostic, Tell
from tearcards.markdown import Prose as Text
from tearcards.source import Mapping, Node
from tearcards.source import Text as Written

FEWEST, MOST = 2, 4
_EXAMPLE = "write each side on its own line below it, indented, such as `With you: what is true of it`"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things told apart."""

    name: Text
    answer: Text


@dataclass(frozen=True, slots=True)
class Sides:
    """Two to four named sides."""

    empty: ClassVar[tuple[()]] = ()
    parts: ClassVar[str] = "`name: what is true of it`"
    schema: ClassVar[Schema] = {
        "type": "object",
        "minProperties": FEWEST,
        "maxProperties": MOST,
        "additionalProperties": TEXT,
    }

    def plain(self, answers: Sequence[str]) -> Plain:
        """The sides, out of `name: what is true of it` each."""
        return {name.strip(): text.strip() for name, _, text in (answer.partition(": ") for answer in answers)}

    def read(self, key: Written, node: Node, tell: Tell) -> tuple[Side, ...] | None:
        if isinstance(node, Written) and not node.strip():
            tell(empty(key))
            return None
        if not isinstance(node, Mapping):
            tell(wrong_shape(key.span, key, "two or more named sides", _EXAMPLE))
            return None
        sides = [(Line().read(key, name, tell), Prose().read(name, answer, tell)) for name, answer in node.entries]
        if not FEWEST <= len(sides) <= MOST:
            message = f"`{key}` has {len(sides)} side{'s' if len(sides) != 1 else ''}"
            tell(Diagnostic(key.span, "wrong-shape", message, help=f"a contrast has {FEWEST} to {MOST} sides"))
            return None
        if any(name is None or answer is None for name, answer in sides):
            return None
        return tuple(Side(Text.from_text(name), answer) for name, answer in sides if name and answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast(Card):
    """Two to four things that are easily mixed up, told apart on one card."""

    kind = "contrast"
    note_type = NoteType(
        key="contrast",
        name="Tearcards Contrast",
        id=1668383024,
        fields=(
            NoteField("question", "Question"),
            *(
                field
                for n in range(1, MOST + 1)
                for field in (NoteField(f"side_{n}", f"Side {n}"), NoteField(f"answer_{n}", f"Answer {n}"))
            ),
            NoteField("why", "Why"),
        ),
        faces=(
            Face(
                "contrast",
                "Contrast",
                needs="question",
                front=(Part(Voice.FLAG, words="Tell apart"), Part(Voice.ASK, "question")),
                back=(
                    *(Part(Voice.SIDE, f"side_{n}", f"answer_{n}") for n in range(1, MOST + 1)),
                    Part(Voice.WHY, "why"),
                ),
            ),
        ),
    )

    question: Text = key(Prose(), "what tells the look-alikes apart, with all of them named")
    answers: tuple[Side, ...] = key(Sides(), "two to four named sides, each on its own line")
    why: Text = key(Prose(), "why the difference matters")

    def values(self) -> dict[str, Text]:
        values = {"question": self.question, "why": self.why}
        for n, side in enumerate(self.answers, start=1):
            values |= {f"side_{n}": side.name, f"answer_{n}": side.answer}
        return values
