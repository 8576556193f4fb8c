"""What a card is. One file a kind: its dataclass is its schema, its note type what is seen of it.

A kind is found by being here: a file in this folder with a subclass of `Card` in it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from tearcards.cards.card import Card


@cache
def kinds() -> dict[str, type[Card]]:
    """Every kind of card by its name, in the order of the names."""
    found = {}
    for module in sorted(info.name for info in iter_modules(__path__)):
        for thing in vars(import_module(f"{__name__}.{module}")).values():
            if isinstance(thing, type) and issubclass(thing, Card) and thing is not Card:
                found[thing.kind] = thing
    return dict(sorted(found.items()))


__all__ = ["Card", "kinds"]
