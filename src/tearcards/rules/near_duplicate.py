"""Two cards ask nearly the same, or have the same answer.

Look-alikes are mixed up for ever, and each lapse of the one disturbs the other (SuperMemo, "Twenty
rules", 11; Anki's manual on leeches). Where the likeness is wanted, the card that came later names
the other one in `contrast_with`. Fronts that share 85% of their words or more are an error.

Bad:
  - id: tissues-in-reach
    question: How do tissues support a crying client, in one clinic's view?
    answer: They show that tears are welcome.
  - id: tissues-as-care
    question: How do tissues help a crying client, in one clinic's view?
    answer: They say that somebody cares.

Good:
  - id: tissues-in-reach
    question: How do tissues support a crying client, in one clinic's view?
    answer: They show that tears are welcome.
  - id: tissues-as-stop-signal
    question: Why do some practitioners wait before they offer a tissue?
    answer: It can look like a request to stop.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from tearcards.cards import Card
from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding
from tearcards.sides import Heard, Sides, sides
from tearcards.wording import content, is_english

SEVERITY = Severity.WARNING
ALIKE, SAME = 60, 85
"""The percentage of the words of two fronts that both have, from which they are alike, or the same."""
FEWEST = 3
"""The fewest words with a meaning of an answer that two cards should not share."""


class _Front(NamedTuple):
    card: Card
    heard: Heard
    meant: frozenset[str]


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    firsts = [asked[0] for asked in sides(collection) if asked and asked[0].front]
    fronts = [_Front(one.card, _longest(one.front), _content(one.front)) for one in firsts]
    told = _pairs(fronts, ALIKE) | _pairs(fronts, SAME)
    for at, other in sorted(told.items()):
        yield _finding(fronts[at], fronts[other])
    yield from _answers([one for at, one in enumerate(firsts) if at not in told])


def _finding(front: _Front, other: _Front) -> Finding:
    both = len(front.meant & other.meant)
    percentage = 100 * both // len(front.meant | other.meant)
    return Finding(
        front.heard.prose.span,
        f"this asks {'' if percentage >= SAME else 'nearly '}the same as `{other.card.id}`",
        f"ask for what only this card tells, or delete one of them; {_link(other.card)}",
        f"the other one is {_whereabouts(other.card)}; their fronts share {percentage}% of their words",
        Severity.ERROR if percentage >= SAME else None,
    )


def _answers(asked: Sequence[Sides]) -> Iterator[Finding]:
    """Cards whose answers are the same, word for word but for small words and endings."""
    first: dict[frozenset[str], Sides] = {}
    for one in asked:
        meant = frozenset() if one.blanks else _content(one.graded)
        if len(meant) < FEWEST:
            continue
        other = first.setdefault(meant, one)
        if other is not one and not _are_linked(one.card, other.card):
            yield Finding(
                one.graded[0].prose.span,
                f"this is the same answer as that of `{other.card.id}`",
                f"ask each for what the other one does not tell, or delete one of them; {_link(other.card)}",
                f"the other one is {_whereabouts(other.card)}",
            )


def _pairs(fronts: Sequence[_Front], percentage: int) -> dict[int, int]:
    """For each front that is like an earlier one, both by number: one such.

    Two sets that share enough of their words share one of the few rarest in each, so only fronts
    with one of those in common are compared.
    """
    frequency = Counter(chain.from_iterable(front.meant for front in fronts))
    rare: defaultdict[str, list[int]] = defaultdict(list)
    found = {}
    for at, (card, _, meant) in enumerate(fronts):
        size = len(meant)
        shared = -(-percentage * size // 100)
        rarest = sorted(meant, key=lambda word: (frequency[word], word))[: size - shared + 1]
        for other in chain.from_iterable(rare[word] for word in rarest):
            theirs = fronts[other].meant
            both = len(meant & theirs)
            alike = 100 * both >= percentage * (size + len(theirs) - both)
            if alike and not _are_linked(card, fronts[other].card):
                found[at] = other
                break
        for word in rarest:
            rare[word].append(at)
    return found


def _are_linked(card: Card, other: Card) -> bool:
    """Whether one names the other, or their ids are one, which another rule tells."""
    return card.id == other.id or other.id in card.contrast_with or card.id in other.contrast_with


def _link(other: Card) -> str:
    return f"where the likeness is wanted, write `contrast_with: [{other.id}]`"


def _whereabouts(card: Card) -> str:
    return f"in {card.id.span.path}, line {card.id.span.line}"


def _longest(texts: tuple[Heard, ...]) -> Heard:
    return max(texts, key=lambda heard: len(heard.words))


def _content(texts: tuple[Heard, ...]) -> frozenset[str]:
    return content(chain.from_iterable(heard.words for heard in texts))
