"""The sheet for calibration: the number that is read from it is the offset that puts the backs right."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearcards.write.paper import Options, UnsuitedError
from tearcards.write.paper.calibrate import REACH, calibration, scales
from tearcards.write.paper.impose import Flip

from .reading import PT, text


def opened(options: Options) -> Any:
    return pymupdf.open(stream=calibration(options), filetype="pdf")


shifts = st.integers(-REACH, REACH)


@given(shifts, shifts, st.sampled_from(["long", "short"]))
def test_the_number_under_the_cross_moves_it_back(right: int, down: int, flip: Flip) -> None:
    """A printer puts the back so far to the right and down, as one looks at it; then the front is looked at."""
    seen = (-right, down) if flip == "long" else (right, -down)
    across, below = scales(flip)
    x, y = dict(across)[seen[0]], dict(below)[seen[1]]
    assert (right + x, down + y) == (0, 0)


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("paper", ["a4", "letter", "a5", "legal"])
def test_the_cross_and_the_letter_of_the_back_lie_behind_those_of_the_front(paper: str, flip: Flip) -> None:
    front, back = opened(Options(paper=paper, flip=flip))
    width, height = front.rect.width, front.rect.height
    (letter,) = [pymupdf.Rect(word[:4]) for word in front.get_text("words")[:1] if word[4] == "A"]
    (behind,) = [pymupdf.Rect(word[:4]) for word in back.get_text("words") if word[4] == "A"]
    through = (width - behind.x1, behind.y0) if flip == "long" else (behind.x0, height - behind.y1)
    assert through == pytest.approx((letter.x0, letter.y0), abs=0.1 * PT)
    boxes = [drawing["rect"] for drawing in back.get_drawings()]
    assert sorted((round(box.width / PT), round(box.height / PT)) for box in boxes) == [(0, 40), (40, 0)]
    for box in boxes:
        middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        assert middle == pytest.approx((width / 2, height / 2), abs=0.1 * PT)


@pytest.mark.parametrize("flip", ["long", "short"])
def test_each_number_stands_at_its_mark(flip: Flip) -> None:
    page = opened(Options(flip=flip))[0]
    middle_x, middle_y = page.rect.width / 2, page.rect.height / 2
    sign = 1 if flip == "long" else -1
    numbers = [word for word in page.get_text("words") if word[4].lstrip("−").isdigit()]
    told = [(word, int(word[4].replace("−", "-"))) for word in numbers if word[1] > 100 * PT]
    above = sorted((round(((w[0] + w[2]) / 2 - middle_x) / PT), n) for w, n in told if w[3] < middle_y - 15 * PT)
    beside = sorted(
        (round(((w[1] + w[3]) / 2 - middle_y) / PT), n)
        for w, n in told
        if w[2] < middle_x - 17 * PT and w[1] < middle_y + 15 * PT
    )
    assert above == [(at, at * sign) for at in (-10, -5, 0, 5, 10)]
    assert beside == [(at, -at * sign) for at in (-10, -5, 0, 5, 10)]


def test_what_it_says() -> None:
    document = opened(Options())
    assert document.page_count == 2
    assert text(document, 0).startswith(
        "A Calibration sheet 1. Print both pages on one sheet of A4 paper, in the window for printing: Actual size, "
        "Print on both sides, Flip on long edge. 2. Hold the sheet against the light, with this side towards you. "
        "The letter A of the back lies on the one above. If it does not, the printer turned the sheet over its short "
        "edge: print again with --flip short. 3. The cross of the back runs over both scales below. Read the number "
        "that each of its lines meets: first on X, then on Y. Half a mm counts. 4. Type them, with a comma between and "
        "a name for this printer, such as tearcards print --printer office --offset 1.5,-2 From then on "
        "--printer office is enough."
    )
    assert "This line is 100 mm long." in text(document, 0)


def test_it_is_the_same_every_time_and_needs_paper() -> None:
    assert calibration(Options()) == calibration(Options())
    with pytest.raises(UnsuitedError, match="no room on a card: use --paper a5, or another paper"):
        calibration(Options(paper="card"))
