"""A question can be answered by a guess between two.

Half of all guesses are right, and a right guess leaves nothing behind: the learner has to find
the words (Matuschak 2020: prompts that ask for yes or no give a shallow understanding).

Bad:
  - question: Can dry eyes be a style of one's own?
    answer: Yes, one clinician thinks so.

Good:
  - question: What may dry eyes be, besides a shield?
    answer: A style of one's own, one clinician thinks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding
from tearcards.sides import Heard, sides
from tearcards.wording import is_english, unquoted

_AUXILIARY = (
    "am|is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|may|might|must|shall"
    "|(?:is|are|was|were|do|does|did|has|have|had|could|should|would)n't|can't|won't"
)
# The question may begin behind the circumstances: "In one survey, did …?"; "Can you name …" is a task.
_POLAR = re.compile(
    r"(?:^|[,:;–—]\s+)(?:and |but |so |or )?"
    rf"(?:(?:{_AUXILIARY})\s(?!you (?:name|say|tell|list|give|recall|remember|explain|describe|think of)\b)"
    r"|(?:true or false|right or wrong|yes or no)\b)",
    re.IGNORECASE,
)
# "Should a client cry, what …?", "What helps, do you think?"
_OPEN_BEFORE = re.compile(r"\W*(?:and |but |so )?(?:what|which|who|whom|whose|where|why|how)\b", re.IGNORECASE)
_OPEN_BEHIND = re.compile(r"(?:[,:–—]|\band|\bor)\s+(?:what|which|who|whom|whose|where|when|why|how)\b", re.IGNORECASE)
_VERDICT = re.compile(r"yes\b(?!terday)|(?:no|true|false)(?:\s*[.,;:!–—]|\s+(?:because|but|and)\b|\s*$)", re.IGNORECASE)


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    for asked in sides(collection):
        for one in asked:
            if one.blanks or not one.graded:
                continue
            for heard in one.asked[-1:]:
                yield from _question(heard)
            for heard in (*one.answers, *one.sides):
                verdict = _VERDICT.match(heard.text)
                if verdict:
                    word = heard.text[: len(heard.words[0])]
                    yield Finding(
                        heard.place(0, len(word)),
                        f"the answer begins with `{word}`, which half of all guesses would be",
                        "ask with `what`, `which`, `how` or `why`, and begin the answer with what was asked for",
                    )


def _question(heard: Heard) -> Iterator[Finding]:
    """The question that ends the front, if it leaves two answers."""
    told = list(heard.sentences())
    if not told:
        return  # a text of marks alone, such as a hyphen
    start, end = told[-1]
    sentence = unquoted(heard.text)[start:end]
    polar = _POLAR.search(sentence)
    if "?" not in sentence or not polar or _OPEN_BEFORE.match(sentence) or _OPEN_BEHIND.search(sentence, polar.end()):
        return
    yield Finding(
        heard.place(start, end),
        "the question can be answered by a guess between two, such as yes or no",
        "ask with `what`, `which`, `how` or `why`, so that the learner has to find the words",
    )
