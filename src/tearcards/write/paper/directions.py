"""Directions for people: what to put in, what to choose in the print window, where to cut."""

from __future__ import annotations

from tearcards.write.paper.impose import Flip, Order
from tearcards.write.paper.layouts import Section
from tearcards.write.paper.sheet import NEAR, Grid

ACTUAL_SIZE = "In the print window choose **Actual size** or **100\u00a0%**, and not “Fit to page”."
MARKS = (
    "Lay the sheet with the questions up: the grey marks are on that side. "
    "They show where to put the ruler or the trimmer."
)
_EDGES = "the blank edges"
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def put_in(grid: Grid, title: str = "") -> str:
    """Which paper to put in; `title` is what perforated sheets are called."""
    if title:
        return f"Put in sheets of {title}. The box says which side is printed first."
    if grid.size == 1 and not grid.cuts():
        return f"Put {grid.paper.name} into the tray for cards, and choose that size of paper in the print window."
    return (
        f"Put in {grid.paper.name} paper. Thick paper (160 to 200 g/m²) makes good cards: "
        "the answer does not shine through."
    )


def other(flip: Flip) -> Flip:
    """The other edge."""
    return "short" if flip == "long" else "long"


def how_to_separate(grid: Grid, order: Order, sheets: int, *, perforated: bool) -> tuple[Section, ...]:
    """How sheets become cards; nothing where each sheet is a card."""
    if perforated:
        bending = (
            "Bend the sheet along each perforated line, once to either side.",
            f"Take the cards apart, sheet by sheet: {word(grid.size)} from each.",
        )
        return (Section("How to take the cards apart", bending, folds=grid.cuts()),)
    if not grid.cuts():
        return ()
    steps = _pile(grid, sheets) if order == "stack" and sheets > 1 else (MARKS, *how_to_cut(grid))
    return (Section("How to cut", steps, grid.cuts()),)


def how_to_cut(grid: Grid) -> tuple[str, ...]:
    """The cuts in words: first across, then down."""
    across, down = len(grid.cuts_across()), len(grid.cuts_down())
    steps = []
    if across:
        steps.append(f"Cut across, in the order of the picture: {_across(grid)}.")
        if grid.rows > 1:
            steps[-1] += f" That gives {word(grid.rows)} strips."
    if down:
        first = "Lay the strips on each other, and make" if grid.rows > 1 else "Make"
        steps.append(f"{first} {_down(grid, across)}.")
    total = across + down
    made = f"{word(total).capitalize()} cut{'s' if total > 1 else ''} make{'' if total > 1 else 's'}"
    if steps:
        steps[-1] += f" {made} {word(grid.size)} card{'s' if grid.size > 1 else ''}."
    return tuple(steps)


def _pile(grid: Grid, sheets: int) -> tuple[str, ...]:
    """How a whole pile of sheets is cut at once."""
    total = len(grid.cuts())
    return (
        f"Keep all {word(sheets)} sheets in their order, questions up, the first on top: "
        "the grey marks are on that side.",
        f"Cut the whole pile at once, with {_from_to(1, total)} of the picture. "
        "A copy shop has a machine that does it; a trimmer takes a few sheets at a time, which works as well.",
        f"That gives {word(grid.size)} small piles. Lay them on each other as one reads: the one from the top left "
        "corner on top, then its neighbour to the right, and so on. Now all cards are in order.",
    )


def _across(grid: Grid) -> str:
    cuts = grid.cuts_across()
    ends = _ends(grid.rows, grid.down, cuts)
    words = [f"{_from_to(1, ends)} to take off {_EDGES}"] if ends else []
    inner = len(cuts) - ends
    if inner and not ends and grid.rows % 2 == 0 and grid.down < NEAR:
        rest = f", then {_from_to(2, inner)}" if inner > 1 else ""
        words.append(f"cut 1 through the middle{rest}")
    elif inner:
        words.append(f"{_from_to(ends + 1, len(cuts))} between the rows")
    return ", then ".join(words)


def _down(grid: Grid, before: int) -> str:
    cuts = grid.cuts_down()
    ends = _ends(grid.columns, grid.across, cuts)
    words = [f"{_from_to(before + 1, before + ends)} to take off {_EDGES}"] if ends else []
    if len(cuts) == 1 and not ends:
        words.append(f"cut {before + 1} down the middle")
    elif len(cuts) > ends:
        words.append(f"{_from_to(before + ends + 1, before + len(cuts))} down between the columns")
    return ", then ".join(words)


def _ends(count: int, gap: float, cuts: tuple[float, ...]) -> int:
    """How many of the cuts take off what is left at the ends."""
    return len(cuts) - (count - 1) * (2 if gap > NEAR else 1)


def _from_to(first: int, last: int) -> str:
    if first == last:
        return f"cut {first}"
    return f"cuts {first} {'and' if last == first + 1 else 'to'} {last}"


def pages(first: int, last: int) -> str:
    """`page 3`, or `pages 3 to 6`."""
    return f"page {first}" if first == last else f"pages {first} to {last}"


def word(number: int) -> str:
    """A small number in words."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
