"""The fronts alone, for a printer that prints on one side: the sheets are put in again for the backs."""

from __future__ import annotations

from dataclasses import replace

from tearcards.write.paper import stock
from tearcards.write.paper.directions import ACTUAL_SIZE, how_to_separate, other, pages, put_in
from tearcards.write.paper.layouts import Arrangement, Section, duplex
from tearcards.write.paper.options import Options

ABOUT = "the questions alone; put the sheets in again for the answers"
TEMPLATE = "cards.typ"
MOVES_BACKS = False


def arrange(count: int, options: Options) -> Arrangement:
    """The front of each sheet."""
    both = duplex.arrange(count, options)
    return replace(both, pages=both.pages[::2], both_sides=False)


def guide(arrangement: Arrangement, options: Options) -> tuple[Section, ...]:
    """One side, then the other, with the sheets turned by hand."""
    grid, sheets, flip = arrangement.grid, arrangement.sheets, options.flip
    perforated = stock.stock(options.card)
    first = arrangement.first_page
    hint = "as one turns the page of a book" if flip == "long" else "as one turns over the sheet of a notepad"
    steps = [
        put_in(grid, perforated.title if perforated else ""),
        "The questions are in this file, the answers in a second one. It is made by the same command with "
        "`--layout backs` instead of `--layout fronts`.",
        f"{ACTUAL_SIZE} Choose **Print on one side** in both files.",
        f"Try it with one {arrangement.sheet_word}: print page {first} of this file. Turn the sheet over its "
        f"{flip} edge, {hint}, put it back into the tray, and print page 1 of the answers.",
        "Hold it against the light: behind each question lies the answer with its number. If not, put it in the other "
        f"way up; if the answers are upside down or at the other end, turn it over its {other(flip)} edge.",
    ]
    if sheets > 1:
        steps.append(
            f"Then print {pages(first + 1, first - 1 + sheets)} of the questions, put the pile back in the same way, "
            f"and print {pages(2, sheets)} of the answers. If your printer piles up the sheets with the last on top, "
            "choose **Reverse order** for the answers."
        )
    apart = how_to_separate(grid, options.order, sheets, perforated=perforated is not None)
    return (Section("How to print", tuple(steps)), *apart)
