"""The backs alone: what is printed on the other side of the sheets that `fronts` makes."""

from __future__ import annotations

from dataclasses import replace

from tearcards.write.paper.layouts import Arrangement, Section, duplex
from tearcards.write.paper.options import Options

ABOUT = "the answers alone, for the back of the questions"
TEMPLATE = "cards.typ"
MOVES_BACKS = True


def arrange(count: int, options: Options) -> Arrangement:
    """The back of each sheet."""
    both = duplex.arrange(count, options)
    return replace(both, pages=both.pages[1::2], marks=(), both_sides=False, outlined="back")


def guide(arrangement: Arrangement, options: Options) -> tuple[Section, ...]:  # noqa: ARG001 - a layout's own signature
    """None: a first sheet without a question would shift every answer. That of the fronts tells all."""
    return ()
