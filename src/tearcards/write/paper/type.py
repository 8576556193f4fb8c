"""Sizes of type for a card, in pt: they are tried in turn from the largest, and the first that fits is taken."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Type:
    """The sizes of both sides, and of what is always the same: small lines, number, deck, sources.

    Nothing is smaller than `least`. The `padding` around it and the `gap` above the foot are mm; sources that `run_on`
    stand on the line of the kind of evidence. Between the `rows` of a list lie so many em.
    """

    front: tuple[float, ...]
    back: tuple[float, ...]
    flag: float = 8.5
    number: float = 8
    deck: float = 7
    sources: float = 6.5
    least: float = 6.5
    # Keeps text off the edge that a printer leaves blank, and forgives backs that are 3 mm off.
    padding: float = 7.5
    gap: float = 4.5
    run_on: bool = False
    rows: float = 0.68


USUAL = Type(front=(17, 15, 13.5, 12), back=(13, 12, 11, 10, 9))
ROOMY = Type(front=(20, 17, 15, 13.5, 12), back=(15, 13.5, 12, 11, 10, 9), sources=7, deck=7.5)
# On a card as small as this the printer's blank edge is all that can be spared.
TIGHT = Type(
    front=(13.5, 12, 11, 10), back=(11, 10, 9, 8), flag=7.5, number=7.5, deck=6.5, sources=6, least=6, padding=5, gap=3
)
# For tired eyes: RNIB asks for 16 pt and more, in everything that is to be read.
LARGE = Type(
    front=(22, 20, 18, 16),
    back=(20, 18, 16),
    flag=16,
    number=16,
    deck=16,
    sources=16,
    least=16,
    padding=5,
    gap=2,
    run_on=True,
    rows=0.5,
)
# With --ink-saving: the largest sizes take the most ink.
SPARING = (13.5, 11)


def type_for(width: float, height: float, *, large: bool, ink_saving: bool) -> Type:
    """The sizes for a card of so many mm."""
    if large:
        return LARGE
    shorter, longer = sorted((width, height))
    type = TIGHT if shorter < 60 else ROOMY if longer > 130 and shorter > 85 else USUAL
    if not ink_saving:
        return type
    most_front, most_back = SPARING
    return replace(
        type,
        front=tuple(size for size in type.front if size <= most_front),
        back=tuple(size for size in type.back if size <= most_back),
    )
