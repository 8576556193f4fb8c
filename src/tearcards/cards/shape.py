"""What a value in a deck may look like, and what to say where it looks otherwise.

A shape takes what was written and gives the value, or tells the problem and gives None. It also
tells an editor what may stand there, and turns what a person answers into what is to be written. A
kind of card may bring a shape of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence as Several
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cache
from inspect import get_annotations
from typing import Any, ClassVar, Protocol

from tearcards import markdown
from tearcards.diagnostic import Diagnostic, Tell, did_you_mean, one_of
from tearcards.source import Node, Sequence, Span, Text

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TAG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:::[a-z0-9]+(?:-[a-z0-9]+)*)*")


Schema = dict[str, Any]
"""What may stand at a key, in JSON Schema, draft 7: the draft that editors know best."""
Plain = str | list[Any] | dict[str, Any]
"""What is to be written at a key: text, a list, or keys with their texts."""

# A number without quotation marks is text to us, and a number to an editor.
TEXT: Schema = {"type": ["string", "number"], "pattern": r"\S", "patternErrorMessage": "This is empty."}


class Shape(Protocol):
    """What a value may look like.

    `empty` is the value where an optional key is not written. `parts` says how a person answers part
    by part; nothing where there is one answer.
    """

    @property
    def empty(self) -> Any: ...

    @property
    def parts(self) -> str: ...

    @property
    def schema(self) -> Schema: ...

    def read(self, key: Text, node: Node, tell: Tell) -> Any: ...

    def plain(self, answers: Several[str]) -> Plain:
        """What is to be written, from what a person answered."""
        ...


class Single:
    """A shape for which one answer is asked, and written as it was given."""

    __slots__ = ()
    parts: ClassVar[str] = ""

    def plain(self, answers: Several[str]) -> Plain:
        return " ".join(answers)


@dataclass(frozen=True, slots=True)
class Spec:
    """One key of a record: what it may look like, what it is for, whether it must be there."""

    shape: Shape
    doc: str
    required: bool


def key(shape: Shape, doc: str, *, optional: bool = False) -> Any:
    """A key of a record, for the body of its dataclass."""
    spec = {"spec": Spec(shape, doc, not optional)}
    return field(metadata=spec, default=shape.empty) if optional else field(metadata=spec)


@cache
def specs(record: type) -> dict[str, Spec]:
    """The keys of a record in the order in which an author writes them: `id`, its own, those it shares."""
    own = get_annotations(record)
    found = {f.name: f.metadata["spec"] for f in fields(record) if "spec" in f.metadata}
    return {name: found[name] for name in sorted(found, key=lambda name: (name != "id", name not in own))}


def wrong_shape(place: Span, key: str, wanted: str, help: str) -> Diagnostic:
    """`key` holds one sort of thing where another is wanted."""
    return Diagnostic(place, "wrong-shape", f"`{key}` should be {wanted}", help=help)


def empty(key: Text) -> Diagnostic:
    """`key` is there and holds nothing."""
    return Diagnostic(
        Span(key.source, key.start, key.end),
        "empty",
        f"`{key}` is empty",
        help="write its text after the colon, or delete the line",
    )


def first_line(node: Node) -> Span:
    """The first line of a node: enough to be underlined."""
    span = node.span
    end = span.source.text.find("\n", span.start, span.end)
    return Span(span.source, span.start, end if end >= 0 else span.end)


def as_text(key: Text, node: Node, tell: Tell) -> Text | None:
    """The text that `node` is."""
    if not isinstance(node, Text):
        what = "a list" if isinstance(node, Sequence) else "a block of keys"
        begins = node.span.source.text[node.span.start : node.span.start + 1]
        help = (
            f'put quotation marks around text that begins with `{begins}`: `{key}: "…"`'
            if begins in "[{"
            else "write the text after the colon, in quotation marks"
        )
        tell(wrong_shape(first_line(node), key, f"text, and is {what}", help))
        return None
    if not node.strip():
        tell(empty(key))
        return None
    return node


@dataclass(frozen=True, slots=True)
class Line(Single):
    """Words on one line, without Markdown: a title, a name."""

    empty: ClassVar[None] = None
    schema: ClassVar[Schema] = TEXT

    def read(self, key: Text, node: Node, tell: Tell) -> Text | None:
        text = as_text(key, node, tell)
        return None if text is None else Text.of(" ".join(text.split()), text.source, text.start, text.end)


@dataclass(frozen=True, slots=True)
class Prose(Single):
    """Text in Markdown; with `blanks`, `{{c1::…}}` in it is a blank."""

    blanks: bool = False
    empty: ClassVar[None] = None
    schema: ClassVar[Schema] = TEXT

    def read(self, key: Text, node: Node, tell: Tell) -> markdown.Prose | None:
        text = as_text(key, node, tell)
        return None if text is None else markdown.Prose.from_text(text, blanks=self.blanks)


@dataclass(frozen=True, slots=True)
class Matching(Single):
    """A word of a certain form."""

    pattern: re.Pattern[str]
    rule: str
    wanted: str
    help: str
    empty: ClassVar[None] = None

    @property
    def schema(self) -> Schema:
        return TEXT | {"pattern": f"^(?:{self.pattern.pattern})$", "patternErrorMessage": f"This is not {self.wanted}."}

    def read(self, key: Text, node: Node, tell: Tell) -> Text | None:
        text = as_text(key, node, tell)
        if text is not None and not self.pattern.fullmatch(text):
            tell(Diagnostic(text.span, self.rule, f"`{text}` is not {self.wanted}", help=self._help(text)))
            return None
        return text

    def _help(self, text: str) -> str:
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        words = re.findall(r"[a-z0-9]+", plain.lower())
        return self.help.format(suggestion="-".join(words) or "grief-tears")


def name() -> Matching:
    """A kebab-case name."""
    return Matching(
        NAME,
        "name-format",
        "a name of small letters, digits and single hyphens",
        "write `{suggestion}`",
    )


@dataclass(frozen=True, slots=True)
class Day(Single):
    """A day, as 2026-11-24."""

    empty: ClassVar[None] = None
    schema: ClassVar[Schema] = {
        "type": "string",
        "pattern": r"^\d{4}-\d\d-\d\d$",
        "patternErrorMessage": "Write year, month and day: 2026-11-24",
    }

    def read(self, key: Text, node: Node, tell: Tell) -> Text | None:
        text = as_text(key, node, tell)
        if text is None:
            return None
        if not _is_day(text):
            help = "write year, month and day: 2026-11-24"
            tell(Diagnostic(text.span, "wrong-shape", f"`{text}` is no day of the calendar", help=help))
            return None
        return text


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Choice(Single):
    """One word out of a few."""

    options: tuple[str, ...]
    empty: ClassVar[None] = None

    @property
    def schema(self) -> Schema:
        return {"enum": list(self.options)}

    def read(self, key: Text, node: Node, tell: Tell) -> Text | None:
        text = as_text(key, node, tell)
        if text is None or text in self.options:
            return text
        help = did_you_mean(text, self.options) or f"write {one_of(self.options)}"
        tell(Diagnostic(text.span, f"unknown-{key}", f"`{text}` is none of the words that `{key}` can be", help=help))
        return None


@dataclass(frozen=True, slots=True)
class YesNo(Single):
    """`true` or `false`."""

    empty: ClassVar[bool] = False
    schema: ClassVar[Schema] = {"type": "boolean"}

    def read(self, key: Text, node: Node, tell: Tell) -> bool | None:
        text = as_text(key, node, tell)
        if text is None:
            return None
        if text.lower() in ("true", "yes"):
            return True
        if text.lower() in ("false", "no"):
            return False
        tell(Diagnostic(text.span, "wrong-shape", f"`{key}` is neither true nor false", help="write `true` or `false`"))
        return None


@dataclass(frozen=True, slots=True)
class Names(Single):
    """A list of names, such as `[client, trainee]`; each of them once."""

    pattern: re.Pattern[str] = NAME
    may_be_empty: bool = False
    empty: ClassVar[tuple[()]] = ()

    @property
    def schema(self) -> Schema:
        names: Schema = {"type": "array", "uniqueItems": True, "items": self._name.schema}
        return names | ({"type": ["array", "null"]} if self.may_be_empty else {"minItems": 1})

    @property
    def _name(self) -> Matching:
        return replace(name(), pattern=self.pattern)

    def plain(self, answers: Several[str]) -> Plain:
        return [word.strip() for answer in answers for word in answer.strip("[] ").split(",") if word.strip()]

    def read(self, key: Text, node: Node, tell: Tell) -> tuple[Text, ...] | None:
        if isinstance(node, Text) and not node.strip() and self.may_be_empty:
            return ()
        if not isinstance(node, Sequence):
            if isinstance(node, Text) and not node.strip():
                tell(empty(key))
            else:
                example = node if isinstance(node, Text) and NAME.fullmatch(node) else "one, another"
                tell(
                    wrong_shape(first_line(node), key, "a list", f"put square brackets around it: `{key}: [{example}]`")
                )
            return None
        if not node.items and not self.may_be_empty:
            tell(
                Diagnostic(
                    node.span, "empty", f"the list `{key}` is empty", help="name at least one, or delete the line"
                )
            )
            return None
        shape = self._name
        names: list[Text] = []
        for item in node.items:
            word = shape.read(key, item, tell)
            if word is None:
                continue
            if word in names:
                tell(
                    Diagnostic(
                        word.span, "duplicate-name", f"`{word}` stands in `{key}` twice", help="delete one of the two"
                    )
                )
                continue
            names.append(word)
        return tuple(names)
