"""The answers of the form "Propose a card" as a card in a deck.

They come as the Markdown of an issue: a heading for each question, and below it whatever somebody
typed. Nothing of it is trusted: a text becomes one value, and can neither end it nor begin another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from tearcards.cards import Card, kinds
from tearcards.cards.card import EVIDENCE
from tearcards.cards.face import Voice
from tearcards.cards.shape import NAME, Plain, Prose, specs
from tearcards.collection import Collection
from tearcards.draft import Draft, taken_ids

KIND = "What sort of card is it?"
FRONT = "What do people believe or ask?"
ANSWER = "What holds?"
WHY = "Why does it hold, or why does it matter?"
SOURCE = "Where does it come from?"
FIRM = "How firm is it?"
AUDIENCE = "Whom is it for?"
WOUND = "Could it touch a wound?"
AGREED = "Before you send it"
QUESTIONS = (KIND, FRONT, ANSWER, WHY, SOURCE, FIRM, AUDIENCE, WOUND, AGREED)
"""The questions of the form, in its order."""

UNKNOWN_SOURCE = "name-the-source"
"""The source of a card whose work is not among the collection's: no key of a work may stay so."""

_UNANSWERED = "_No response_"
_ASK = "What may hold instead?"
# Controls, the marks that reverse the reading order, and halves of characters; ends of lines are seen to before.
_ACTING = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


class Unfit(Exception):  # noqa: N818 - what it says, and no slip of the program
    """The text does not make a card; the words say why, to the person who wrote it."""


def card_of(issue: str, collection: Collection) -> str:
    """The card that an issue proposes, as it stands in a deck of the collection. Raises Unfit."""
    answers = _answers(issue)
    kind = _kind(_first_word(answers.get(KIND, "")))
    told = answers.get(SOURCE, "")
    key = _known_source(told, collection)
    evidence = _first_word(answers.get(FIRM, ""))
    values: dict[str, Plain] = {
        "id": _free_id(answers.get(FRONT, ""), collection),
        **_texts(kind, answers),
        "audience": list(_ticked(answers.get(AUDIENCE, ""))),
        "sources": [key or UNKNOWN_SOURCE],
        "evidence": evidence if evidence in EVIDENCE else "",
        "tags": [],
    }
    if any(_ticked(answers.get(WOUND, ""))):
        values["sensitive"] = "true"
    lines = Draft(kind.kind, values).lines("", 2)
    if not key:
        lines += [f"    # Where it comes from, as it was told: {line}" for line in told.splitlines() if line]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def proposable() -> dict[str, type[Card]]:
    """The kinds that have one front, one answer and one reason, by their names: what the form asks for."""
    return {name: kind for name, kind in kinds().items() if not kind.note_type.blanks and len(_places(kind)) >= 3}


def _places(kind: type[Card]) -> dict[str, str]:
    """Which question of the form fills which key of a kind. Empty where a key that must be there has none."""
    face = kind.note_type.faces[0]
    fronts = [part.field for part in face.front if part.field]
    backs = {part.voice: part.field for part in face.back if part.field}
    places = dict(zip(fronts, (FRONT, _ASK), strict=False))
    places |= {backs[voice]: answer for voice, answer in ((Voice.ANSWER, ANSWER), (Voice.WHY, WHY)) if voice in backs}
    record: type = kind
    known, shared = specs(record), specs(Card)
    needed = {name for name, spec in known.items() if spec.required and name not in shared}
    prose = {name for name, spec in known.items() if isinstance(spec.shape, Prose)}
    return places if needed <= set(places) <= prose and ANSWER in places.values() else {}


def _kind(name: str) -> type[Card]:
    known = proposable()
    if name not in known:
        raise Unfit(f"“{KIND}” is not answered; this is read from the form “Propose a card”")
    return known[name]


def _texts(kind: type[Card], answers: Mapping[str, str]) -> dict[str, str]:
    """The texts of a card by their keys, in the order of the kind."""
    record: type = kind
    places = _places(kind)
    own = [name for name in specs(record) if name in places]
    texts = {name: _ASK if places[name] == _ASK else answers.get(places[name], "") for name in own}
    for name, text in texts.items():
        if not text:
            raise Unfit(f"“{places[name]}” is not answered")
    return texts


def _answers(issue: str) -> dict[str, str]:
    """The answers by their questions, which come in their order. What looks like a question later is an answer."""
    text = re.sub(r"\r\n?|[\x85\u2028\u2029]", "\n", issue)
    found: dict[str, list[str]] = {}
    waiting = list(QUESTIONS)
    for line in text.split("\n"):
        heading = line.removeprefix("### ").strip() if line.startswith("### ") else ""
        if heading in waiting:
            waiting = waiting[waiting.index(heading) + 1 :]
            found[heading] = []
        elif found:
            found[next(reversed(found))].append(line)
    return {question: _tidy("\n".join(lines)) for question, lines in found.items()}


def _tidy(text: str) -> str:
    """An answer without what cannot be seen, and with one blank where there are several."""
    plain = _ACTING.sub("", text.replace("\t", " ")).replace("\u00a0", " ")
    lines = [re.sub(r"(?<=\S) {2,}", " ", line).rstrip() for line in plain.split("\n")]
    tidy = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return "" if tidy == _UNANSWERED else tidy


def _first_word(answer: str) -> str:
    return answer.partition(":")[0].strip()


def _ticked(answer: str) -> Iterator[str]:
    """The words before the colons of ticked boxes, those that can be names."""
    for line in answer.splitlines():
        box = re.match(r"- \[[xX]\] ([a-z-]+):", line)
        if box and NAME.fullmatch(box[1]):
            yield box[1]


def _known_source(told: str, collection: Collection) -> str | None:
    """The key of the work that an answer names: by its key, its DOI or its address."""
    words = {word.strip(".,;:!?()<>[]").lower() for word in told.split()}
    for key, work in collection.citations.items():
        marks = {str(key), *(mark.lower() for mark in (work.doi, work.address, work.link) if mark)}
        if words & marks:
            return str(key)
    return None


def _free_id(front: str, collection: Collection) -> str:
    """An id that says what the card is about, and that no card has or ever had."""
    taken = taken_ids(collection)
    plain = unicodedata.normalize("NFKD", front.lower().replace("’", "").replace("'", ""))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    name = "-".join(words[:7])[:60].strip("-") or "proposed-card"
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
