"""What to say of the cards that are too small for their text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict

from tearcards.diagnostic import Diagnostic
from tearcards.write.paper.impose import Side
from tearcards.write.paper.job import PaperCard, words


class TooWide(TypedDict):
    """A word that cannot be broken, and how many times as wide as its line it is."""

    word: str
    share: float


class Misfit(TypedDict):
    """A side that does not fit in the smallest type: how many times as tall as its room it is."""

    card: int
    side: Side
    tall: float
    wide: list[TooWide]


Holding = Mapping[tuple[int, Side], str]
"""The name of the smallest card that would hold a side, where one would."""


def does_not_fit(misfits: Iterable[Misfit], cards: tuple[PaperCard, ...], holding: Holding) -> list[Diagnostic]:
    """A diagnostic for each side that is too long, and for each word that is too wide."""
    found = []
    for misfit in misfits:
        card, side = cards[misfit["card"]], misfit["side"]
        name = holding.get((misfit["card"], side))
        note = f"a larger card would hold it: --card {name}" if name else "no larger card on this paper would hold it"
        found += [_too_wide(card, side, wide, note) for wide in misfit["wide"]]
        if misfit["tall"] > 1:
            found.append(_too_long(card, side, misfit["tall"], note))
    return found


def _too_long(card: PaperCard, side: Side, tall: float, note: str) -> Diagnostic:
    written = words(card.prompt.front if side == "front" else card.prompt.back)
    return Diagnostic(
        card.card.id.span,
        "does-not-fit",
        f"the {side} of card {card.number} is about {_percent(tall)} % too long for paper",
        help=f"bring its {written} words down to about {max(1, int(written / tall))}, or make two cards of it",
        note=note,
    )


def _too_wide(card: PaperCard, side: Side, wide: TooWide, note: str) -> Diagnostic:
    word = wide["word"].strip("“”‘’.,:;!?()")
    return Diagnostic(
        card.card.id.span,
        "does-not-fit",
        f"on the {side} of card {card.number} `{word}` is about {_percent(wide['share'])} % too wide for paper",
        help="write a shorter word, or put a hyphen where it may be broken",
        note=note,
    )


def _percent(times: float) -> int:
    """By how much a thing is too large that is so many `times` as large as it may be."""
    return max(1, round((times - 1) * 100))
