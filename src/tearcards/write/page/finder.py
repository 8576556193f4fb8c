"""What cards are found by: words, and the facets that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tearcards.cards import Card
from tearcards.cards.card import EVIDENCE
from tearcards.cards.face import Prompt
from tearcards.collection import Collection, Deck
from tearcards.write.page import words
from tearcards.write.page.faces import text


@dataclass(frozen=True, slots=True)
class Shown:
    """A card with what is seen of it on the page: its prompts, and the names of its packs."""

    deck: Deck
    card: Card
    prompts: tuple[Prompt, ...]
    packs: tuple[str, ...]

    def values(self, facet: str) -> tuple[str, ...]:
        """What the card has of a facet."""
        match facet:
            case "deck":
                return (self.deck.id,)
            case "pack":
                return self.packs
            case "kind":
                return (self.card.kind,)
            case "evidence":
                return (self.card.evidence,)
            case _:
                return _with_stems(self.card.tags)


def shown_cards(collection: Collection) -> tuple[Shown, ...]:
    """Every card, in the order of the decks."""
    audiences = {name: set(pack.audience) for name, pack in collection.head.packs.items()}
    return tuple(
        Shown(
            deck,
            card,
            card.prompts(),
            tuple(name for name, audience in audiences.items() if not audience.isdisjoint(card.audience)),
        )
        for deck in collection.decks
        for card in deck.cards
    )


def finder(collection: Collection, cards: tuple[Shown, ...]) -> str:
    """The form, with a list for each facet in which the cards differ."""
    facets = "".join(_facet(collection, cards, facet) for facet in words.FACETS)
    switch = f'<label class="check"><input type="checkbox" id="_calm"> {words.HIDE_SENSITIVE}</label>'
    sensitive = switch if any(shown.card.sensitive for shown in cards) else ""
    return f"""<search><form id="_finder" aria-label="{words.FIND}">
<label>{words.SEARCH}
<input type="search" id="_search" placeholder="{words.SEARCH_HINT}" autocomplete="off"></label>
<details open><summary>{words.FILTERS}</summary>{facets}{sensitive}</details>
<div class="buttons"><button type="button" id="_start" class="first">{words.STUDY}</button>
<button type="button" id="_open">{words.OPEN_ALL}</button>
<button type="reset" id="_reset" hidden>{words.RESET}</button></div>
</form></search>"""


def _facet(collection: Collection, cards: tuple[Shown, ...], facet: str) -> str:
    """The list of a facet; nothing where there is no choice."""
    counts: Counter[str] = Counter()
    for card in cards:
        for value in card.values(facet):
            counts[value] += len(card.prompts)
    choices = [(value, title) for value, title in _titles(collection, facet, counts) if counts[value]]
    if len(choices) < 2 or (facet == "pack" and collection.pack):
        return ""
    listed = "".join(
        f'<option value="{text(value)}">{text(words.OPTION.format(title=title, count=counts[value]))}</option>'
        for value, title in choices
    )
    return (
        f'<label>{words.FACETS[facet]} <select data-facet="{facet}">'
        f'<option value="">{words.ANY[facet]}</option>{listed}</select></label>'
    )


def _titles(collection: Collection, facet: str, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """The values of a facet in order, with the words for them."""
    match facet:
        case "deck":
            yield from ((deck.id, deck.title) for deck in collection.decks)
        case "pack":
            yield from ((name, pack.title) for name, pack in collection.head.packs.items())
        case "evidence":
            yield from EVIDENCE.items()
        case "kind":
            yield from ((kind, kind.capitalize()) for kind in sorted(counts))
        case _:
            yield from ((tag, tag) for tag in sorted(counts))


def _with_stems(tags: tuple[str, ...]) -> tuple[str, ...]:
    """The tags, and each tag of which they are branches; each once."""
    return tuple(dict.fromkeys(tag.rsplit("::", depth)[0] for tag in tags for depth in range(tag.count("::") + 1)))
