"""A front does not say what the learner is to find.

It neither asks a question nor says what to do. A learner who has to guess what is wanted grades the
guess, not the memory (Matuschak 2020: prompts are precise). Where the card itself says what to do,
as "Fill the blank" does, nothing is missing.

Bad:
  - question: One clinician on dry eyes.

Good:
  - question: How does one clinician explain dry eyes?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding
from tearcards.sides import Sides, sides
from tearcards.wording import is_english, unquoted

_TASKS = """
    answer ask bring choose compare complete consider contrast count decide define describe distinguish draw explain
    fill find finish give go identify imagine jot let list look make match name note notice outline pick picture put
    read recall recite reflect remember rephrase reply respond reword say sketch sort spell state suggest summarise
    summarize take tell think translate try turn use write
"""
_CUE = re.compile(
    r"(?:^|[.!?…:\n]['\"’”)]*\s+|^(?:in|on|at|for|from|with|when|while|if|before|after|as|once|next)\b[^.?!]*,\s+"
    r"|\b(?:then|please|now|and)\s+)(?:please |now |then |first |try to )?"
    rf"(?:{'|'.join(_TASKS.split())})\b",
    re.IGNORECASE,
)


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    for asked in sides(collection):
        for one in asked:
            if one.asked and not _has_cue(one):
                heard = one.asked[-1]
                told = list(heard.sentences())  # none in a text of marks alone, such as a hyphen
                yield Finding(
                    heard.place(*told[-1]) if told else heard.prose.span,
                    "the front does not say what the learner is to find",
                    "end it with a question, or say what to do, beginning with a word such as `Name` or `Explain`",
                )


def _has_cue(one: Sides) -> bool:
    texts = (*one.flags, *(unquoted(heard.text) for heard in one.asked))
    return any("?" in text for text in texts) or any(_CUE.search(text) for text in texts)
