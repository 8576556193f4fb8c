"""The cards in a rule's docstring, made whole and laid out as a collection."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml

from tearcards.diagnostic import Diagnostic
from tearcards.pipeline import load
from tearcards.rules import rules

HEAD = """\
id: examples
title: Examples
description: The cards of one docstring.
language: {language}
licence: CC BY 4.0
version: 0.1.0
safety:
  checked_on: 2026-11-01
  note: These cards teach. They do not treat.
decks: [cards]
packs:
  client:
    title: For clients
    description: For people in therapy.
    audience: [client]
"""

# What a docstring's cards may cite; only what they do cite is laid out.
WORKS = {
    "view-2020": {
        "author": "A. Clinician",
        "year": "2020",
        "title": "On tears",
        "evidence": "opinion",
        "about": "one clinician's view",
        "address": "https://example.org/view",
    },
    "study-2020": {
        "author": "Researcher & Researcher",
        "year": "2020",
        "title": "On crying",
        "evidence": "study",
        "about": "survey of 100 people",
        "doi": "10.1000/study",
    },
}

EVERY_CARD = {"audience": ["client"], "sources": ["view-2020"], "evidence": "opinion", "tags": ["grief"]}

# For each kind, the texts of a sound card: a docstring shows only those that matter.
KINDS: dict[str, dict[str, Any]] = {
    "question": {
        "question": "What may grief tears follow?",
        "answer": "A loss.",
        "why": "Naming it can help, one clinician says.",
    },
    "myth": {
        "belief": "Grief ends after a year.",
        "ask": "What else may happen, in one clinician's view?",
        "fact": "Waves of sorrow that return on birthdays.",
        "reason": "A loss may be met anew at each stage of life.",
    },
    "scenario": {
        "situation": "A client weeps over an old photograph. What could you do first?",
        "answer": "Stay near, and leave room.",
        "why": "One clinician says that hurry can feel like a wish to end the tears.",
    },
    "contrast": {
        "question": "What separates grief from regret, in one clinician's view?",
        "answers": {"Grief": "A loss is mourned.", "Regret": "A choice is questioned."},
        "why": "They may come together.",
    },
    "cloze": {
        "text": "In one clinician's view grief returns on days that recall a {{c1::loss::what?}} long past.",
        "why": "Naming it can help.",
    },
    "list": {
        "question": "Name three companions of grief, in one clinician's view.",
        "items": ["Sorrow", "Relief", "Anger"],
        "ordered": False,
        "why": "Naming them can help.",
    },
    "term": {"term": "Mourning", "definition": "The slow work of taking leave of somebody."},
    "reflection": {
        "prompt": "Think of something small that you miss. Where in a day does it come to mind?",
        "guidance": "Stop whenever you like.",
    },
}


@dataclass(frozen=True)
class Example:
    """A rule's cards that it finds fault with, and those that it does not, as the docstring has them."""

    rule: str
    bad: str
    good: str


def examples() -> list[Example]:
    """Those of every rule that shows any."""
    found = []
    for rule in rules():
        said = import_module(f"tearcards.rules.{rule.name.replace('-', '_')}").__doc__ or ""
        before, bad, rest = said.partition("\nBad:\n")
        bad_cards, good, good_cards = rest.partition("\nGood:\n")
        if bad or "\nGood:\n" in before:
            assert good, f"{rule.name} shows what is bad and not what is good"
            found.append(Example(rule.name, dedent(bad_cards), dedent(good_cards)))
    return found


def judged(folder: Path, cards: str, language: str = "en-GB") -> tuple[Diagnostic, ...]:
    """What is found in a collection of these cards, each filled up from a sound one of its kind."""
    whole = [_whole(card, number) for number, card in enumerate(yaml.load(cards, yaml.BaseLoader), start=1)]
    cited = {source: WORKS[source] for card in whole for source in card["sources"] if source in WORKS}
    deck = {"title": "Cards", "description": "Cards.", "cards": whole}
    folder.mkdir(parents=True)
    (folder / "collection.yaml").write_text(HEAD.format(language=language), "utf-8")
    (folder / "sources.yaml").write_text(_written(cited), "utf-8")
    (folder / "cards.yaml").write_text(_written(deck), "utf-8")
    if "cup.png" in cards:
        (folder / "media").mkdir()
        (folder / "media" / "cup.png").write_bytes(b"not looked at")
    return load(folder).diagnostics


def found(folder: Path, rule: str, *cards: dict[str, Any], **card: Any) -> list[Diagnostic]:
    """What a rule finds on these cards, or on the one that the keys make, each filled up as above."""
    written = _written(list(cards) or [card])
    return [diagnostic for diagnostic in judged(folder / "decks", written) if diagnostic.rule == rule]


class _Plainly(yaml.SafeDumper):
    """Writes what stands in two places twice: decks know no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _written(data: Any) -> str:
    return yaml.dump(data, Dumper=_Plainly, sort_keys=False, allow_unicode=True)


def _whole(card: dict[str, Any], number: int) -> dict[str, Any]:
    kind = card.get("kind", "question")
    return {"id": f"card-{number}", "kind": kind} | EVERY_CARD | KINDS[kind] | card
