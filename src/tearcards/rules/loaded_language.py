"""A card uses a word that wounds, or gives advice that may harm.

Somebody reads it who cried yesterday, or could not. A slur or a verdict has no place on a card
except in the belief that a myth card takes apart; words that shame may also stand in quotation
marks, as somebody's speech. No card tells anybody to quit therapy, to stop a medicine, or that tears heal.

Bad:
  - question: What may a client fear, in one clinician's view?
    answer: To be seen as a drama queen.
  - question: What may a client do who feels worse, in one viewer's opinion?
    answer: Quit therapy.

Good:
  - question: What may a client fear, in one clinician's view?
    answer: To be thought to exaggerate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding
from tearcards.sides import Heard, sides
from tearcards.wording import Phrases, is_english, unquoted

_SLURS = Phrases(
    "borderlines, hysteric, hysterical, hysterically, hysterics, lunatic, lunatics, narcissist, narcissists",
    "nutcase, nutcases, psycho, psychopath, psychopaths, psychos, retard, retarded, schizo, schizos, sociopath",
    "sociopaths",
)
_SHAMING = Phrases(
    "attention seeker, attention seekers, attention seeking, attention-seeker, attention-seekers",
    "attention-seeking, crazy, crocodile tears, cry babies, cry baby, cry-babies, cry-baby, crybabies, crybaby",
    "drama queen, drama queens, fake tears, get over it, insane, man up, manipulative, melodramatic",
    "over-emotional, overemotional, overreact, overreacted, overreacting, overreacts, pathetic",
    "pull yourself together, sissies, sissy, snap out of it, snowflake, snowflakes, suck it up, toughen up",
    "weakling, weaklings, whiner, whiners, whining, whiny, wimp, wimps",
)
_ADVICE = Phrases(
    "drop out of therapy, drop your therapist, dump your therapist, fire your therapist, give up therapy",
    "leave therapy, leave your therapist, leave your therapy, leave the therapist, quit therapy, quit your therapy",
    "sack your therapist, stop therapy, stop your therapy, stop treatment, stop your treatment, stop taking",
    "come off your medication, come off your medicine, always cure, always heal, will cure, will heal",
    "clients have to cry, clients must cry, clients need to cry, clients should cry, have to let it all out",
    "must let it all out, need to let it all out, should let it all out, they must cry, they need to cry",
    "they should cry, you have to cry, you must cry, you need to cry, you ought to cry, you should cry",
)
# Whoever denies it, or names the fear of it, does not say it.
_DENIED = re.compile(
    r"(?:\b(?:not|never|no|nobody|nor|without|fear|fears|afraid|seem|seems|seeming|look|sound|called|calling|thought|judged|"
    r"labelled|labels?|don't)|n't)(?:\s+[\w'-]+){0,3}\s*$",
    re.IGNORECASE,
)
_LISTS = (
    (_SLURS, "wounds people, whatever is meant", "say what somebody does or feels, without a label"),
    (_SHAMING, "can shame a reader", "say it without a verdict, or put it in quotation marks if somebody says it"),
    (_ADVICE, "can do harm to a reader who follows it", "tell what is open to them, and leave the choice with them"),
)


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    for asked in sides(collection):
        for heard in dict.fromkeys(heard for one in asked for heard in one.stated):
            yield from _wounds(heard)


def _wounds(heard: Heard) -> Iterator[Finding]:
    for phrases, message, help in _LISTS:
        for match in phrases.find(heard.text, heard.words):
            text = unquoted(heard.text)
            spoken = text[match.start() : match.end()] != match[0]
            if phrases is _SLURS or not (spoken or _DENIED.search(text, 0, match.start())):
                yield Finding(heard.place(*match.span()), f"`{match[0]}` {message}", help)
