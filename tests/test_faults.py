"""Every problem that is told outside the rules is explained, and its example is one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tearcards
from conftest import SOURCES, lay_out
from tearcards.diagnostic import Diagnostic
from tearcards.faults import faults
from tearcards.pipeline import load
from tearcards.rules import rules

HOME = Path(tearcards.__file__).parent
EXAMPLES = [name for name, text in faults().items() if "\nBad:\n" in text]

# A sound card of each kind that the examples are of, without what they show.
KEYS = {
    "question": {
        "question": "What may grief tears follow?",
        "answer": "A loss.",
        "why": "Naming it can help, one clinician says.",
    },
    "cloze": {"why": "Naming it can help."},
}
EVERY_CARD = {"audience": "[client]", "sources": "[author-2020]", "evidence": "opinion", "tags": "[grief]"}


def names_told() -> set[str]:
    """The names under which the code tells problems, but for the rules: read from the code itself."""
    told = set()
    for path in HOME.rglob("*.py"):
        if path.parent.name != "rules":
            told |= set(_names_in(ast.parse(path.read_text("utf-8"))))
    return told


def _names_in(tree: ast.Module) -> Iterator[str]:
    constants = {
        node.targets[0].id: str(node.value.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        called = getattr(call.func, "id", getattr(call.func, "attr", ""))
        # The name is the second argument, or the third after a start and an end.
        place = {"Diagnostic": 1, "problem": 1, "Matching": 1, "_problem": 2}.get(called)
        if place is None or len(call.args) <= place:
            continue
        match call.args[place]:
            case ast.Constant(str(name)):
                yield name
            case ast.Name(name) if name in constants:
                yield constants[name]
            case ast.JoinedStr([ast.Constant("unknown-"), *_]):
                yield "unknown-evidence"  # the one key with a choice of words


def test_every_problem_is_explained_and_nothing_else_is() -> None:
    told = names_told()

    assert len(told) > 30
    assert set(faults()) == told
    assert set(faults()).isdisjoint(rule.name for rule in rules())


@pytest.mark.parametrize("name", faults())
def test_the_first_line_says_what_it_is(name: str) -> None:
    first, *rest = faults()[name].splitlines()

    assert re.fullmatch(r"[A-Z].+[^.]\.", first)
    assert len(first) <= 120
    assert not rest or rest[0] == ""


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_bad_card_is_found_and_the_good_one_is_not(name: str, small: Path) -> None:
    bad, good = faults()[name].partition("\nBad:\n")[2].split("\n\nGood:\n")

    assert {found.rule for found in judged(small, bad)} >= {name}
    assert [found.message for found in judged(small, good)] == []


def judged(folder: Path, cards: str) -> tuple[Diagnostic, ...]:
    """What is found in a deck of these cards, each filled up with the keys that it does not show."""
    whole = []
    for card in re.split(r"^(?=  - )", cards, flags=re.MULTILINE)[1:]:
        kind = "cloze" if "kind: cloze" in card else "question"
        shown = {"kind", *re.findall(r"^[ -]+(\w+):", card.replace("awnser", "answer"), re.MULTILINE)}
        missing = {key: text for key, text in (KEYS[kind] | EVERY_CARD).items() if key not in shown}
        whole.append(card.rstrip("\n") + "\n" + "".join(f"    {key}: {text}\n" for key, text in missing.items()))
    deck = "title: Tears\ndescription: Cards on tears.\nkind: question\ncards:\n" + "".join(whole)
    lay_out(folder, {"tears.yaml": deck, "sources.yaml": SOURCES})
    return load(folder).diagnostics
