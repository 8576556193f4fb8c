"""What to say of the cards that are too small for their text."""

from __future__ import annotations

from collections.abc import Iterable
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


def does_not_fit(misfits: Iterable[Misfit], cards: tuple[PaperCard, ...]) -> list[Diagnostic]:
    """A diagnostic for each side that is too long, and for each word that is too wide."""
    found = []
    for misfit in misfits:
        card, side = cards[misfit["card"]], misfit["side"]
        found += [_too_wide(card, side, wide) for wide in misfit["wide"]]
        if misfit["tall"] > 1:
            found.append(_too_long(card, side, misfit["tall"]))
    return found


def _too_long(card: PaperCard, side: Side, tall: float) -> Diagnostic:
    written = words(card.prompt.front if side == "front" else card.prompt.back)
    return Diagnostic(
        card.card.id.span,
        "does-not-fit",
        f"the {side} of card {card.number} is about {_percent(tall)} % too long for paper",
        help=f"bring its {written} words down to about {max(1, int(written / tall))}, or make two cards of it",
    )


def _too_wide(card: PaperCard, side: Side, wide: TooWide) -> Diagnostic:
    word = wide["word"].strip("“”‘’.,:;!?()")
    return Diagnostic(
        card.card.id.span,
        "does-not-fit",
        f"on the {side} of card {card.number} `{word}` is about {_percent(wide['share'])} % too wide for paper",
        help="write a shorter word, or put a hyphen where it may be broken",
    )


def _percent(times: float) -> int:
    """By how much a thing is too large that is so many `times` as large as it may be."""
    return max(1, round((times - 1) * 100))
