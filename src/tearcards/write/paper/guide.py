"""The first sheet: what the cards are and are not, and how they are printed, made and kept in order."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from tearcards.collection import Collection
from tearcards.write.paper.job import PaperCard
from tearcards.write.paper.layouts import Arrangement, Section
from tearcards.write.paper.sheet import Paper
from tearcards.write.paper.tree import Json, Pictures, as_json, ink

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MARK = re.compile(r"\*\*(.+?)\*\*|`(.+?)`")


def guide(
    collection: Collection,
    cards: tuple[PaperCard, ...],
    arrangement: Arrangement,
    sections: tuple[Section, ...],
    pictures: Pictures,
) -> dict[str, Any]:
    """What the template is told of the guide."""
    head = collection.head
    paper = arrangement.grid.paper
    on = f"on {_count(arrangement.sheets, 'sheet')} of {paper.name}"
    return {
        "title": ink(head.title),
        "pack": ink(head.packs[collection.pack].title) if collection.pack else "",
        "facts": [
            f"{_count(len(cards), 'card')} {on}" if arrangement.grid.cuts() else _count(len(cards), "card"),
            f"Version {ink(head.version)}",
            f"Licence: {ink(head.licence)}",
        ],
        "notes": [as_json(note.tree, pictures) for note in collection.safety_notes()],
        "checked": f"Telephone numbers and addresses were last checked on {_day(head.safety.checked_on)}.",
        "sections": [_section(section) for section in (*sections, _the_numbers(cards))],
        "paper": {"width": paper.width, "height": paper.height},
        **_page(paper),
    }


def _page(paper: Paper) -> dict[str, Any]:
    """Margins in mm, sizes of type in pt that are tried in turn, and how wide the picture is."""
    if paper.width > 180:
        return {"margins": (22, 19), "sizes": (11, 10.5, 10, 9.5), "title-size": 2.5, "picture": 48}
    if paper.width > 130:
        return {"margins": (14, 13), "sizes": (10, 9.5, 9), "title-size": 2.2, "picture": 30}
    return {"margins": (7.5, 7.5), "sizes": (9,), "title-size": 1.6, "picture": 20}


def _section(section: Section) -> Json:
    told = asdict(replace(section, steps=()))
    what = " and ".join(
        [
            *(["its folds"] if section.folds else []),
            *(["its cuts, numbered in the order in which they are made"] if section.lines else []),
        ]
    )
    return told | {"steps": [_marked(step) for step in section.steps], "alt": f"A sheet of paper with {what}."}


def _the_numbers(cards: tuple[PaperCard, ...]) -> Section:
    several = next((card.number for card in cards if card.prompt.letter == "a"), "")
    pair = f" A letter tells apart cards that belong together, such as {several} and {several[:-1]}b."
    return Section(
        "What the numbers are for",
        (
            "Each card has its number at the bottom right of both sides." + (pair if several else ""),
            "If cards fall to the floor, the numbers bring them back into order. "
            "The name beside it is the card’s deck.",
            "A number stays with its card when you print only some of the cards, so a lost one can be printed again.",
        ),
    )


def _marked(words: str) -> Json:
    """Words in which `**…**` is strong, as nodes of a paragraph.

    What is to be typed stands in backticks, and stays on a line.
    """
    nodes: list[Json] = []
    at = 0
    for match in _MARK.finditer(words):
        nodes += [words[at : match.start()]] if match.start() > at else []
        nodes.append({"is": "strong", "children": [match[1]]} if match[1] else {"is": "typed", "text": match[2]})
        at = match.end()
    return [*nodes, words[at:]] if words[at:] else nodes


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _day(written: str) -> str:
    day = date.fromisoformat(written)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
