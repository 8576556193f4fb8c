"""A character that the fonts lack is told with its place, and none comes out as an empty box."""

from __future__ import annotations

from pathlib import Path

import pymupdf

from conftest import card
from tearcards.cards import kinds
from tearcards.cards.card import EVIDENCE
from tearcards.write.paper.glyphs import COVERAGE, FONTS, missing_glyphs, printable

from .conftest import Collect


def coverage(fonts: list[Path]) -> str:
    """What the coverage file should hold: the code points of all fonts, a range a line."""
    shared = sorted(set.intersection(*(set(pymupdf.Font(fontfile=str(font)).valid_codepoints()) for font in fonts)))
    starts = [point for point in shared if point - 1 not in shared]
    ends = [point for point in shared if point + 1 not in shared]
    ranges = zip(starts, ends, strict=True)
    return "".join(f"{first:04X}\n" if first == last else f"{first:04X}-{last:04X}\n" for first, last in ranges)


def test_the_coverage_file_is_what_all_fonts_have() -> None:
    """When the fonts change, write what `coverage` gives into the file."""
    fonts = sorted(FONTS.glob("*.ttf"))
    assert [font.stem for font in fonts] == [
        "SourceSans3_400Regular",
        "SourceSans3_400Regular_Italic",
        "SourceSans3_600SemiBold",
        "SourceSans3_600SemiBold_Italic",
    ]
    assert COVERAGE.read_text(encoding="utf-8") == coverage(fonts)


def test_words_of_our_own_can_be_printed() -> None:
    fixed = "“”‘’•–_()%·²" + "".join(EVIDENCE.values())
    for kind in kinds().values():
        for face in kind.note_type.faces:
            fixed += "".join(part.words + part.marker for part in (*face.front, *face.back))
    assert set(fixed) <= printable()


def test_each_text_tells_its_first_missing_character(collect: Collect) -> None:
    deck = card('kind: question\nquestion: "When 😀 and 😢?"\nanswer: "Yes \\u2192 ok"\nwhy: "`日本` says *日*"')
    told = [
        (problem.span.line, problem.span.column, problem.span.written, problem.rule, problem.message, problem.help)
        for problem in missing_glyphs(collect(deck))
    ]
    help = "say it in words, or use a character that is near to it"
    assert told == [
        (
            6,
            21,
            "😀",
            "missing-glyph",
            "the letters for paper lack `😀` (U+1F600 GRINNING FACE), and 1 more of this text",
            help,
        ),
        (
            8,
            12,
            "日",
            "missing-glyph",
            "the letters for paper lack `日` (U+65E5 CJK UNIFIED IDEOGRAPH-65E5), and 1 more of this text",
            help,
        ),
    ]


def test_a_picture_s_description_is_not_printed(collect: Collect) -> None:
    deck = card('kind: question\nquestion: "What is it? ![日本](a.png)"\nanswer: A.\nwhy: B.')
    assert missing_glyphs(collect(deck, {"a.png": b""})) == []
