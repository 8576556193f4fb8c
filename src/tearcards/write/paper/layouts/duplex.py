"""Cards that the printer prints on both sides of the sheet."""

from __future__ import annotations

from tearcards.write.paper import options as choice
from tearcards.write.paper import stock
from tearcards.write.paper.directions import ACTUAL_SIZE, how_to_separate, other, put_in
from tearcards.write.paper.impose import impose, moved
from tearcards.write.paper.layouts import Arrangement, Section
from tearcards.write.paper.options import Options

ABOUT = "printed on both sides, then cut"
TEMPLATE = "cards.typ"
MOVES_BACKS = True


def arrange(count: int, options: Options) -> Arrangement:
    """The front of each sheet, and then its back."""
    grid = choice.grid(options)
    perforated = stock.stock(options.card) is not None
    if perforated and options.order == "stack":
        raise stock.UnsuitedError("perforated sheets come apart one by one, and not as a pile: use --order sheet")
    pages = tuple(moved(impose(count, grid, options.flip, options.order), *options.offset))
    return Arrangement(grid, pages, marks=() if perforated else grid.marks())


def guide(arrangement: Arrangement, options: Options) -> tuple[Section, ...]:
    """Both sides at once, with the printer's own turning."""
    grid, sheets, flip = arrangement.grid, arrangement.sheets, options.flip
    perforated = stock.stock(options.card)
    first = arrangement.first_page
    steps = [
        put_in(grid, perforated.title if perforated else ""),
        ACTUAL_SIZE,
        f"Choose **Print on both sides** and **Flip on {flip} edge**.",
        f"Print one {arrangement.sheet_word} first: pages {first} and {first + 1}. Hold it against the light: "
        "behind each question lies the answer with its number.",
        "If it does not, or if the answers are upside down, "
        f"the printer turned the sheet over its {other(flip)} edge: see step\u00a03.",
    ]
    if perforated:
        steps[3] = (
            f"Print one sheet on plain paper first: pages {first} and {first + 1}. Hold it behind a sheet of "
            "the perforated ones, against the light: each question lies within its card, the answer behind it."
        )
        steps.append("If the answers are a few mm off, print the sheet that `tearcards print --calibrate` makes.")
    if sheets > 1:
        steps.append(f"Then print the rest: pages {first + 2} to {first - 1 + 2 * sheets}.")
    apart = how_to_separate(grid, options.order, sheets, perforated=perforated is not None)
    return (Section("How to print", tuple(steps)), *apart)
