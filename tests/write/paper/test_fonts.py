"""Fonts of the user's own: other scripts, also those that are written from right to left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from conftest import COLLECTION, SMALL, card, lay_out
from packing import read
from tearcards.collection import Collection
from tearcards.write import quietly
from tearcards.write.paper import Options, write
from tearcards.write.paper.fonts import Fonts, fonts_in
from tearcards.write.paper.glyphs import FONTS
from tearcards.write.paper.tree import ink

from .conftest import Collect
from .reading import GRIDS, PT, printed, text

NOTO = Path("/usr/share/fonts/truetype/noto")
"""Where Debian's fonts-noto-core has its fonts; elsewhere the tests that need them are skipped."""


def noto(folder: Path, *names: str) -> Path:
    """A folder with a link to each of these fonts."""
    for name in names:
        if not (NOTO / name).is_file():
            pytest.skip(f"needs {name} of Debian's fonts-noto-core")
        (folder / name).write_bytes((NOTO / name).read_bytes())
    return folder


@pytest.fixture(scope="session")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a font in which each of the letters of `眼泪` and of `𠀀` is a black square."""
    builder = pytest.importorskip("fontTools.fontBuilder")
    pens = pytest.importorskip("fontTools.pens.ttGlyphPen")
    square = pens.TTGlyphPen(None)
    square.moveTo((100, 0))
    for corner in ((100, 800), (900, 800), (900, 0)):
        square.lineTo(corner)
    square.closePath()
    glyph = square.glyph()
    font = builder.FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "square"])
    font.setupCharacterMap({ord(letter): "square" for letter in "眼泪𠀀"})
    font.setupGlyf({".notdef": pens.TTGlyphPen(None).glyph(), "square": glyph})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "square": (1000, 100)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Square Chinese", "styleName": "Regular", "psName": "SquareChinese-Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=800, sxHeight=500)
    font.setupPost()
    folder = tmp_path_factory.mktemp("chinese")
    font.save(folder / "chinese.ttf")
    return folder


def in_language(folder: Path, language: str, deck: str) -> Collection:
    head = COLLECTION.replace("language: en-GB", f"language: {language}")
    return read(lay_out(folder / language, {**SMALL, "collection.yaml": head, "tears.yaml": deck}))


def placed(document: Any, page: int) -> dict[str, tuple[float, float]]:
    """Where each word of a page begins and ends from its left edge, in mm."""
    return {word[4]: (word[0] / PT, word[2] / PT) for word in document[page].get_text("words")}


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.ttf")), ids=lambda font: font.stem)
def test_the_characters_of_a_font_are_those_that_another_reader_finds(font: Path, tmp_path: Path) -> None:
    (tmp_path / font.name).write_bytes(font.read_bytes())
    found = fonts_in([tmp_path])
    assert found.families == ("Source Sans 3",)
    assert found.characters == set(map(chr, pymupdf.Font(fontfile=str(font)).valid_codepoints()))


def test_characters_beyond_the_first_plane_are_found(chinese: Path) -> None:
    assert fonts_in([chinese]) == Fonts(("Square Chinese",), frozenset("眼泪𠀀"))


@pytest.mark.parametrize("data", [b"", b"ttcf", b"no font at all", b"\0\1\0\0\0\1" + bytes(6) + b"cmap" + bytes(8)])
def test_a_file_that_is_no_font_has_no_characters(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(data)
    assert fonts_in([tmp_path]) == Fonts()


def test_a_font_that_the_typesetter_cannot_use_has_none_either(tmp_path: Path) -> None:
    """This one has letters and no name by which it could be called."""
    (tmp_path / "nameless.ttf").write_bytes(pymupdf.Font("cjk").buffer)
    assert fonts_in([tmp_path]) == Fonts()


def test_chinese_is_told_missing_and_printed_with_a_font(collect: Collect, chinese: Path) -> None:
    collection = collect(card('kind: question\nquestion: "眼泪 means what?"\nanswer: "Tears: **眼泪**."\nwhy: So.'))
    refused = write(collection, Options(), quietly)
    assert [(d.message, d.note) for d in refused.diagnostics] == [
        (
            "the letters for paper lack `眼` (U+773C CJK UNIFIED IDEOGRAPH-773C), and 1 more of this text",
            "tearcards print --font-dir FOLDER prints with fonts of your own, such as Noto, in which the letter is",
        )
    ] * 2
    document = printed(collection, Options(font_dirs=(chinese,), guide=False))
    assert "眼泪 means what?" in text(document, 0)
    assert "Tears: 眼泪." in text(document, 1)
    names = {font[3].partition("+")[2] for page in document for font in page.get_fonts()}
    assert {"SquareChinese-Regular", "SourceSans3-Regular"} <= names


def test_a_character_that_no_font_has_is_still_told(collect: Collect, chinese: Path) -> None:
    collection = collect(card('kind: question\nquestion: "眼泪 😢?"\nanswer: A.\nwhy: B.'))
    refused = write(collection, Options(font_dirs=(chinese,)), quietly)
    assert [d.message for d in refused.diagnostics] == ["the letters for paper lack `😢` (U+1F622 CRYING FACE)"]


@pytest.mark.parametrize(
    ("language", "fonts", "question", "answer"),
    [
        ("he", ["NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf"], "מה אומרות הדמעות?", "שהדבר חשוב."),
        ("ar", ["NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"], "ماذا تقول الدموع؟", "أن الأمر مهم."),
    ],
)
def test_cards_from_right_to_left(language: str, fonts: list[str], question: str, answer: str, tmp_path: Path) -> None:
    """Everything is in the mirror: the deck stands at the right, the number at the left, answers begin at the right."""
    (tmp_path / "fonts").mkdir()
    folder = noto(tmp_path / "fonts", *fonts)
    deck = card(f'kind: question\nquestion: "{question}"\nanswer: "{answer}"\nwhy: "{answer}"')
    document = printed(in_language(tmp_path, language, deck), Options(font_dirs=(folder,), guide=False))
    grid = GRIDS["a4"]
    front, back = placed(document, 0), placed(document, 1)
    assert front["Tears"][1] == pytest.approx(grid.width - 7.5, abs=0.3)
    assert front["1"][0] == pytest.approx(7.5, abs=0.3)
    assert back["1"][0] == pytest.approx(grid.width + 7.5, abs=0.3)
    assert max(end for _, end in back.values()) == pytest.approx(2 * grid.width - 7.5, abs=1)
    assert document.xref_get_key(document.pdf_catalog(), "Lang") == ("string", language)


def test_joiners_stay_where_letters_need_them() -> None:
    """Persian sets half a word apart with one; between Latin letters it only hides a word from a search."""
    assert ink("می\u200cخواهم") == "می\u200cخواهم"
    assert ink("te\u200car\u200ds") == "tears"
