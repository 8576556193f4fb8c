"""A picture or sound is not in the media folder.

Anki says nothing of a picture that is not there: the learner sees a broken frame.

Bad:
  - question: "What may this show? ![a bowl of soup](bowl.png)"

Good:
  - question: "What may this show? ![a cup of tea](cup.png)"
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import did_you_mean
from tearcards.rules import Finding
from tearcards.rules.media_name import objection

ALLOWABLE = False


def check(collection: Collection) -> Iterator[Finding]:
    for prose in collection.prose():
        for file in prose.media:
            if file not in collection.media and not objection(file):
                help = did_you_mean(file, collection.media) or f"put the file `{file}` into the folder `media`"
                yield Finding(prose.find_span(file), f"there is no file `{file}` in `media`", help)
