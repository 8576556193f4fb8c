"""Sets cards on paper: in one go where they are few, otherwise in parts that are joined."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tearcards.collection import Collection
from tearcards.write import Progress
from tearcards.write.paper import stock
from tearcards.write.paper.fit import Holding, Misfit
from tearcards.write.paper.guide import guide
from tearcards.write.paper.impose import Page, Side
from tearcards.write.paper.job import PaperCard, job, numbers
from tearcards.write.paper.join import join
from tearcards.write.paper.layouts import Arrangement, Layout
from tearcards.write.paper.options import Options
from tearcards.write.paper.part import Order
from tearcards.write.paper.stock import UnsuitedError
from tearcards.write.paper.typeset import Desk, Set, typeset, typeset_apart

PART = 250
"""About how many cards are set in one part: that takes 150 MB and a second or two."""
FEW = 400
"""Up to so many are not parted: the typesetter itself then vouches for the whole file."""

Guide = dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Press:
    """Cards of a collection, and all that is needed to set them in one layout."""

    collection: Collection
    cards: tuple[PaperCard, ...]
    layout: Layout
    options: Options
    desk: Desk
    fonts: Sequence[str]
    progress: Progress

    def printed(self) -> tuple[bytes, list[Misfit]]:
        """The PDF, or the sides that do not fit. Raises TypesettingError and UnsuitedError."""
        whole = self.layout.arrange(len(self.cards), self.options)
        parts = list(_parts(whole))
        guide_pages = 1
        done = self._set(parts, self._guide(whole, guide_pages))
        while done[0].guide_end > guide_pages:
            # The guide is longer than a page, and says on which pages the cards are.
            guide_pages = done[0].guide_end
            done[0] = self._set(parts[:1], self._guide(whole, guide_pages))[0]
        misfits = [misfit for part, one in zip(parts, done, strict=True) for misfit in _numbered(one, part)]
        return (b"", misfits) if misfits else (join([one.data for one in done]), [])

    def holding(self, misfits: list[Misfit]) -> Holding:
        """The smallest card on the same paper that would hold each side that does not fit."""
        found: dict[tuple[int, Side], str] = {}
        arrangement = self.layout.arrange(len(self.cards), self.options)
        for name in stock.larger(self.options.card_name, self.options.paper_name, arrangement.grid.card):
            if not misfits:
                break
            try:
                wanted = replace(self, options=replace(self.options, card=name, guide=False), progress=lambda *_: None)
                wider = wanted.layout.arrange(len(self.cards), wanted.options)
            except UnsuitedError:
                continue
            still = {(misfit["card"], misfit["side"]) for misfit in wanted.unfitting(wider, misfits)}
            found |= {key: name for key in map(_key, misfits) if key not in still}
            misfits = [misfit for misfit in misfits if _key(misfit) in still]
        return found

    def unfitting(self, arrangement: Arrangement, misfits: list[Misfit]) -> list[Misfit]:
        """Which of the sides do not fit in another arrangement either."""
        wanted = {misfit["card"] for misfit in misfits}
        pages = [
            Page(tuple(placement for placement in page.placements if placement.card in wanted))
            for page in arrangement.pages
        ]
        part = replace(arrangement, pages=tuple(page for page in pages if page.placements))
        (one,) = self._set([part], None, draw=False)
        return _numbered(one, part)

    def _guide(self, whole: Arrangement, guide_pages: int) -> Guide:
        """The guide, taken to have so many pages; none where it is not wanted or the layout has none."""
        # No card begins on the back of the guide.
        taken = guide_pages + guide_pages % 2 if whole.both_sides else guide_pages
        arrangement = replace(whole, guide_pages=taken)
        sections = self.layout.guide(arrangement, self.options) if self.options.guide else ()
        return guide(self.collection, self.cards, arrangement, sections, self.desk.picture) if sections else None

    def _set(self, parts: list[Arrangement], guide: Guide, *, draw: bool = True) -> list[Set]:
        """The parts, set: one by itself in this process, several in processes of their own."""
        orders = self._orders(parts, guide, draw=draw)
        if len(parts) > 1 and sys.executable:
            return typeset_apart(self.desk, orders, lambda n: self.progress("drawing sheets", n, len(parts)))
        return [typeset(order, self.progress) for order in orders]

    def orders(self) -> list[Order]:
        """What the typesetter is told of every part."""
        whole = self.layout.arrange(len(self.cards), self.options)
        return list(self._orders(list(_parts(whole)), self._guide(whole, 1)))

    def _orders(self, parts: list[Arrangement], guide: Guide, *, draw: bool = True) -> Iterator[Order]:
        for n, told in enumerate(self._jobs(parts)):
            yield self.desk.order(self.layout.TEMPLATE, told | {"guide": guide if n == 0 else None}, draw=draw)

    def _jobs(self, parts: list[Arrangement]) -> Iterator[dict[str, Any]]:
        total = sum(len(numbers(part.pages)) for part in parts)
        before = 0
        for part in parts:
            shown = numbers(part.pages)
            told = job(self.collection, self.cards, part, self.options, self.desk.picture, self.fonts)
            cards = []
            for n, card in enumerate(told["cards"]):
                self.progress("setting cards", before + n, total)
                cards.append(card)
            before += len(shown)
            yield told | {"cards": cards}
        self.progress("setting cards", total, total)


def _parts(whole: Arrangement) -> Iterator[Arrangement]:
    """The arrangement in parts of whole sheets, about equally large; one without pages stays as it is."""
    cards = whole.sheets * whole.cards_a_sheet
    number = 1 if cards <= FEW else -(-cards // PART)
    each = max(1, -(-whole.sheets // number)) * (2 if whole.both_sides else 1)
    for first in range(0, max(1, len(whole.pages)), each):
        yield replace(whole, pages=whole.pages[first : first + each])


def _key(misfit: Misfit) -> tuple[int, Side]:
    return misfit["card"], misfit["side"]


def _numbered(one: Set, part: Arrangement) -> list[Misfit]:
    """What did not fit in a part, with the numbers of the cards in the collection."""
    shown = numbers(part.pages)
    return [{**misfit, "card": shown[misfit["card"]]} for misfit in one.misfits]
