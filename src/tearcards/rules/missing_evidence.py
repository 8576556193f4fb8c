"""An opinion or a story is told as a fact, or research is claimed and no study is cited.

A learner cannot doubt what does not say whose it is (SuperMemo, "Twenty rules", 18; Nielsen 2018:
with a doubtful claim, learn who makes it). So an opinion says whose it is, or is asked and answered
with a careful word such as "may"; a story or a comment says whose it is.

A card that only invites the learner to reflect claims nothing, nor does what a word means.

Bad:
  - question: What do tears show?
    answer: Trust in the therapist.
    why: So they are a good sign.

Good:
  - question: What do tears show, in one clinic's view?
    answer: Trust in the therapist.
    why: So they are a good sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.cards import Card
from tearcards.collection import Collection
from tearcards.rules import Finding
from tearcards.sides import Heard, Sides, sides
from tearcards.wording import is_english, phrase

_CLAIMANT = (
    "(?:author|blogger|centre|clinic|clinician|coache|coach|colleague|commenter|counsellor|counselor|couple|doctor"
    "|essayist|expert|practitioner|psychiatrist|psychologist|psychotherapist|researcher|source|supervisee|supervisor"
    "|teacher|team|therapist|trainee|trainer|viewer|writer)s?"
)
_PERSON = f"(?:{_CLAIMANT}|clients?|patients?|people|persons?|wom[ae]n|m[ae]n)"
_SAYS = (
    "(?:adds?|advises?|agrees?|argues?|asks?|believes?|calls?|compares?|counts?|describes?|disagrees?|finds?|found"
    "|holds?|likens?|links?|lists?|names?|notes?|notices?|noticed|observes?|offers?|puts?|reads?|recalls?|recommends?"
    "|remembers?|reports?|reported|said|says?|sees?|speaks? of|suggests?|teach|teaches|tells?|thinks?|thought|told"
    "|treats?|urges?|warns?|writes?|wrote)"
)
_WHOSE = phrase(
    # "one clinician", "another trauma therapist", "several viewers", "Two clinical sources"
    rf"(?:one|another|some|several|two|three|many|most)(?: [\w-]+)? {_CLAIMANT}(?:'s|s')?",
    rf"(?:one|another)(?: [\w-]+)? {_PERSON}(?:'s|s')?",
    rf"(?:one|another)(?: [\w-]+)?(?: [\w-]+)? {_SAYS}",
    rf"(?:a|an|the|this|some|several|many|most|practising)(?: [\w-]+)?(?: [\w-]+)? {_PERSON}(?: who [\w' ]+)? {_SAYS}",
    r"practitioners (?:disagree|say|think)",
    r"(?:a|the|this)(?: [\w-]+)? (?:clinician|clinic|therapist|viewer|practitioner|client)'s"
    r" (?:own )?(?:account|advice|comment|experience|guess|idea|list|opinion|reading|story|test|view|words?)",
    r"according to",
    r"in (?:her|his|their|whose|my) (?:own )?(?:view|opinion|experience|words)",
    r"(?:his|her|one person's|someone's|somebody's|their) (?:own )?(?:account|experience|opinion|story|view)",
)
_CAREFUL = phrase("may|might|could|perhaps|possibly|seems?|seem|tends?|appears?")
_CLAIMS_NOTHING = {"term", "reflection"}


def check(collection: Collection) -> Iterator[Finding]:
    english = is_english(collection)
    for asked in sides(collection):
        if not asked:
            continue
        card = asked[0].card
        cited = [collection.citations.get(source) for source in card.sources]
        # A source that is unknown or could not be read may be a study.
        may_be_study = not cited or any(citation is None or citation.evidence == "study" for citation in cited)
        if card.evidence in ("study", "mixed") and not may_be_study:
            yield Finding(
                card.evidence.span,
                f"the evidence is `{card.evidence}`, and none of the sources is a study",
                "cite the study in `sources`, or write `evidence: opinion` or `evidence: anecdote`",
            )
        elif english and card.evidence in ("opinion", "anecdote") and card.kind not in _CLAIMS_NOTHING:
            yield from _untold(collection, card, asked)


def _untold(collection: Collection, card: Card, asked: tuple[Sides, ...]) -> Iterator[Finding]:
    stated = [heard for one in asked for heard in one.stated]
    if any(_WHOSE.search(heard.text.replace("’", "'")) for heard in stated):
        return
    if _names_author(collection, card, stated):
        return
    graded = asked[0].asked + asked[0].graded
    if card.evidence == "opinion" and any(_CAREFUL.search(heard.text) for heard in graded):
        return
    what = "an opinion" if card.evidence == "opinion" else "a story or comment"
    whose = "one clinician says" if card.evidence == "opinion" else "one client recalls"
    answer = asked[0].graded[0] if asked[0].graded else graded[0]
    yield Finding(
        answer.prose.span,
        f"the evidence is {what}, and the card tells it as a fact",
        f"say whose it is, in words such as `{whose}`, in any text of the card",
    )


def _names_author(collection: Collection, card: Card, stated: list[Heard]) -> bool:
    """Whether the card names somebody whom it cites, in capitals as a name is written."""
    cited = [collection.citations.get(source) for source in card.sources]
    names = {name for citation in cited if citation for name in re.findall(r"[^\W\d_]{2,}", citation.author)}
    return any(
        name[0].isupper() and name in heard.text and re.search(rf"\b{name}\b", heard.text)
        for name in names
        for heard in stated
    )
