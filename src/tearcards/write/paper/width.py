"""How wide words are, so that the lines of a question can be made of about one length without setting it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tearcards.markdown import Blank, Emph, Inline, Paragraph, Str, Strong
from tearcards.write.paper.fonts import advances
from tearcards.write.paper.glyphs import FONTS
from tearcards.write.paper.tree import ink

REGULAR = "SourceSans3_400Regular.ttf"
MM = 25.4 / 72
# Semibold letters are wider by about this; the empty blank, and what stands beside a hint in it, by the template.
STRONG = 1.04
EMPTY_BLANK, HINT, BESIDE_HINT = 4.5, 0.72, 1.2
# Kerning makes lines a little narrower or wider than the sum of their letters.
SPARE = 0.12
_PIECES = re.compile(r"[^ ]+| ")


@cache
def _advances() -> dict[str, float]:
    """How far each letter of our regular font goes, in em."""
    return advances(FONTS / REGULAR)


def word_widths(paragraph: Paragraph, marks: str = "") -> list[float] | None:
    """The width of each word of a paragraph in em, with the `marks` that its voice puts around it.

    A word with a hyphen counts as a whole: then a line is never longer than it is taken to be. None
    where there is more than words in it, or letters of another font.
    """
    try:
        return _words([*_runs(paragraph.children)], marks)
    except KeyError:
        return None


def even_widths(words: list[float], width: float, sizes: Sequence[float]) -> list[float | None]:
    """For each size of type in pt the least width, in em, in which words take no more lines than in `width` mm.

    None where they take one line.
    """
    return [_even(words, width / (size * MM)) for size in sizes]


def lines(words: list[float], width: float, size: float) -> int | None:
    """How many lines of `width` mm words take at most in a size of type in pt; None where one is wider than a line."""
    room = width / (size * MM) * 0.98
    return _lines(words, room) if max(words) <= room else None


def _runs(children: tuple[Inline, ...], share: float = 1) -> Iterator[tuple[str, float]]:
    """The texts of a paragraph with how much wider they are; a blank is a text of its own. Raises KeyError."""
    for node in children:
        match node:
            case Str(text):
                yield ink(text), share
            case Strong(inner):
                yield from _runs(inner, STRONG)
            case Emph(inner):
                yield from _runs(inner, share)
            case Blank(_, _, hint):
                yield "", BESIDE_HINT + HINT * _long(ink(hint)) if hint else EMPTY_BLANK
            case _:
                raise KeyError(type(node))


def _long(text: str) -> float:
    known = _advances()
    return sum(known[letter] for letter in text)


def _words(runs: list[tuple[str, float]], marks: str) -> list[float]:
    opening, closing = (marks[:1], marks[1:]) if marks else ("", "")
    words: list[float] = []
    open_word = _long(opening)
    for text, share in runs:
        if not text:
            open_word += share
        for piece in _PIECES.findall(text):
            if piece == " ":
                words.append(open_word)
                open_word = 0
            else:
                open_word += share * _long(piece)
    return [*words, open_word + _long(closing)]


def _even(words: list[float], width: float) -> float | None:
    lines = _lines(words, width)
    if lines <= 1:
        return None
    low, high = max(*words, sum(words) / lines), width
    while high - low > 0.1:
        middle = (low + high) / 2
        low, high = (low, middle) if _lines(words, middle) <= lines else (middle, high)
    return round(high * 1.01 + SPARE, 2)


def _lines(words: list[float], width: float) -> int:
    """How many lines the words take where each line takes as many as it can."""
    space = _advances()[" "]
    lines, at = 1, 0.0
    for word in words:
        if at and at + space + word > width:
            lines, at = lines + 1, word
        else:
            at += (space if at else 0) + word
    return lines
