"""Draws the pictures of the README from our own decks: `python .github/pictures/draw.py`.

The card is drawn by the real Anki and by Chromium, the sheet out of the PDF. It needs what the tests need.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "tests")]

import pymupdf  # noqa: E402

import chromium  # noqa: E402
from anki_desk import AnkiDesk, page  # noqa: E402
from tearcards.collection import Collection, Selection  # noqa: E402
from tearcards.pipeline import build, load  # noqa: E402
from tearcards.write import outputs  # noqa: E402

CARD = "tears-are-a-burden"
WIDTH, HEIGHT = 460, 610
GAP = 12
SHEET_WIDTH = 460


def main() -> None:
    collection = load(ROOT / "decks").collection
    if collection is None:
        raise SystemExit("our own decks cannot be read")
    card(collection)
    sheet(collection)


def made(collection: Collection, name: str) -> bytes:
    chosen = Selection(decks=("myths",))
    return next(iter(build(collection, chosen, {name: outputs()[name].Options()}).files.values()))


def card(collection: Collection) -> None:
    """The back of one card by day, and beside it by night."""
    with TemporaryDirectory() as place, AnkiDesk(Path(place)) as desk:
        desk.import_package(made(collection, "anki"))
        found = next(found for found in desk.cards() if found.note()["Card ID"] == CARD)
        pictures = []
        for night in (False, True):
            html, file = Path(place, "page.html"), Path(place, f"{night}.png")
            html.write_text(page(found, back=True, night=night), "utf-8")
            chromium.picture(html, file, WIDTH, HEIGHT, scale=2)
            pictures.append(pymupdf.Pixmap(str(file)))
        beside(pictures, HERE / "card.png", 2 * GAP)


def sheet(collection: Collection) -> None:
    """The first sheet of cards: its front, and beside it its back."""
    with pymupdf.open(stream=made(collection, "paper")) as pdf:
        scale = 2 * SHEET_WIDTH / pdf[2].rect.width
        pictures = [pdf[n].get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False) for n in (2, 3)]
    beside(pictures, HERE / "sheet.png", 2 * GAP)


def beside(pictures: list[pymupdf.Pixmap], file: Path, gap: int) -> None:
    """Two pictures in one, with a grey strip between and around them."""
    width, height = pictures[0].width, pictures[0].height
    whole = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 2 * width + 3 * gap, height + 2 * gap))
    whole.clear_with(208)
    for n, picture in enumerate(pictures):
        plain = pymupdf.Pixmap(picture, 0) if picture.alpha else picture
        plain.set_origin(gap + n * (width + gap), gap)
        whole.copy(plain, plain.irect)
    whole.save(file)


if __name__ == "__main__":
    main()
