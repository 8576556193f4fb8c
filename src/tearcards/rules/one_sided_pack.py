"""A pack shows one side of a question on which the sources differ.

Where one source says that therapists should let tears show and another that they should hold them
back, a learner who meets one of the two takes it for the whole. A card says which side it shows by
a tag, `tension::let-it-show::show` or `tension::let-it-show::hold-back`; `tension::let-it-show` alone
says that it shows both. A pack that has a card of the one side needs one of another.

Bad:
  - question: When may tears show, in one therapist's view?
    tags: ["tension::let-it-show::show"]

Good:
  - question: When may tears show, in one therapist's view?
    tags: ["tension::let-it-show::show"]
  - question: Why may a therapist hold back, as another writes?
    tags: ["tension::let-it-show::hold-back"]
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection, Pack
from tearcards.rules import Finding
from tearcards.source import Text

TAG = "tension"


def check(collection: Collection) -> Iterator[Finding]:
    if not collection.understood:
        return  # the other side may stand on a card that could not be read
    for name, pack in collection.head.packs.items():
        for tension, tags in _tensions(collection, pack).items():
            shown = sorted({tag.split("::")[2] if tag.count("::") > 1 else "" for tag in tags})
            if len(shown) == 1 and shown != [""]:
                audience = ", ".join(pack.audience)
                yield Finding(
                    tags[0].span,
                    f"the pack `{name}` shows only the side `{shown[0]}` of `{tension}`",
                    f"give it a card of another side, or let one with the tag `{TAG}::{tension}` show both",
                    f"the pack is for the audience [{audience}]",
                )


def _tensions(collection: Collection, pack: Pack) -> dict[str, list[Text]]:
    """The tags of the cards in a pack, by the tension that they name."""
    found: dict[str, list[Text]] = {}
    for card in collection.cards:
        if not set(pack.audience).isdisjoint(card.audience):
            for tag in card.tags:
                parts = tag.split("::")
                if parts[0] == TAG and len(parts) > 1:
                    found.setdefault(parts[1], []).append(tag)
    return found
