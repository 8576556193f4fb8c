"""Words, sentences, speech and stems, as the rules on wording see them."""

from __future__ import annotations

import re

import pytest

from tearcards.wording import Phrases, content, sentences, stem, unquoted, word_places, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Self-compassion isn’t weak.", ["self-compassion", "isn't", "weak"]),
        ("36.4% of 5,096 (2013), in 7,8 and 9.", ["36.4", "of", "5,096", "2013", "in", "7,8", "and", "9"]),
        ("clients' tears – and/or 'sobs'", ["clients", "tears", "and", "or", "sobs"]),
        ("ß Čas_x", ["ss", "čas", "x"]),
        ("…!", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert list(words(text)) == expected
    assert len(word_places(text)) == len(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Say 'Stop.' Then wait.", ["Say 'Stop.'", "Then wait."]),
        ("Leave 'What now?' until later.", ["Leave 'What now?' until later."]),
        ("Ask, e.g. Dr. Smith. She knows.", ["Ask, e.g. Dr. Smith.", "She knows."]),
        ("A first\nA second", ["A first", "A second"]),
        ("About 36.4 in 100… 'Yes.'", ["About 36.4 in 100…", "'Yes.'"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("'I can't stop, I'm losing it.'", ["I can't stop, I'm losing it."]),
        ("the clients' tears and the therapist's", []),
        ("'clients' tears.' and 'sobs'", ["clients' tears.", "sobs"]),
        ("'tears' and 'sobs'", ["tears", "sobs"]),
        ("“Why me?” or ‘why now, it’s late’", ["Why me?", "why now, it’s late"]),
        ("‘clients’ tears.’ and ‘sobs’", ["clients’ tears.", "sobs"]),
        ("‘tears’ and ‘sobs’ of clients’ lives", ["tears", "sobs"]),
        ('say "stop" now', ["stop"]),
        ("'t Lam's survey of 819 clients' views", []),
        ("an inch is 5' long, and 'so on", []),
    ],
)
def test_speech(text: str, speech: list[str]) -> None:
    bare = unquoted(text)
    gaps = [text[match.start() : match.end()] for match in re.finditer(r"(?<=['\"“‘]) +(?=['\"”’])", bare)]

    assert len(bare) == len(text)
    assert gaps == speech


@pytest.mark.parametrize(
    "family",
    [
        "cry cries cried crying",
        "tear tears tear's",
        "move moves moved moving",
        "stop stops stopped stopping",
        "tell tells telling",
        "press presses pressed pressing",
        "hide hides hiding",
        "church churches",
    ],
)
def test_words_of_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize("pair", ["loss lose", "thing think", "red read", "therapist therapy", "focus focal", "64 106"])
def test_words_of_two_stems(pair: str) -> None:
    assert len({stem(word) for word in pair.split()}) == 2


def test_what_carries_meaning() -> None:
    assert content(words("What does one clinician say about the client's 64 tears?")) == {"client", "64", "tear"}


def test_phrases_are_found_whole_in_any_case_and_across_lines() -> None:
    phrases = Phrases("man up, drama queen", "cry-baby")
    text = "Man\nup, human up; drama  queens, Drama Queen, a cry-baby-like cry-baby"

    assert [match[0] for match in phrases.find(text, words(text))] == ["Man\nup", "Drama Queen", "cry-baby"]
    assert list(phrases.find("up", words("up"))) == []
