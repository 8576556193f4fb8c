"""A word is spelled as Americans do in a British collection, or the other way round.

Which of the two it is stands in `collection.yaml`: `language: en-US` is American; `en-GB`, `en-AU`, `en-IE`,
`en-NZ` and `en-ZA` are British. Where it is `en` alone, the way that most words of the collection go
counts. Speech in quotation marks and names with a capital letter are left alone, and so are endings such
as `-ize`, which are at home in both. Only words that are spelled in one way in each are told.

Bad:
  - question: What color may grief have, in one clinician's view?

Good:
  - question: What colour may grief have, in one clinician's view?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding
from tearcards.sides import Heard, sides
from tearcards.wording import is_english, unquoted

SEVERITY = Severity.WARNING

_BRITISH_REGIONS = {"au", "gb", "ie", "nz", "uk", "za"}


def _pairs() -> Iterator[tuple[str, str]]:
    """British and American spellings of one word each, with their endings."""
    endings = ("", "s", "ed", "ing")
    for stem in ("col", "fav", "flav", "harb", "hon", "hum", "lab", "neighb", "rum", "sav", "endeav", "cand", "vap"):
        yield from ((f"{stem}our{end}", f"{stem}or{end}") for end in (*endings, "ful", "less", "able", "ably", "ite"))
    for stem in ("behavi", "ard", "ferv", "vig", "val"):
        yield from ((f"{stem}our{end}", f"{stem}or{end}") for end in ("", "s"))
    yield from (("behavioural", "behavioral"), ("behaviourally", "behaviorally"), ("neighbourhood", "neighborhood"))
    for stem in ("cent", "theat", "fib", "lit", "lust", "sepulch", "spect"):
        yield from ((f"{stem}re{end}", f"{stem}er{end}") for end in ("", "s"))
    yield from (("centred", "centered"), ("defence", "defense"), ("offence", "offense"), ("pretence", "pretense"))
    yield from (("defences", "defenses"), ("offences", "offenses"), ("grey", "gray"), ("greyer", "grayer"))
    for stem in ("travel", "cancel", "label", "model", "counsel", "signal", "quarrel", "level", "channel", "marvel"):
        yield from ((f"{stem}l{end}", f"{stem}{end}") for end in ("ed", "ing"))
    yield from (("counsellor", "counselor"), ("counsellors", "counselors"), ("traveller", "traveler"))
    yield from (("marvellous", "marvelous"), ("fulfil", "fulfill"), ("fulfils", "fulfills"), ("skilful", "skillful"))
    yield from (("wilful", "willful"), ("enrol", "enroll"), ("enrols", "enrolls"), ("fulfilment", "fulfillment"))
    for stem in ("anal", "paral", "catal"):
        yield from ((f"{stem}yse{end}", f"{stem}yze{end}") for end in ("", "d", "r"))
        yield (f"{stem}ysing", f"{stem}yzing")
    for british, american in (("anaesth", "anesth"), ("paediatric", "pediatric"), ("gynaecolog", "gynecolog")):
        yield from (
            (british + end, american + end) for end in ("", "etic", "etics", "etist", "esia", "s", "ical", "y", "ist")
        )
    yield from (("oestrogen", "estrogen"), ("haemorrhage", "hemorrhage"), ("diarrhoea", "diarrhea"))
    yield from (("manoeuvre", "maneuver"), ("sceptical", "skeptical"), ("sceptic", "skeptic"), ("pyjamas", "pajamas"))
    yield from (
        ("mould", "mold"),
        ("moulded", "molded"),
        ("smoulder", "smolder"),
        ("plough", "plow"),
    )
    yield from (("cosy", "cozy"), ("moustache", "mustache"), ("practise", "practice"), ("practised", "practiced"))
    yield from (("practising", "practicing"), ("jewellery", "jewelry"), ("aluminium", "aluminum"))


# "A practice" and "to practise" are two words in British English: only `practised` and `practising` differ for sure.
_BOTH = {"practice", "practise"}
_AMERICAN = {american: british for british, american in _pairs() if american not in _BOTH}
_BRITISH = {british: american for british, american in _pairs() if british not in _BOTH}
_WORD = re.compile(r"(?<![\w-])[a-z]{4,}(?![\w-])")


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    heard = list(dict.fromkeys(heard for asked in sides(collection) for one in asked for heard in one.front + one.back))
    language = collection.head.language or "en"
    region = language.lower().partition("-")[2].rpartition("-")[2]
    if region in _BRITISH_REGIONS:
        foreign = _AMERICAN
    elif region == "us":
        foreign = _BRITISH
    elif not region:
        foreign = min(
            (_AMERICAN, _BRITISH), key=lambda spellings: sum(1 for one in heard for _ in _found(one, spellings))
        )
    else:
        return  # Canadians mix the two by rules of their own
    side = "an American" if foreign is _AMERICAN else "a British"
    for one in heard:
        for match in _found(one, foreign):
            better = foreign[match[0]]
            span = one.place(*match.span())
            note = f"the language of the collection is `{language}`" if region else "most words are spelled otherwise"
            fix = better if span.written == match[0] else None
            yield Finding(span, f"`{match[0]}` is {side} spelling", f"write `{better}`", note, fix=fix)


def _found(heard: Heard, spellings: dict[str, str]) -> Iterator[re.Match[str]]:
    if spellings.keys().isdisjoint(heard.words):
        return
    yield from (match for match in _WORD.finditer(unquoted(heard.text)) if match[0] in spellings)
