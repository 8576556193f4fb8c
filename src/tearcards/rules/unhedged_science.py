"""A card speaks of research or of the body's workings, and does not rest on a study.

Popular pages tell of hormones and healing tears as facts that no study has found. A card that speaks
of them cites the study, and either calls itself evidence from research or uses a careful word.
What "has not been studied" needs no study.

Bad:
  - question: What do tears release, as one clinician says?
    answer: Oxytocin and endorphins.

Good:
  - question: In a lab study, what did stress hormones show about crying?
    answer: Criers had no less cortisol than the others.
    evidence: study
    sources: [study-2020]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.cards import Card
from tearcards.collection import Collection
from tearcards.rules import Finding
from tearcards.sides import Heard, Sides, sides
from tearcards.wording import Phrases, is_english, phrase, unquoted

_SCIENCE = Phrases(
    "adrenaline, amygdala, anaesthetic, anesthetic, blood pressure, brain, brains, chemical, chemicals, cortisol",
    "dopamine, endorphin, endorphins, heart rate, hormonal, hormone, hormones, immune system, meta-analysis",
    "nervous system, neurochemical, neurotransmitter, neurotransmitters, opioid, opioids, oxytocin, painkiller",
    "painkillers, parasympathetic, per cent, percent, prolactin, research, researcher, researchers, serotonin",
    "studies, study, survey, surveyed, surveys, toxin, toxins, vagal, vagus",
)
_PERCENTAGE = re.compile(r"\d+(?:\.\d+)?\s?%")
_CAREFUL = phrase(
    "may|might|could|can|perhaps|possibly|probably|likely|unlikely|plausible|unclear|disputed|contested|untested",
    "seems?|seemed|suggests?|suggested|tends?|tended|appears?|appeared|hints?|not established|not been shown",
)
# "No study has", "has not been studied", "little research"; and "to study", which is something one does.
_IDLE = re.compile(
    r"(?:\b(?:no|not|never|any|without|few|little|nor|hardly|to|you|we|they|case|further|more)|n't)"
    r"(?:\s+(?:one|a|of|in|been|yet|any|published|human|good|much|this|that|your|the))*\s*$",
    re.IGNORECASE,
)


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    for asked in sides(collection):
        found = next((found for one in asked for found in _claims(one)), None)
        if found:
            yield from _finding(collection, asked[0].card, asked, *found)


def _claims(one: Sides) -> Iterator[tuple[Heard, re.Match[str]]]:
    """Where a card speaks of such things."""
    for heard in one.stated:
        for match in (*_SCIENCE.find(heard.text, heard.words), *_PERCENTAGE.finditer(heard.text)):
            text = unquoted(heard.text)
            spoken = text[match.start() : match.end()] != match[0]
            if not spoken and not _IDLE.search(text, 0, match.start()):
                yield heard, match


def _finding(
    collection: Collection, card: Card, asked: tuple[Sides, ...], heard: Heard, match: re.Match[str]
) -> Iterator[Finding]:
    cited = [collection.citations.get(source) for source in card.sources]
    if None in cited or not cited:
        return  # a source that is unknown or could not be read may be a study
    place = heard.place(*match.span())
    if not any(citation.evidence == "study" for citation in cited if citation):
        yield Finding(
            place,
            f"`{match[0]}` speaks of what only a study can show, and the card cites none",
            "cite the study in `sources`, or leave this out",
        )
    elif card.evidence not in ("study", "mixed") and not any(
        _CAREFUL.search(other.text) for one in asked for other in one.stated
    ):
        yield Finding(
            place,
            f"`{match[0]}` is told as certain, on a card whose evidence is `{card.evidence}`",
            "write `evidence: mixed` if the study shows it, or a careful word such as `may`",
        )
