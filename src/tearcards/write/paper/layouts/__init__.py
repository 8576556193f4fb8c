"""Layouts: how cards come to lie on pages. A layout is a file here, and is found by being here.

A layout that flows (a list, a poster) has a template of its own, a file `.typ` beside it, and leaves
`pages` empty; one that places cut cards uses `cards.typ`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, cast

from tearcards.write.paper.impose import Page, Side
from tearcards.write.paper.options import Options
from tearcards.write.paper.sheet import Grid, Line


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the guide: its title, its steps in order (with `**…**` for strong), its picture if it has one.

    The picture is the sheet with lines on it, numbered in their order; a fold has no number.
    """

    title: str
    steps: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    folds: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Cards on pages.

    `marks` are drawn on every page that has fronts, `folds` dashed. `both_sides` says that pages
    come in pairs that share a sheet, and `outlined` on which side of the cards the headings for the
    document's outline stand. `told` is what the layout's own template is told besides.
    """

    grid: Grid
    pages: tuple[Page, ...]
    marks: tuple[Line, ...] = ()
    folds: tuple[Line, ...] = ()
    both_sides: bool = True
    outlined: Side = "front"
    told: Mapping[str, Any] = field(default_factory=dict)
    guide_pages: int = 0

    @property
    def first_page(self) -> int:
        """The number of the first page with cards, counted from 1."""
        return self.guide_pages + 1

    @property
    def sheet_word(self) -> str:
        """What a piece of the paper is called."""
        return "sheet" if self.grid.cuts() else "card"

    @property
    def cards_a_sheet(self) -> int:
        """How many cards are on the first sheet, which is the fullest."""
        return max(1, len(self.pages[0].placements) // len(self.pages[0].sides)) if self.pages else 1

    @property
    def sheets(self) -> int:
        """How many sheets of paper the cards take."""
        return len(self.pages) // 2 if self.both_sides else len(self.pages)


class Layout(Protocol):
    """What a file of this folder has."""

    ABOUT: str
    """What it is, in a few words for --help."""
    TEMPLATE: str
    """The template that draws it."""
    MOVES_BACKS: bool
    """Whether backs are printed in a pass of their own, which a printer may shift."""

    def arrange(self, count: int, options: Options) -> Arrangement:
        """The pages for so many cards. Raises UnsuitedError where the options do not go with the layout."""
        ...

    def guide(self, arrangement: Arrangement, options: Options) -> tuple[Section, ...]:
        """How it is printed and made into cards, for somebody who never did it; nothing where it has no guide."""
        ...


@cache
def layouts() -> dict[str, Layout]:
    """Every layout by its name."""
    names = sorted(info.name for info in iter_modules(__path__))
    return {name: cast("Layout", import_module(f"{__name__}.{name}")) for name in names}
