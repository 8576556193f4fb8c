"""Cards on paper: duplex sheets to print and to cut, as a PDF.

Which card lies where is worked out here, in `sheet` and `impose`; `job` tells it to the templates
(`cards.typ`, `walker.typ`, `guide.typ`), which fit each side into its card and draw it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tearcards.collection import Collection, Medium
from tearcards.diagnostic import Diagnostic, in_order
from tearcards.write import Progress, Written
from tearcards.write.paper.fit import does_not_fit
from tearcards.write.paper.glyphs import missing_glyphs
from tearcards.write.paper.guide import guide
from tearcards.write.paper.impose import Flip, impose
from tearcards.write.paper.job import PaperCard, job, paper_cards
from tearcards.write.paper.sheet import GRIDS
from tearcards.write.paper.typeset import Desk, Typesetter, desk

SUFFIX = ".pdf"


@dataclass(frozen=True, slots=True)
class Options:
    """The paper, the edge over which the printer turns it, and whether the guide is the first sheet."""

    paper: Literal["a4", "letter"] = "a4"
    flip: Flip = "long"
    guide: bool = True


def write(collection: Collection, options: Options, progress: Progress) -> Written:
    """The collection as a PDF; None where a card does not fit, or has what cannot be printed."""
    missing = missing_glyphs(collection)
    if missing:
        return _refused(missing)
    grid = GRIDS[options.paper]
    cards = tuple(paper_cards(collection))
    pages = impose(len(cards), grid, options.flip)
    with desk(collection.media) as place:
        told = job(collection, cards, grid, pages, place.picture, progress)
        sheets = len(pages) // 2
        told["guide"] = guide(collection, cards, grid, options.flip, sheets, place.picture) if options.guide else None
        return _typeset(place, told, cards, progress)


def _typeset(place: Desk, told: dict[str, object], cards: tuple[PaperCard, ...], progress: Progress) -> Written:
    typesetter = Typesetter.at(place, told)
    try:
        progress("fitting text", 0, 1)
        misfits = typesetter.misfits()
        progress("fitting text", 1, 1)
        if misfits:
            return _refused(does_not_fit(misfits, cards))
        progress("drawing sheets", 0, 1)
        data = typesetter.pdf()
        progress("drawing sheets", 1, 1)
    except RuntimeError:  # what the typesetter raises, with and without a type of its own
        unreadable = list(place.unreadable())
        if not unreadable:
            raise
        return _refused([_unreadable(medium) for medium in unreadable])
    return Written(data)


def _refused(diagnostics: list[Diagnostic]) -> Written:
    return Written(None, tuple(in_order(diagnostics)))


def _unreadable(medium: Medium) -> Diagnostic:
    return Diagnostic(
        medium.place,
        "unreadable-picture",
        f"`{medium.name}` cannot be drawn: it is damaged, or is no {medium.path.suffix[1:].upper()} file",
        help="open it in a picture editor, and save it again under the same name",
    )


def objection(file_name: str) -> str:  # noqa: ARG001 - a PDF may be called as one likes
    """Nothing: a PDF may be called as one likes."""
    return ""
