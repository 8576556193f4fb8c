"""A back says that something holds always, never, or for everybody.

The sources contradict one another, and people differ; a learner who meets the exception trusts
neither the card nor themselves. Somebody's speech in quotation marks may say what it likes, and "not
always" is no such claim.

Bad:
  - question: What may follow tears, in one clinician's view?
    answer: Relief, and it always comes.

Good:
  - question: What may follow tears, in one clinician's view?
    answer: Relief, though not always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding
from tearcards.sides import sides
from tearcards.wording import is_english, phrase, unquoted, word_list

SEVERITY = Severity.WARNING

_PEOPLE = (
    "(?:clients?|patients?|people|persons?|therapists?|clinicians?|supervisors?|trainees?|men|women|man|woman|cultures?"
    "|stud(?:y|ies))"
)
_CLAIM = phrase(
    "always",
    "never",
    "(?:everyone|everybody|nobody|no one)(?!['’])",
    "proven|proves?(?! nothing)",
    "cures?|cured",
    "guarantees?|guaranteed",
    "at once",
    f"(?:all|every|no) {_PEOPLE}",
)
_FIRST_WORDS = word_list(
    "all always cure cured cures every everybody everyone guarantee guaranteed guarantees never no nobody once prove"
    " proven proves"
)
# "not always", "need never", "has not been proven", "a third told nobody", "no therapist can promise".
_DENIED = re.compile(
    r"(?:\b(?:not|no|nor|rarely|hardly|seldom|scarcely|almost|nearly|need|may|might|can|could|if|whether|without|un)|n't)"
    r"(?:\s+(?:yet|been|be|a|the|have|in|for|true|of|that))*\s*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:^|[.,;:?!–—(]|\b(?:that|because|and|but|so|where|when|since))\s*$", re.IGNORECASE)


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    for asked in sides(collection):
        for heard in dict.fromkeys(heard for one in asked for heard in one.back):
            if _FIRST_WORDS.isdisjoint(heard.words):
                continue
            text = unquoted(heard.text)
            for match in _CLAIM.finditer(text):
                if _is_claim(match[0].lower(), text[: match.start()]):
                    yield Finding(
                        heard.place(*match.span()),
                        f"`{match[0]}` claims more than the sources can show",
                        "write `often`, `some` or `may`, or say for whom it was found",
                    )


def _is_claim(said: str, before: str) -> bool:
    if _DENIED.search(before) or (said.startswith(("no ", "all ")) and before.endswith("-")):
        return False
    if said == "at once":
        return not re.search(r"\b(?:all|many|much|two|things|everything)\s+$", before, re.IGNORECASE)
    if said in ("everyone", "everybody", "nobody", "no one") or said.startswith("no "):
        return bool(_SUBJECT.search(before))  # "told nobody" and "in no session" are what was found, not a claim
    return True
