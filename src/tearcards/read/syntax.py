"""What a slip of syntax most likely is, for somebody who has never seen YAML.

The parser says where it lost its way, which is often a line or ten after the slip, in words
like "did not find expected key". The lines of the card are looked through for the slips that
people make: a colon in bare text, a quotation mark that is not closed, a step to the right too
many. The first one found is what the contributor is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tearcards.diagnostic import Diagnostic
from tearcards.source import Source, Span

RULE = "syntax"

_ITEM = re.compile(r"^( *)- ")
_CARD = re.compile(r"^ *- +id *:")
_TOP = re.compile(r"^[^\s#]")
_KEY_LINE = re.compile(r"^(?P<indent> *(?:- +)*)(?P<key>[A-Za-z_][\w-]*) *:(?P<gap>[ \t]*)(?P<value>.*?)[ \t]*$")
_KEY_GLUED = re.compile(r"^ *(?:- +)*(?P<key>[a-z_]+):(?P<value>[^\s/].*)$")
_BLOCK_MARK = re.compile(r"^[|>][-+0-9]*(?: +#.*)?$")
_BARE_COLON = re.compile(r":(?= |$)")
_FORBIDDEN_START = "@`%,]}"
_QUOTING = 'put the whole text in quotation marks: `{key}: "…"`'
_FOLDING = "write `{key}: >-` and put the text on the next line, two steps further right; there every mark is allowed"


@dataclass(frozen=True, slots=True)
class Blocks:
    """The lines at which a section of the file, or a card of it, begins."""

    tops: tuple[int, ...]
    items: frozenset[int]
    count: int

    def around(self, line: int) -> tuple[int, int]:
        """First line of the card or section that holds `line`, and the line after its last."""
        starts = sorted({0, *self.tops, *self.items})
        first = max(start for start in starts if start <= max(line, 0))
        ends = starts if first in self.items else sorted(set(self.tops) - self.items)
        return first, next((end for end in ends if end > first), self.count)


def blocks(text: str) -> Blocks:
    """Where the sections and cards of `text` begin, told by their first letters alone."""
    lines = text.split("\n")
    first_item = next((found for found in map(_ITEM.match, lines) if found), None)
    lead = f"{first_item[1]}- " if first_item else None
    items = frozenset(n for n, line in enumerate(lines) if (lead and line.startswith(lead)) or _CARD.match(line))
    tops = tuple(n for n, line in enumerate(lines) if _TOP.match(line))
    return Blocks(tops, items, len(lines))


def explain(source: Source, text: str, error: Any) -> tuple[Diagnostic, int]:
    """The slip behind `error`, and the number of the line, from 0, whose card is lost by it.

    `text` is what the parser was given: `source` with what had been told before blanked out.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    last = max(len(text) - 1, 0)
    offset = min(mark.index if mark else getattr(error, "position", 0), last)
    stumbled = start = source.line_of(offset)
    if getattr(error, "context_mark", None) and "scanning" in (error.context or ""):
        # A quotation mark that is never closed: the place where it opens is what matters.
        begins = min(error.context_mark.index, last)
        start = source.line_of(begins)
        offset = offset if "escape" in str(error.problem) else begins
    while start > 0 and not _line(source, text, start).strip():
        start -= 1
    if "escape" in str(error.problem if mark else ""):
        return _escape(source, offset), start
    first, _ = blocks(text).around(start)
    for slip, line in _slips(source, text, first, stumbled):
        return slip, line
    return _as_parser_says(source, start, offset, error), start


def _line(source: Source, text: str, number: int) -> str:
    start = source.line_starts[number]
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _slips(source: Source, text: str, first: int, last: int) -> Iterator[tuple[Diagnostic, int]]:
    """The certain slips in lines `first` to `last`, in order."""
    number = first
    previous: re.Match[str] | None = None
    indents: set[int] = {0}
    while number <= last:
        line = _line(source, text, number)
        bare = line.strip()
        if not bare or bare.startswith("#"):
            number += 1
            continue
        key_line = _KEY_LINE.match(line)
        if key_line is None or (key_line["value"] and not key_line["gap"]):
            slip = _without_colon(source, line, number, previous)
            if slip:
                yield slip, number
            number += 1
            continue
        slip = _misplaced(source, key_line, number, previous, indents)
        if slip:
            yield slip, number
        indents.add(len(key_line["indent"]))
        value, at = key_line["value"], source.line_starts[number] + key_line.start("value")
        previous = key_line
        if _BLOCK_MARK.match(value):
            number = _after_block(source, text, number, len(key_line["indent"]))
            continue
        if value[:1] in ('"', "'") and value:
            slip, number = _quoted(source, text, key_line["key"], at, number)
        else:
            slip, number = _bare(source, key_line["key"], value, at), number + 1
        if slip:
            yield slip, source.line_of(at)


def _escape(source: Source, offset: int) -> Diagnostic:
    """A backslash that YAML reads as the beginning of an escape."""
    at = source.text.rfind("\\", 0, offset + 1)
    word = re.compile(r"\\\w{0,5}").match(source.text, at) if at >= 0 else None
    place = source.span(at, word.end()) if word else source.span(offset)
    return Diagnostic(
        place,
        RULE,
        f"`{place.written}` means nothing between double quotation marks",
        help="write two backslashes for one, or put the text in single quotation marks",
    )


def _without_colon(source: Source, line: str, number: int, previous: re.Match[str] | None) -> Diagnostic | None:
    """A line that should be a key with its text, and lacks the colon or the blank after it."""
    start = source.line_starts[number]
    glued = _KEY_GLUED.match(line)
    if glued:
        place = source.span(start + glued.start("key"), start + glued.end("key") + 1)
        key = glued["key"]
        return Diagnostic(place, RULE, f"a space is missing after `{key}:`", help=f"write `{key}: ` and then the text")
    word = re.match(r"^ *(?:- +)?([a-z_]+)(?: |$)", line)
    beside = len(previous["indent"]) if previous else 0
    if word and beside == len(line) - len(line.lstrip()):
        place = source.span(start + word.start(1), start + word.end(1))
        return Diagnostic(
            place,
            RULE,
            f"`{word[1]}` stands where a key is expected, and has no colon after it",
            help=f"write `{word[1]}: ` if it is a key; the second line of a text stands further right than its key",
        )
    return None


def _misplaced(
    source: Source, key_line: re.Match[str], number: int, previous: re.Match[str] | None, indents: set[int]
) -> Diagnostic | None:
    """A key that stands further right or left than the keys of the same card."""
    if previous is None or "-" in key_line["indent"]:
        return None
    here, there = len(key_line["indent"]), len(previous["indent"])
    if here in indents or (here > there and not previous["value"]):
        return None
    start = source.line_starts[number]
    place = source.span(start + key_line.start("key"), start + key_line.end("key"))
    return Diagnostic(
        place,
        RULE,
        f"`{key_line['key']}` stands {here} spaces from the left, and `{previous['key']}` above it {there}",
        help=f"the keys of one card stand exactly below each other: {there} spaces",
    )


def _after_block(source: Source, text: str, number: int, indent: int) -> int:
    """The number of the first line after the text below `>` or `|`."""
    number += 1
    while number < len(source.line_starts):
        line = _line(source, text, number)
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        number += 1
    return number


def _quoted(source: Source, text: str, key: str, at: int, number: int) -> tuple[Diagnostic | None, int]:
    """A text in quotation marks: not closed, or followed by more. Also the line after it."""
    mark = source.text[at]
    closing = _closing(text, at)
    line = number
    while line < len(source.line_starts) - 1 and (closing is None or source.line_starts[line + 1] <= closing):
        line += 1
        if _KEY_LINE.match(_line(source, text, line)):
            closing = None
            break
    if closing is None:
        first_line_end = source.line_starts[number] + len(_line(source, text, number).rstrip())
        slip = Diagnostic(
            source.span(at, first_line_end),
            RULE,
            f"the quotation mark {mark} that opens here is not closed",
            help=f"put {mark} at the end of the text",
        )
        return slip, number + 1
    end = text.find("\n", closing)
    rest = text[closing + 1 : end if end >= 0 else len(text)]
    if rest.strip() and not rest.lstrip().startswith("#"):
        place = source.span(closing, closing + 1 + len(rest.rstrip()))
        way = (
            "write an apostrophe twice (''), or put the text in double quotation marks"
            if mark == "'"
            else _FOLDING.format(key=key)
        )
        return Diagnostic(
            place, RULE, f"the text goes on after the quotation mark {mark} that closes it", help=way
        ), line + 1
    return None, line + 1


def _closing(text: str, at: int) -> int | None:
    """The offset of the quotation mark that closes the one at `at`."""
    pattern = r'"(?:[^"\\]|\\.)*"' if text[at] == '"' else r"'(?:[^']|'')*'"
    found = re.compile(pattern, re.DOTALL).match(text, at)
    return found.end() - 1 if found else None


def _bare(source: Source, key: str, value: str, at: int) -> Diagnostic | None:
    """A text without quotation marks that YAML takes for something else."""
    if not value or value.startswith("#"):
        return None
    comment = value.find(" #")
    shown = value if comment < 0 else value[:comment]
    place: Span = source.span(at, at + len(shown))
    if value[0] in _FORBIDDEN_START:
        message = f"text that begins with `{value[0]}` has no quotation marks around it"
        return Diagnostic(place, RULE, message, help=_QUOTING.format(key=key))
    if value[0] in "{[" and not _is_list(shown):
        message = f"text that begins with `{value[0]}` has no quotation marks around it"
        return Diagnostic(place, RULE, message, help=_QUOTING.format(key=key))
    if value[0] in "*&!" and (len(value) == 1 or value[0] != "!" or "{" in value):
        message = f"text that begins with `{value[0]}` has no quotation marks around it"
        return Diagnostic(place, RULE, message, help=_QUOTING.format(key=key))
    colon = _BARE_COLON.search(shown)
    if colon and value[0] not in "[{":
        place = source.span(at + colon.start(), at + colon.end())
        message = f"a colon stands in the text of `{key}`, which has no quotation marks around it"
        return Diagnostic(place, RULE, message, help=_QUOTING.format(key=key))
    return None


def _is_list(value: str) -> bool:
    """Whether a value such as `[client, trainee]` is closed and holds words only."""
    return bool(re.match(r"^\[[^\[\]{}\"]*\]$", value.strip()))


def _as_parser_says(source: Source, line: int, offset: int, error: Any) -> Diagnostic:
    """What the parser says, where none of the usual slips was found."""
    problem = str(getattr(error, "problem", "") or getattr(error, "reason", "") or "not readable").lower()
    place = source.span(offset) if source.line(source.line_of(offset)).strip() else source.line_span(line)
    return Diagnostic(
        place,
        RULE,
        f"this cannot be read as YAML ({problem})",
        help="compare this line and the one above with a card that works: steps to the right, colons, quotation marks",
    )
