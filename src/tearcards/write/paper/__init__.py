"""Cards on paper: sheets to print, to cut or to fold, as a PDF.

What is printed on stands in `sheet` and `stock`, how cards come to lie on pages in `layouts` and
`impose`. `job` and `guide` tell it to the templates, which fit each side into its card and draw it;
`press` sees to it that a large collection is set in parts.
"""

from __future__ import annotations

from tearcards.collection import Collection, Medium
from tearcards.diagnostic import Diagnostic, in_order
from tearcards.write import Progress, Written
from tearcards.write.paper.fit import does_not_fit
from tearcards.write.paper.glyphs import Letters, missing_glyphs
from tearcards.write.paper.job import paper_cards
from tearcards.write.paper.layouts import layouts
from tearcards.write.paper.options import Options
from tearcards.write.paper.press import Press
from tearcards.write.paper.stock import UnsuitedError
from tearcards.write.paper.typeset import TypesettingError, desk

__all__ = ["SUFFIX", "Options", "UnsuitedError", "moves_backs", "objection", "suits", "write"]

SUFFIX = ".pdf"


def suits(options: Options) -> None:
    """Whether the options go together: raises UnsuitedError, which says what does, where they do not."""
    layouts()[options.layout].arrange(1, options)


def moves_backs(options: Options) -> bool:
    """Whether backs are printed in a pass of their own, so that an offset moves them."""
    return layouts()[options.layout].MOVES_BACKS


def write(collection: Collection, options: Options, progress: Progress) -> Written:
    """The collection as a PDF; None where a card does not fit, or has what cannot be printed.

    Raises UnsuitedError where the options do not go together.
    """
    letters = Letters.with_fonts(options.font_dirs)
    missing = missing_glyphs(collection, letters)
    if missing:
        return _refused(missing)
    cards = tuple(paper_cards(collection))
    with desk(collection.media, options.font_dirs) as place:
        press = Press(collection, cards, layouts()[options.layout], options, place, letters.families, progress)
        try:
            data, misfits = press.printed()
            if misfits:
                return _refused(does_not_fit(misfits, cards, press.holding(misfits)))
        except TypesettingError:
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
