"""How wide words are, and what is concluded from it without asking the typesetter."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearcards.collection import Collection
from tearcards.markdown import Paragraph, parse
from tearcards.write import quietly
from tearcards.write.paper import Options, job, write
from tearcards.write.paper.glyphs import FONTS
from tearcards.write.paper.width import MM, REGULAR, even_widths, lines, word_widths

texts = st.lists(st.text("abcdefimwAWéß,.", min_size=1, max_size=14), min_size=1, max_size=40)


def paragraph(text: str, *, blanks: bool = False) -> Paragraph:
    (found,) = parse(text, blanks=blanks)
    assert isinstance(found, Paragraph)
    return found


def test_words_are_as_wide_as_another_reader_finds() -> None:
    font: Any = pymupdf.Font(fontfile=str(FONTS / REGULAR))
    text = "“Donaudampfschiff” is naïve: 100 % wide"
    assert word_widths(paragraph(text)) == pytest.approx([font.text_length(word, 1) for word in text.split()])


def test_marks_and_strong_letters_and_blanks_are_counted() -> None:
    (plain,) = word_widths(paragraph("tears")) or []
    (quoted,) = word_widths(paragraph("tears"), "“”") or []
    (strong,) = word_widths(paragraph("**tears**")) or []
    _, empty = word_widths(paragraph("a {{c1::b}}", blanks=True)) or []
    assert plain < strong < quoted
    assert empty == 4.5


@pytest.mark.parametrize("text", ["日本", "a `b`", "[a](https://example.org)", "a\\\nb"])
def test_what_is_not_known_is_left_to_the_typesetter(text: str) -> None:
    assert word_widths(paragraph(text)) is None


@given(texts, st.floats(60, 140), st.floats(10, 22))
def test_even_lines_are_no_more_and_no_wider(words: list[str], width: float, size: float) -> None:
    widths = word_widths(paragraph("x" + " ".join(words)))
    assert widths
    (even,) = even_widths(widths, width, [size])
    needed = lines(widths, width / 0.98, size)
    if even is None or needed is None:
        return
    assert lines(widths, even * size * MM / 0.98, size) in range(1, needed + 1)
    assert even <= width / (size * MM) * 1.01 + 0.13


@pytest.mark.parametrize("options", [Options(guide=False), Options(large=True, guide=False)], ids=str)
def test_what_surely_fits_is_set_as_if_it_had_been_tried(
    options: Options, decks: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte, on the real decks."""
    quick = write(decks, options, quietly).data
    monkeypatch.setattr(job, "_tall", lambda block, look, *, even: None)
    assert write(decks, options, quietly).data == quick
