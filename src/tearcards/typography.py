"""What a typewriter leaves in a text, and what a printer would set instead.

A text is taken as it is written, in Markdown: code, addresses, names of files and the marks of blanks
are left alone. Each slip has one right answer, or none where only the author can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from tearcards.source import Span, Text

if TYPE_CHECKING:
    from tearcards.collection import Collection


class Sort(Enum):
    """What sort of slip it is."""

    QUOTE = "quote"
    DASH = "dash"
    DOTS = "dots"
    BLANKS = "blanks"
    SPACE_BEFORE = "space before"


@dataclass(frozen=True, slots=True)
class Slip:
    """The characters from `start` up to `end` of a text, and what to write for them; None where that is open."""

    sort: Sort
    start: int
    end: int
    better: str | None


# What is not prose. A character of it is replaced by one that is neither letter, blank nor mark.
_NO_PROSE = re.compile(
    r"(?P<fence>`+)(?:(?!`)[\s\S])+?(?P=fence)(?!`)"  # code
    r"|!\[[^\]\n]*\]\([^)\n]*\)"  # a picture
    r"|(?<=\])\([^)\n]*\)"  # the address of a link
    r"|\[sound:[^\]\n]*\]"
    r"|<[^<>\n]*>"
    r"|\b(?:https?://|www\.|mailto:)[^\s<>\"']+"
    r"|\\[^\w\s]"  # an escape
    r"|&\#?\w+;"
)
# The marks of a blank, of emphasis and of a link have no width: what is beside them is looked at. Those
# before a hint part it from the words.
_MARKS = re.compile(r"\{\{c\d+::|\}\}|[*_\[\]]")
_HINT = re.compile("::")
_HIDDEN, _THIN, _PART = "\x00", "\x01", "\x02"
# Most texts have none of this.
_SUSPECT = re.compile(r"[\"']|--| - |\.\.\.|  | [,;:.?!]")

_OPENS_AFTER = frozenset(" \t\n\u00a0([{–—-/\u2009\u202f")
# 'tis, 'twas, 'em, the '90s: an apostrophe at the beginning of a word.
_CLIPPED = re.compile(r"'(?:(?:tis|twas|em|cause|til|round|\d0s)\b|n')", re.IGNORECASE)

CURLY = "“”‘’"


def prose_of(text: str) -> str:
    """The text with all that is no prose hidden; each place stays the same."""
    hidden = _NO_PROSE.sub(lambda match: _HIDDEN * len(match[0]), text)
    thin = _MARKS.sub(lambda match: _THIN * len(match[0]), hidden)
    return _HINT.sub(_PART * 2, thin)


def slips(text: str) -> Iterator[Slip]:
    """The slips of an English text, in the order of their sorts."""
    if not _SUSPECT.search(text):
        return
    prose = prose_of(text)
    yield from _quotes(prose)
    for match in re.finditer(r"(?<=[^\s\d\x00]) +(-|--|---) +(?=[^\s\d\x00])|(?<=\w)---?(?=\w)", prose):
        at = (match.start(1), match.end(1)) if match[1] else match.span()
        yield Slip(Sort.DASH, *at, "–" if match[1] else "—")
    for match in re.finditer(r"(?<!\.)\.\.\.(?!\.)", prose):
        yield Slip(Sort.DOTS, *match.span(), "…")
    for match in re.finditer(r"(?<=[^\s.?!…:\x00])  +(?=[^\s\x00,;.?!:])", prose):
        yield Slip(Sort.BLANKS, *match.span(), " ")
    for match in re.finditer(r"(?<=[^\W_]) +(?=[,;.?!](?:[\s\"'”’)]|$)|:(?:\s|$))", prose):
        yield Slip(Sort.SPACE_BEFORE, *match.span(), "")


def curly(text: str) -> int:
    """How many quotation marks and apostrophes of a text are a printer's."""
    return sum(text.count(mark) for mark in CURLY)


def _quotes(prose: str) -> Iterator[Slip]:
    """Straight quotation marks and apostrophes, each with the curly one that it stands for."""
    open_double = open_single = False
    for match in re.finditer(r"[\"']|\n[ \t]*\n", prose):
        mark, at = match[0], match.start()
        if mark[0] == "\n":
            open_double = open_single = False
            continue
        before, after = _beside(prose, at, -1), _beside(prose, at, 1)
        better = None
        if mark == '"':
            if before.isdigit() and not open_double:
                continue  # inches, or seconds
            if _opens(before, after) and not open_double:
                better, open_double = "“", True
            elif _closes(before, after) and open_double:
                better, open_double = "”", False
        elif before.isdigit() and after.isdigit():
            continue  # feet and inches
        elif (before.isalnum() and after.isalnum()) or _CLIPPED.match(prose, at):
            better = "’"
        elif _opens(before, after):
            better, open_single = ("‘", True) if _is_closed(prose, at) else (None, open_single)
        elif before.isdigit() and not open_single:
            continue  # feet, or minutes
        elif _closes(before, after):
            better, open_single = "’", open_single and before.isalnum() and before == "s"
        yield Slip(Sort.QUOTE, at, at + 1, better)


def _beside(prose: str, at: int, step: int) -> str:
    """The character before or after a place; a blank at either end of the text."""
    at += step
    while 0 <= at < len(prose) and prose[at] == _THIN:
        at += step
    return prose[at] if 0 <= at < len(prose) and prose[at] != _PART else " "


def _opens(before: str, after: str) -> bool:
    return (before in _OPENS_AFTER or before in "\"'“‘") and not after.isspace() and after not in ",.;:!?)]}"


def _closes(before: str, after: str) -> bool:
    return not before.isspace() and (not after.isalnum() or before in ",.;:!?…")


def _is_closed(prose: str, at: int) -> bool:
    """Whether a single quotation mark that opens at a place is closed in its paragraph."""
    paragraph = re.compile(r"\n[ \t]*\n").split(prose[at + 1 :], maxsplit=1)[0]
    return any(
        not paragraph[match.start() - 1].isspace() and not _beside(paragraph, match.start(), 1).isalnum()
        for match in re.finditer("'", paragraph)
        if match.start()
    )


def texts(collection: Collection) -> Iterator[Text]:
    """The texts that the authors of the cards wrote: those of the cards, and those around them."""
    yield from collection.prose()
    yield from (deck.title for deck in collection.decks if deck.title)


def place(text: Text, found: list[Slip]) -> tuple[Span, str | None]:
    """Where slips of one text stand in the file, from the first to the last, and what to write there.

    Nothing is to be written where not one of them has a right answer, or its place is not sure.
    """
    spans = [(slip, _exact(text, slip)) for slip in sorted(found, key=lambda slip: slip.start)]
    sure = [(slip.better, span) for slip, span in spans if span and slip.better is not None]
    if not sure:
        return next((span for _, span in spans if span), text.span), None
    first, last = sure[0][1], sure[-1][1]
    better, at = "", first.start
    for wanted, span in sure:
        better += text.source.text[at : span.start] + wanted
        at = span.end
    return Span(text.source, first.start, last.end), better


def _exact(text: Text, slip: Slip) -> Span | None:
    """Where a slip stands in the file; None where that cannot be told."""
    span = text.part(slip.start, slip.end)
    wanted = text[slip.start : slip.end]
    if wanted == "'" and span.written == "'" and text.source.text[text.start] == "'":
        span = Span(span.source, span.start, span.end + 1)  # between such marks one is written twice
    return span if span.written in (wanted, wanted.replace('"', '\\"'), wanted.replace("'", "''")) else None
