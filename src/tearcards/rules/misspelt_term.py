"""A word of the field is misspelt.

Learners look words up, and take over the spelling of what they learn. Only mistakes that are no other
word are told; `check --fix` writes the right one.

Bad:
  - question: What may a therepist notice first, in one clinician's view?

Good:
  - question: What may a therapist notice first, in one clinician's view?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding
from tearcards.sides import sides
from tearcards.wording import is_english

SEVERITY = Severity.WARNING

_RIGHT = {
    "acceptence": "acceptance",
    "attachement": "attachment",
    "attunment": "attunement",
    "avoidence": "avoidance",
    "boundry": "boundary",
    "bondaries": "boundaries",
    "boundrys": "boundaries",
    "boundries": "boundaries",
    "catharsys": "catharsis",
    "catharsus": "catharsis",
    "cathartis": "catharsis",
    "comfortible": "comfortable",
    "compasion": "compassion",
    "concious": "conscious",
    "councelling": "counselling",
    "councellor": "counsellor",
    "counceling": "counseling",
    "councelor": "counselor",
    "counter-transferance": "countertransference",
    "countertransferance": "countertransference",
    "countertransferrence": "countertransference",
    "defensivness": "defensiveness",
    "dissasociation": "dissociation",
    "dissociaton": "dissociation",
    "embarassed": "embarrassed",
    "embarassing": "embarrassing",
    "embarassment": "embarrassment",
    "embarrased": "embarrassed",
    "emotionaly": "emotionally",
    "empathie": "empathy",
    "empthy": "empathy",
    "exagerate": "exaggerate",
    "forgivness": "forgiveness",
    "greif": "grief",
    "greiving": "grieving",
    "grievieng": "grieving",
    "helplesness": "helplessness",
    "hopelesness": "hopelessness",
    "lonelyness": "loneliness",
    "occurence": "occurrence",
    "oxytocine": "oxytocin",
    "oxitocin": "oxytocin",
    "parasympathic": "parasympathetic",
    "physchological": "psychological",
    "phsychology": "psychology",
    "psycology": "psychology",
    "psycological": "psychological",
    "psycologist": "psychologist",
    "psychologyst": "psychologist",
    "psycotherapist": "psychotherapist",
    "psycotherapy": "psychotherapy",
    "psychotherepy": "psychotherapy",
    "psychoterapy": "psychotherapy",
    "psychodinamic": "psychodynamic",
    "resillience": "resilience",
    "resiliance": "resilience",
    "rythm": "rhythm",
    "shamefull": "shameful",
    "sorrowfull": "sorrowful",
    "subconcious": "subconscious",
    "superviser": "supervisor",
    "supervisers": "supervisors",
    "supervizion": "supervision",
    "sympathie": "sympathy",
    "tearfull": "tearful",
    "theraputic": "therapeutic",
    "therapuetic": "therapeutic",
    "therepist": "therapist",
    "theripist": "therapist",
    "therapyst": "therapist",
    "therepy": "therapy",
    "transferance": "transference",
    "transferrence": "transference",
    "unconcious": "unconscious",
    "unconciously": "unconsciously",
    "vulnerabilty": "vulnerability",
    "vunerable": "vulnerable",
    "vunerability": "vulnerability",
    "wellfare": "welfare",
}
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def check(collection: Collection) -> Iterator[Finding]:
    if not is_english(collection):
        return
    for asked in sides(collection):
        for heard in dict.fromkeys(heard for one in asked for heard in one.front + one.back):
            if _RIGHT.keys().isdisjoint(heard.words):
                continue
            for match in _WORD.finditer(heard.text):
                right = _RIGHT.get(match[0].lower())
                if right:
                    better = right.capitalize() if match[0][0].isupper() else right
                    span = heard.place(*match.span())
                    fix = better if span.written == match[0] else None
                    yield Finding(span, f"`{match[0]}` is misspelt", f"write `{better}`", fix=fix)
