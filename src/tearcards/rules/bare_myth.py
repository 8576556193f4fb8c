"""A belief is denied, and nothing is put in its place.

What refutes is the correction together with another explanation (Schroeder & Kucera 2022, 44
comparisons; the Debunking Handbook). "It is not so" leaves a hole, which the belief fills again. And
what is repeated word for word on the back is read once more as if it held.

Bad:
  - kind: myth
    belief: Good therapists stay dry-eyed.
    ask: What holds instead, in one clinician's view?
    fact: It is not true that good therapists stay dry-eyed.

Good:
  - kind: myth
    belief: Good therapists stay dry-eyed.
    ask: What holds instead, in one clinician's view?
    fact: Being moved is ordinary; skill shows in where the attention goes next.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding
from tearcards.sides import Heard, Sides, sides
from tearcards.wording import content, is_english

FEWEST_NEW = 0.4
"""The share of the fact's words with a meaning that the belief must not have."""
ECHO, ECHO_CONTENT = 5, 3
"""So many words in a row are an echo, if so many of them have a meaning."""


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    for asked in sides(collection):
        for one in asked:
            for belief in one.quoted:
                yield from _fact(belief, one)
                yield from _echo(belief, one)


def _fact(belief: Heard, one: Sides) -> Iterator[Finding]:
    for heard in one.answers:
        said = content(heard.words)
        if said and len(said - content(belief.words)) < FEWEST_NEW * len(said):
            yield Finding(
                heard.prose.span,
                "this denies the belief and puts nothing in its place",
                "say what holds instead, in words that the belief does not have",
            )


def _echo(belief: Heard, one: Sides) -> Iterator[Finding]:
    runs = {
        run
        for run in zip(*(belief.words[shift:] for shift in range(ECHO)), strict=False)
        if len(content(run)) >= ECHO_CONTENT
    }
    for heard in one.back if runs else ():
        for first in range(len(heard.words) - ECHO + 1):
            run = heard.words[first : first + ECHO]
            if run in runs:
                yield Finding(
                    heard.place_words(first, first + ECHO),
                    "the back repeats the belief word for word",
                    "say what holds in other words: what is read again is believed again",
                )
                return
