"""An answer lists many things, or a list does not say how many there are.

A long list is never known as a whole, and an open one cannot be graded: what is true and not on
the card counts as wrong (SuperMemo, "Twenty rules", 9 and 10; Nagelberg 2020). A card of the kind
`list` asks for each item by itself, and says how many there are.

Bad:
  - question: What may show feelings besides tears, as one clinician observes?
    answer: A sigh, a yawn, a shift in the seat, a joke, and silence.
  - kind: list
    question: Name what most therapists do when a client cries, in one clinic's view.
    items: [Make room, Stay present, Explore later]

Good:
  - question: What may show feelings besides tears, as one clinician observes?
    answer: Small movements, such as a sigh or a yawn.
  - kind: list
    question: Name three things that most therapists do when a client cries, in one clinic's view.
    items: [Make room, Stay present, Explore later]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.markdown import Bullets, Numbers
from tearcards.rules import Finding
from tearcards.sides import Heard, Sides, sides
from tearcards.wording import is_english, unquoted

FEWEST = 5
"""From so many items on, an answer is a list."""
LONGEST_ITEM = 6
"""The most words between two commas of a list; more is a clause."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_CLAUSE = re.compile(
    r"\s*(?:who|whom|whose|which|where|when|if|so that|because|though|although|while|that|as|however|but)\b",
    re.IGNORECASE,
)
_HELP = "ask for one of them or for what they have in common, or make it a card of the kind `list`"


def check(collection: Collection) -> Iterator[Finding]:
    english = is_english(collection)
    for asked in sides(collection):
        for one in asked:
            if not one.blanks:
                for heard in one.answers:
                    yield from _answer(heard)
            if one.items and english:
                yield from _number(one)


def _answer(heard: Heard) -> Iterator[Finding]:
    for node in heard.prose.tree:
        if isinstance(node, Bullets | Numbers) and len(node.items) >= FEWEST:
            yield Finding(heard.prose.span, f"the answer is a list of {len(node.items)}", _HELP)
            return
    if len(re.findall("[,;]", heard.text)) < FEWEST - 2:
        return
    text = re.sub(r"\([^)]*\)", lambda match: " " * len(match[0]), unquoted(heard.text))
    for start, end in heard.sentences():
        count = _items(text[start:end])
        if count >= FEWEST:
            yield Finding(heard.place(start, end), f"the answer is a list of {count}", _HELP)
            return


def _items(sentence: str) -> int:
    """How many things a sentence lists: `a, b, c and d` are four; 0 where it lists none."""
    parts = re.split(r"[,;](?!\d)", re.sub(r"^.*:", "", sentence))
    inner = parts[1:-1]
    last = parts[-1].strip()
    if any(len(part.split()) > LONGEST_ITEM or _CLAUSE.match(part) for part in inner):
        return 0
    if re.match(r"(?:and|or)\b", last):
        return len(parts)
    head, joined, _ = last.partition(" or ") if " or " in last else last.partition(" and ")
    if joined and len(head.split()) <= LONGEST_ITEM:
        return len(parts) + 1
    return len(parts) if len(last.split()) <= LONGEST_ITEM else 0


def _number(one: Sides) -> Iterator[Finding]:
    """Whether the front of a list says how many items it has."""
    count = len({heard.key for heard in one.items if heard.key.startswith("item")})
    heard = one.asked[-1]
    said = {at: _NUMBERS.get(word) or (int(word) if word.isdecimal() else 0) for at, word in enumerate(heard.words)}
    numbers = {at: number for at, number in said.items() if number}
    wanted = next(word for word, number in _NUMBERS.items() if number == count)
    if not numbers:
        yield Finding(
            heard.prose.span,
            "the front does not say how many items there are",
            f"write the number into it: the list has {wanted}",
        )
    elif count not in numbers.values():
        at = next(iter(numbers))
        yield Finding(
            heard.place_words(at, at + 1),
            f"the front says {heard.words[at]}, and the list has {wanted} items",
            f"write `{wanted}`, or add or delete items",
        )
