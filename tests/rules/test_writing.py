"""Typography, spelling and links: what is told, and what looks like it and is good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import COLLECTION, DECK, SOURCES, lay_out
from rules.examples import found
from tearcards.pipeline import load
from tearcards.rules import mixed_spelling
from tearcards.rules.untidy_link import _without_trackers


def told(folder: Path, rule: str, deck: str, **files: str) -> list[str]:
    laid = {"collection.yaml": COLLECTION, "sources.yaml": SOURCES, "tears.yaml": deck}
    lay_out(folder, laid | {f"{name}.yaml": text for name, text in files.items()})
    return [diagnostic.message for diagnostic in load(folder).diagnostics if diagnostic.rule == rule]


def test_straight_marks_are_good_where_most_are_straight(tmp_path: Path) -> None:
    straight = {"question": "What's 'a good cry' in one clinician's view?", "answer": "It's 'relief', not ‘joy’."}

    assert found(tmp_path, "typewriter-marks", **straight) == []


def test_straight_marks_are_told_where_most_are_curly(tmp_path: Path) -> None:
    curly = {"question": "What’s ‘a good cry’ in one clinician’s view?", "answer": "It's relief."}

    assert [(one.span.written, one.fix) for one in found(tmp_path, "typewriter-marks", **curly)] == [("'", "’")]


@pytest.mark.parametrize("language", ["de", "fr-CA"])
def test_other_languages_have_their_own_marks(tmp_path: Path, language: str) -> None:
    deck = DECK.replace("A loss.", "Une perte - oui ... color ?  theraputic")
    rules = ("typewriter-marks", "stray-space", "mixed-spelling", "misspelt-term")
    head = COLLECTION.replace("en-GB", language)

    assert [told(tmp_path, rule, deck, collection=head) for rule in rules] == [[]] * 4


@pytest.mark.parametrize(
    "answer",
    ["A range of 3 - 4.", "Self-made.", "`a  b ...`", "A loss.  Or two.", "At .5 of it :)", "[A](https://a.org/b--c)"],
)
def test_what_is_well_set(tmp_path: Path, answer: str) -> None:
    deck = DECK.replace("A loss.", f'"{answer}"')

    assert told(tmp_path, "typewriter-marks", deck) == []
    assert told(tmp_path, "stray-space", deck) == []


@pytest.mark.parametrize(
    ("language", "answer", "messages"),
    [
        ("en-GB", "A color.", ["`color` is an American spelling"]),
        ("en-AU", "A center.", ["`center` is an American spelling"]),
        ("en-US", "A colour.", ["`colour` is a British spelling"]),
        ("en-US", "A color and a practice.", []),
        ("en-CA", "A colour at the center.", []),
        ("en", "A colour.", []),
        ("en", "A colour, honour and color.", ["`color` is an American spelling"]),
        ("en", "A color, honor and colour.", ["`colour` is a British spelling"]),
        ("en-GB", "To realize and to realise, flour, a meter, a practice.", []),
        ("en-GB", "Labor Day at Pearl Harbor, with Dr Gray.", []),
        ("en-GB", "'The color', one client says.", []),
        ("en-GB", "A self-centered or off-color one.", []),
    ],
)
def test_spelling_is_that_of_the_language(tmp_path: Path, language: str, answer: str, messages: list[str]) -> None:
    deck = DECK.replace("A loss.", f'"{answer}"')

    assert told(tmp_path, "mixed-spelling", deck, collection=COLLECTION.replace("en-GB", language)) == messages


def test_no_word_is_both_british_and_american() -> None:
    assert mixed_spelling._BRITISH.keys().isdisjoint(mixed_spelling._AMERICAN)


def test_a_misspelt_word_keeps_its_capital(tmp_path: Path) -> None:
    deck = DECK.replace("A loss.", "Greif, or self-compasion, by a therepist.")
    lay_out(tmp_path, {"collection.yaml": COLLECTION, "sources.yaml": SOURCES, "tears.yaml": deck})
    fixes = [one.fix for one in load(tmp_path).diagnostics if one.rule == "misspelt-term"]

    assert fixes == ["Grief", "therapist"]


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://a.org/?utm_source=x", "https://a.org/"),
        ("https://a.org/?b=1&utm_source=x&c=2#d", "https://a.org/?b=1&c=2#d"),
        ("https://a.org/?fbclid=x#d", "https://a.org/#d"),
        ("https://a.org/b#c?utm_d", "https://a.org/b#c?utm_d"),
    ],
)
def test_an_address_without_what_tells_where_it_was_found(address: str, clean: str) -> None:
    assert _without_trackers(address) == clean


@pytest.mark.parametrize(
    "key",
    [
        "address: https://a.org/doi.org/x",
        "address: shelf 4 of the library",
        "doi: 10.1000/tears(2020)a",
        "address: a.pdf",
    ],
)
def test_a_good_address(tmp_path: Path, key: str) -> None:
    assert told(tmp_path, "untidy-link", DECK, sources=SOURCES.replace("address: https://example.org/tears", key)) == []


@pytest.mark.parametrize("text", ["-", "*", "`", "-\n-", "![](x.png)"])
def test_a_text_of_marks_alone_stops_no_rule(tmp_path: Path, text: str) -> None:
    kinds: dict[str, dict[str, Any]] = {"question": {"question": text}, "myth": {"ask": text}, "cloze": {"text": text}}

    for kind, fields in kinds.items():
        assert isinstance(found(tmp_path / kind, "missing-cue", kind=kind, **fields), list)
