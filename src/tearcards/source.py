"""A file as it was written, and texts that know where in it they stand.

Offsets count code points from the start of the file; lines and columns are counted
from 1, as editors show them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


@dataclass(frozen=True, eq=False)
class Source:
    """One file: the path it is shown by (with `/`, relative where it can be) and its text."""

    path: str
    text: str = field(repr=False, default="")

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line_of(self, offset: int) -> int:
        """The number of the line, from 0, that holds the character at `offset`."""
        return bisect_right(self.line_starts, offset) - 1

    def line(self, number: int) -> str:
        """The text of line `number`, from 0, without its end."""
        start = self.line_starts[number]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The span from `start` up to `end` (one character where no end is given)."""
        last = len(self.text)
        start = max(0, min(start, last))
        stop = start + 1 if end is None else end
        return Span(self, start, max(start, min(stop, last)))

    def line_span(self, number: int) -> Span:
        """The span of line `number`, from 0, without its indentation and its end."""
        written = self.line(number)
        start = self.line_starts[number]
        bare = written.strip()
        return self.span(start + len(written) - len(written.lstrip()), start + len(written.rstrip()) if bare else start)


class Span(NamedTuple):
    """A run of characters in a source."""

    source: Source
    start: int
    end: int

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def line(self) -> int:
        return self.source.line_of(self.start) + 1

    @property
    def column(self) -> int:
        return self.start - self.source.line_starts[self.line - 1] + 1

    @property
    def end_line(self) -> int:
        return self.source.line_of(self.end) + 1

    @property
    def end_column(self) -> int:
        """The column after the last character."""
        return self.end - self.source.line_starts[self.end_line - 1] + 1

    @property
    def written(self) -> str:
        """The characters themselves, as they stand in the file."""
        return self.source.text[self.start : self.end]


class Text(str):
    """A text as the learner reads it, which knows where it was written."""

    __slots__ = ("end", "source", "start")

    source: Source
    start: int
    end: int

    @classmethod
    def of(cls, value: str, source: Source, start: int, end: int) -> Text:
        text = cls(value)
        text.source = source
        text.start = start
        text.end = end
        return text

    @property
    def span(self) -> Span:
        """Where the text stands, without the quotation marks around it."""
        start, end = self.start, self.end
        written = self.source.text
        if end - start >= 2 and written[start] in "\"'" and written[end - 1] == written[start]:
            return Span(self.source, start + 1, end - 1)
        if start < end and written[start] in "|>":
            return self._block_span()
        return Span(self.source, start, end)

    def part(self, start: int, end: int) -> Span:
        """Where the characters from `start` up to `end` of this text stand in the file.

        Line breaks, quotation marks and escapes make a text differ from what was typed, so
        both are walked side by side, blanks left out of account. Where the walk loses its
        way the whole text is the answer.
        """
        whole = self.span
        offsets = _walk(self, whole)
        if offsets is None or not start < end <= len(offsets):
            return whole
        places = [offset for offset in offsets[start:end] if offset >= 0]
        if not places:
            return whole
        last = places[-1]
        width = _typed(self.source.text, last, whole)[1] if self._escaped(whole) else 1
        return Span(self.source, places[0], last + width)

    def find_span(self, wanted: str) -> Span:
        """Where `wanted` stands in the file; the whole text where it cannot be found."""
        at = self.find(wanted)
        return self.span if at < 0 else self.part(at, at + len(wanted))

    def _escaped(self, whole: Span) -> bool:
        return whole.start > self.start and self.source.text[self.start] == '"'

    def _block_span(self) -> Span:
        """The lines under `>` or `|`, without the mark itself."""
        body = self.source.text[self.start : self.end]
        first = body.find("\n") + 1
        inner = body[first:]
        lead = len(inner) - len(inner.lstrip())
        trail = len(inner) - len(inner.rstrip())
        if first == 0 or lead == len(inner):
            return Span(self.source, self.start, self.end)
        return Span(self.source, self.start + first + lead, self.end - trail)


def _walk(text: Text, whole: Span) -> list[int] | None:
    """The offset in the file of each character of `text`; -1 for a blank that folding made."""
    written = whole.source.text
    quote = written[text.start] if whole.start > text.start else ""
    at = whole.start
    offsets: list[int] = []
    for character in text:
        if character.isspace():
            same = at < whole.end and written[at] == character
            offsets.append(at if same else -1)
            at += same
            continue
        while at < whole.end:
            typed, width = _typed(written, at, whole) if quote == '"' else (written[at], 1)
            if quote == "'" and written[at : at + 2] == "''":
                width = 2
            if typed == character:
                offsets.append(at)
                at += width
                break
            if not (typed.isspace() or typed == ""):
                return None
            at += width
        else:
            return None
    return offsets


_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}
_ESCAPES |= {" ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}
_ESCAPES |= {"\n": ""}
_HEX_DIGITS = {"x": 2, "u": 4, "U": 8}


def _typed(written: str, at: int, whole: Span) -> tuple[str, int]:
    """The character that is typed at `at` between double quotes, and how many characters it took."""
    if written[at] != "\\" or at + 1 >= whole.end:
        return written[at], 1
    mark = written[at + 1]
    digits = _HEX_DIGITS.get(mark, 0)
    if digits:
        code = written[at + 2 : at + 2 + digits]
        try:
            return chr(int(code, 16)), 2 + digits
        except (ValueError, OverflowError):
            return "", 1
    return _ESCAPES.get(mark, mark), 2


class Sequence(NamedTuple):
    """A list as it was written: `- one` below `- another`, or `[one, another]`."""

    items: tuple[Node, ...]
    span: Span


class Mapping(NamedTuple):
    """Keys and their values, in the order in which they were written."""

    entries: tuple[tuple[Text, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.entries if name == key), None)

    def key(self, key: str) -> Text | None:
        return next((name for name, _ in self.entries if name == key), None)


Node = Text | Sequence | Mapping
