"""A card speaks of something that the learner does not have before them.

They have not read "the article", cannot see the card "above", and do not know who "she" is: cards
come singly, in an order of their own, months later.

Bad:
  - question: What does the article say about dry eyes, in one clinician's view?
  - question: They can mean two things, one clinician says. Which?

Good:
  - question: What does one clinician say about dry eyes?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding
from tearcards.sides import Heard, Sides, sides
from tearcards.wording import is_english, phrase, unquoted, word_list

_WORKS = "article|author|authors|blog|blogger|essay|meme|podcast|transcript|video|webinar"
_WORK = phrase(rf"(?:the|this|that) (?:(?:same|original|above) )?(?P<work>{_WORKS})")
_ELSEWHERE = phrase(
    "as above",
    "see above",
    "(?:mentioned|described|named|listed|seen|said|shown) above",
    "the above",
    "(?:the )?(?:previous|preceding|last|next|other) card",
    "(?:the )?(?:previous|preceding) (?:question|answer)",
    "see (?:the )?card",
)
_FIRST_WORDS = word_list("above answer card question " + _WORKS.replace("|", " "))
_VERB = (
    r"(?:is|are|was|were|can|could|may|might|must|should|will|would|has|have|had|does|do|did|means?|shows?|helps?|"
    r"makes?|seems?|feels?|comes?|happens?|brings?|tells?)\b"
)
# "It is ten to four" and "This week you cried" stand alone.
_POINTS = re.compile(
    r"\W*(?:(?:they|she|he|him|her|them|their|theirs|his)\b"
    rf"|it\b(?!'s|\s+(?:is|was|has been|takes|seems|feels|happens)\b)|(?:this|these|those|that)(?:'s|\s+{_VERB}))",
    re.IGNORECASE,
)


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    for asked in sides(collection):
        told: list[Heard] = []
        for one in asked:
            yield from _opening(one)
            for heard in (*one.quoted, *one.stated):
                if heard not in told:
                    yield from _elsewhere(heard, told)
                    told.append(heard)


def _opening(one: Sides) -> Iterator[Finding]:
    first = one.asked[0] if one.asked and not one.quoted else None
    points = _POINTS.match(first.text.replace("’", "'")) if first else None
    if first and points:
        said = first.words[0].removesuffix("'s")
        yield Finding(
            first.place_words(0, 1),
            f"the front begins with `{said}`, and nothing says what or who that is",
            "name it: nothing else stands before the learner",
        )


def _elsewhere(heard: Heard, before: list[Heard]) -> Iterator[Finding]:
    if _FIRST_WORDS.isdisjoint(heard.words):
        return
    text = unquoted(heard.text)
    for match in _WORK.finditer(text):
        known = rf"(?:\b(?:a|an|one|another)\b[^.?!]*|'s )\b{match['work']}\b"
        earlier = (*(other.text.replace("’", "'") for other in before), text[: match.start()])
        if not any(re.search(known, other, re.IGNORECASE) for other in earlier):
            yield Finding(
                heard.place(*match.span()),
                f"the learner has not seen `{match[0].lower()}`",
                "say whose words they are, such as `one clinician`, and leave the source to the foot of the card",
            )
    for match in _ELSEWHERE.finditer(text):
        yield Finding(
            heard.place(*match.span()),
            f"`{match[0]}` points to something that is not on this card",
            "say here what is meant: cards come singly, in an order of their own",
        )
