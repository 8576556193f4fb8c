"""A file in the media folder is on no card."""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding

SEVERITY = Severity.WARNING


def check(collection: Collection) -> Iterator[Finding]:
    if not collection.understood:
        return
    used = {file for prose in collection.prose() for file in prose.media}
    for name, medium in collection.media.items():
        if name not in used:
            yield Finding(medium.place, f"no card shows `{name}`", "delete the file, or show it on a card")
