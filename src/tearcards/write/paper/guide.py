"""The first sheet: what the cards are and are not, and how they are printed, cut and kept in order."""

from __future__ import annotations

from datetime import date
from typing import Any

from tearcards.collection import Collection
from tearcards.write.paper.impose import Flip
from tearcards.write.paper.job import PaperCard
from tearcards.write.paper.sheet import Grid
from tearcards.write.paper.tree import Json, Pictures, as_json, ink

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def guide(
    collection: Collection, cards: tuple[PaperCard, ...], grid: Grid, flip: Flip, sheets: int, pictures: Pictures
) -> dict[str, Any]:
    """What the template is told of the guide; `sheets` counts those with cards."""
    head = collection.head
    return {
        "title": ink(head.title),
        "pack": ink(head.packs[collection.pack].title) if collection.pack else "",
        "facts": [
            f"{_count(len(cards), 'card')} on {_count(sheets, 'sheet')} of {grid.paper.name}",
            f"Version {ink(head.version)}",
            f"Licence: {ink(head.licence)}",
        ],
        "notes": [as_json(note.tree, pictures) for note in collection.safety_notes()],
        "checked": f"Telephone numbers and addresses were last checked on {_day(head.safety.checked_on)}.",
        "print": _how_to_print(grid, flip, sheets),
        "cut": _how_to_cut(grid),
        "cuts": grid.cuts(),
        "numbers": _the_numbers(cards),
    }


def _how_to_print(grid: Grid, flip: Flip, sheets: int) -> list[Json]:
    other = "short" if flip == "long" else "long"
    steps = [
        f"Put in {grid.paper.name} paper. Thick paper (160 to 200 g/m²) makes good cards: "
        "the answer does not shine through.",
        "In the print window choose **Actual size** or **100\u00a0%**, and not “Fit to page”.",
        f"Choose **Print on both sides** and **Flip on {flip} edge**.",
        "Print one sheet first: pages 3 and 4. Hold it against the light: "
        "behind each question lies the answer with its number.",
        "If it does not, or if the answers are upside down, "
        f"the printer turned the sheet over its {other} edge: see step\u00a03.",
    ]
    if sheets > 1:
        steps.append(f"Then print the rest: pages 5 to {2 + 2 * sheets}.")
    return [_marked(step) for step in steps]


def _how_to_cut(grid: Grid) -> list[Json]:
    across = grid.rows - 1
    total = len(grid.cuts())
    steps = [
        "Lay the sheet with the questions up: the grey marks are on that side. "
        "They show where to put the ruler or the trimmer.",
        f"Cut across, in the order of the picture: cut 1 through the middle, then {_from_to(2, across)}. "
        f"That gives {_word(grid.rows)} strips.",
        f"Lay the strips on each other, and make {_from_to(across + 1, total)} down the middle. "
        f"{_word(total).capitalize()} cuts make {_word(grid.size)} cards.",
    ]
    return [_marked(step) for step in steps]


def _the_numbers(cards: tuple[PaperCard, ...]) -> list[Json]:
    several = next((card.number for card in cards if card.prompt.letter == "a"), "")
    pair = f" A letter tells apart cards that belong together, such as {several} and {several[:-1]}b."
    steps = [
        "Each card has its number at the bottom right of both sides." + (pair if several else ""),
        "If cards fall to the floor, the numbers bring them back into order. The name beside it is the card’s deck.",
        "A number stays with its card when you print only some of the cards, so a lost one can be printed again.",
    ]
    return [_marked(step) for step in steps]


def _marked(words: str) -> Json:
    """Words in which `**…**` is strong, as nodes of a paragraph."""
    parts = words.split("**")
    return [part if n % 2 == 0 else {"is": "strong", "children": [part]} for n, part in enumerate(parts) if part]


def _from_to(first: int, last: int) -> str:
    if first == last:
        return f"cut {first}"
    return f"cuts {first} {'and' if last == first + 1 else 'to'} {last}"


def _word(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _day(written: str) -> str:
    day = date.fromisoformat(written)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
