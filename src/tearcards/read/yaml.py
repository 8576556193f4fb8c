"""YAML text to nodes that know their places.

Only the part of YAML that a deck needs is taken: mappings, lists and text. Every scalar is text
as it was typed, so `no` stays "no" and `1:30` stays "1:30". PyYAML's event stream is read, not
its loader: it is several times faster, and it still holds the place of every key.

A slip in one card does not hide the slips in the others: the card that the parser stumbles over
is told and blanked out, and the file is read again without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from tearcards.diagnostic import Diagnostic, Tell
from tearcards.read.syntax import blocks, explain
from tearcards.source import Mapping, Node, Sequence, Source, Span, Text

# A deck is four levels deep. More than this is a mistake or an attack.
DEEPEST = 16
# After so many slips the rest of the file is better read again when they are mended.
MOST_SLIPS = 50

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_REORDERING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds. `whole` is false where a part of it could not be read."""

    node: Node | None
    whole: bool


def parse(source: Source, tell: Tell) -> Parsed:
    """The content of `source`; problems of its syntax go to `tell`, each at its place."""
    text = _readable(source, tell)
    damaged = False
    for tab in _TAB_INDENT.finditer(source.text):
        at = source.text.index("\t", tab.start())
        tell(
            Diagnostic(
                source.span(at, tab.end()),
                "tab",
                "a tab at the start of a line",
                help="use spaces: two for each step to the right",
                note="YAML reads the steps to the right as structure, and does not count tabs",
            )
        )
        text = _without(source, text, source.line_of(at))
        damaged = True
    for _ in range(MOST_SLIPS):
        reader = _Reader(source)
        try:
            node = reader.read(text)
        except yaml.YAMLError as error:
            slip, line = explain(source, text, error)
            tell(slip)
            shorter = _without(source, text, line)
            damaged = True
            if shorter == text:
                return Parsed(None, whole=False)
            text = shorter
            continue
        except _Hopeless:
            for problem in reader.found:
                tell(problem)
            return Parsed(None, whole=False)
        for problem in reader.found:
            tell(problem)
        return Parsed(node, whole=not damaged)
    return Parsed(None, whole=False)


def _without(source: Source, text: str, line: int) -> str:
    """`text` with the card or section around `line` blanked out; every offset stays."""
    first, last = blocks(text).around(line)
    start = source.line_starts[first]
    end = source.line_starts[last] if last < len(source.line_starts) else len(text)
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def _readable(source: Source, tell: Tell) -> str:
    """The text with each character that nobody can see told, and replaced by a blank."""
    text = source.text
    if text.isprintable() or not (_UNSEEN.search(text) or _REORDERING.search(text)):
        return text
    for pattern, message in (
        (_UNSEEN, "a character that cannot be seen ({})"),
        (_REORDERING, "a character that reverses the reading order ({})"),
    ):
        for match in pattern.finditer(text):
            tell(
                Diagnostic(
                    source.span(match.start(), match.end()),
                    "control-character",
                    message.format(f"U+{ord(match[0]):04X}"),
                    help="delete it; it often comes along when text is pasted",
                )
            )
        text = pattern.sub(" ", text)
    return text


class _Hopeless(Exception):  # noqa: N818 - no error of the program
    """The file holds something after which nothing can be trusted; it has been told."""


class _Reader:
    """Reads one text; problems are kept in `found` until the whole text has been read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Diagnostic] = []

    def read(self, text: str) -> Node | None:
        loader = _LOADER(text)
        try:
            return self._documents(loader.get_event)
        finally:
            loader.dispose()

    def _documents(self, next_event: Any) -> Node | None:
        next_event()  # the start of the stream
        node: Node | None = None
        first = True
        while True:
            event = next_event()
            if isinstance(event, yaml.StreamEndEvent):
                return node
            if not first:
                self._second_document(event)
                return node
            first = False
            node = self._node(next_event(), next_event, 1)
            next_event()  # the end of the document

    def _second_document(self, event: Any) -> None:
        start = event.start_mark.index
        self._problem(
            start,
            start + 3,
            "second-document",
            "a line `---` starts a second document here, and what follows it is not read",
            "delete the line `---`; a file holds one deck",
        )

    def _node(self, event: Any, next_event: Any, depth: int) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            self._problem(
                start,
                end,
                "alias",
                f"`*{event.anchor}` points to another place in the file",
                "text that begins with `*` needs quotation marks around it; to say a thing twice, write it twice",
            )
            return Text.of(f"*{event.anchor}", self.source, start, end)
        self._refuse_marks(event)
        if depth > DEEPEST:
            self._problem(
                start,
                start + 1,
                "too-deep",
                f"more than {DEEPEST} levels, one inside the other",
                "text that begins with `[` or `{` needs quotation marks around it",
            )
            raise _Hopeless
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(start, next_event, depth)
        return self._mapping(start, next_event, depth)

    def _sequence(self, start: int, next_event: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while True:
            event: Any = next_event()
            if isinstance(event, yaml.SequenceEndEvent):
                last = items[-1] if items else None
                return Sequence(tuple(items), self.source.span(start, _end(event, last)))
            items.append(self._node(event, next_event, depth + 1))

    def _mapping(self, start: int, next_event: Any, depth: int) -> Node:
        entries: list[tuple[Text, Node]] = []
        seen: dict[str, Text] = {}
        is_text = False
        while True:
            event: Any = next_event()
            if isinstance(event, yaml.MappingEndEvent):
                span = self.source.span(start, _end(event, entries[-1][1] if entries else None))
                return self._unquoted(span) if is_text else Mapping(tuple(entries), span)
            key = self._node(event, next_event, depth + 1)
            value = self._node(next_event(), next_event, depth + 1)
            if not isinstance(key, Text):
                is_text = True
                continue
            if key in seen:
                self._problem(
                    key.start,
                    key.end,
                    "duplicate-key",
                    f"`{key}` stands here a second time",
                    "keep one of the two; a new card begins with `- id:`",
                    note=f"the first one is in line {seen[key].span.line}",
                )
                continue
            seen[key] = key
            entries.append((key, value))

    def _unquoted(self, span: Span) -> Text:
        """The text that `{{c1::…}}` was meant to be: without quotation marks it is a block in a block."""
        self._problem(
            span.start,
            span.end,
            "unquoted",
            f"text that begins with `{span.written[0]}` has no quotation marks around it",
            'put the whole text in quotation marks: `"{{c1::…}} …"`',
        )
        return Text.of(span.written, self.source, span.start, span.end)

    def _scalar(self, event: Any) -> Text:
        start, end = event.start_mark.index, event.end_mark.index
        value: str = event.value
        source = self.source
        if event.anchor or (event.tag and event.tag != "!"):
            self._refuse_marks(event)
        if event.style == '"' and "\\" in source.text[start:end]:
            value = self._without_unseen(value, start, end)
        elif event.style in ("|", ">"):
            # The parser's end of a block lies on the line where the next key begins.
            end = start + len(source.text[start:end].rstrip())
            value = value.rstrip("\n")
        elif event.style is None or event.style == "":
            self._warn_of_comment(end)
        return Text.of(value, source, start, end)

    def _without_unseen(self, value: str, start: int, end: int) -> str:
        for pattern in (_UNSEEN, _REORDERING):
            unseen = pattern.search(value)
            if unseen:
                self._problem(
                    start,
                    end,
                    "control-character",
                    f"a character that cannot be seen (U+{ord(unseen[0]):04X}) is written as an escape in this text",
                    "delete it, or write `\\\\` where a backslash is meant",
                )
                value = pattern.sub(" ", value)
        return value

    def _warn_of_comment(self, end: int) -> None:
        text = self.source.text
        rest = text[end : end + 4].lstrip(" ")
        if len(rest) < 2 or rest[0] != "#" or rest[1] in " \n#!":
            return
        line_end = text.find("\n", end)
        start = text.index("#", end)
        self._problem(
            start,
            line_end if line_end >= 0 else len(text),
            "cut-off",
            "what follows ` #` is a comment, and not part of the text",
            "put the whole text in quotation marks, or write `# ` with a space for a comment",
        )

    def _refuse_marks(self, event: Any) -> None:
        start = event.start_mark.index
        if getattr(event, "anchor", None):
            self._problem(
                start,
                start + len(event.anchor) + 1,
                "anchor",
                f"`&{event.anchor}` names this place for use elsewhere",
                "text that begins with `&` needs quotation marks around it; otherwise delete it",
            )
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            word = re.match(r"\S+", self.source.text[start:])
            self._problem(
                start,
                start + (len(word[0]) if word else 1),
                "tag",
                f"`{word[0] if word else tag}` asks for a special kind of value",
                "text that begins with `!` needs quotation marks around it; otherwise delete it",
            )

    def _problem(self, start: int, end: int, rule: str, message: str, help: str, note: str = "") -> None:
        self.found.append(Diagnostic(self.source.span(start, end), rule, message, help=help, note=note))


def _start(event: Any) -> int:
    """The offset at which an event begins."""
    start: int = event.start_mark.index
    return start


def _end(event: Any, last: Node | None) -> int:
    """Where a list or block ends: with its bracket, or with the last thing in it."""
    bracket: int = event.end_mark.index
    return last.span.end if last is not None and _start(event) == bracket else bracket
