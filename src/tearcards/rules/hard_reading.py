"""A sentence is long, or a word of the field stands unexplained on a card for clients.

Clients read these cards on the way home from a session. A long sentence loses them, and a word that
only therapists use shuts them out. The word may stay if it is explained behind it in brackets, or
if a card of the kind `term` for the same readers tells what it means.

Bad:
  - question: What may attunement look like, in one clinician's view?
    answer: A softer voice.

Good:
  - question: What may attunement (being in step with somebody) look like, in one clinician's view?
    answer: A softer voice.
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.diagnostic import Severity
from tearcards.rules import Finding
from tearcards.sides import Heard, sides
from tearcards.wording import Phrases, is_english, words

SEVERITY = Severity.WARNING
PLAIN = "client"
"""The audience that is no therapist."""
LONGEST = {PLAIN: 24}
OTHERWISE = 30
"""The most words in a sentence, by audience."""
_JARGON = Phrases(
    "aetiology, affect regulation, alliance, attuned, attunement, cathartic, catharsis, co-regulate, co-regulates",
    "co-regulation, comorbid, comorbidity, containment, corrective emotional experience, counter-transference",
    "countertransference, dissociate, dissociated, dissociates, dissociation, dysregulated, dysregulation",
    "empathic resonance, enactment, enactments, holding environment, hyperarousal, hypoarousal, interpersonal",
    "intrapsychic, mentalisation, mentalising, mentalization, mentalizing, misattunement, modalities, modality",
    "negative affect, object relations, parasympathetic, pendulation, positive affect, psychodynamic",
    "psychoeducation, psychopathology, relational depth, self-disclosure, self-regulation, somatic",
    "symptomatology, therapeutic alliance, titration, transference, vicarious resilience, vicarious trauma",
    "window of tolerance, working alliance",
)


def check(collection: Collection) -> Iterator[Finding]:
    english = is_english(collection)
    everyone = sides(collection)
    explained = {
        heard.words for asked in everyone for one in asked if PLAIN in one.card.audience for heard in one.asked
    }
    for asked in everyone:
        if not asked:
            continue
        audience = asked[0].card.audience
        most = min((LONGEST.get(name, OTHERWISE) for name in audience), default=OTHERWISE)
        texts = dict.fromkeys(heard for one in asked for heard in (*one.quoted, *one.stated))
        for heard in texts:
            if len(heard.words) > most:
                yield from _long(heard, most)
        if english and PLAIN in audience:
            yield from _unexplained(texts, explained)


def _long(heard: Heard, most: int) -> Iterator[Finding]:
    for start, end in heard.sentences():
        count = len(words(heard.text[start:end]))
        if count > most:
            yield Finding(
                heard.place(start, end),
                f"the sentence has {count} words",
                f"make two of it, or shorten it to {most} words or fewer",
            )


def _unexplained(texts: dict[Heard, None], explained: set[tuple[str, ...]]) -> Iterator[Finding]:
    told = set()
    for heard in texts:
        for match in _JARGON.find(heard.text, heard.words):
            term = words(match[0])
            rest = heard.text[match.end() :]
            if term in told or term in explained or rest.startswith((" (", ": ", ", or ", ", that is", " means ")):
                told.add(term)
                continue
            told.add(term)
            yield Finding(
                heard.place(*match.span()),
                f"clients may not know the word `{match[0]}`",
                "use an everyday word, explain it in brackets, or add a card of the kind `term` for clients",
            )
