"""Where the rules on words draw the line: what is found, and what looks like it and is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rules.examples import found, judged


@pytest.mark.parametrize(
    "why",
    [
        "It always helps.",
        "Nobody fails.",
        "They never harm.",
        "Studies have proven it.",
        "A hug cures grief.",
        "All clients feel it.",
        "No therapist cries.",
        "Relief comes at once.",
        "One clinician says that everyone cries.",
    ],
)
def test_absolute(tmp_path: Path, why: str) -> None:
    assert len(found(tmp_path, "absolute-claim", why=why)) == 1


@pytest.mark.parametrize(
    "why",
    [
        "It does not always help.",
        "It isn't always so.",
        "It isn’t always so.",
        "‘I never cry,’ one client says, ‘and that’s all.’",
        "It may never come.",
        "One third told nobody.",
        "Not everyone cries.",
        "It has not been proven.",
        "It is unproven.",
        "Dry eyes prove nothing.",
        "'I never cry,' one client says.",
        "They come all at once.",
        "Nobody’s fault is a phrase. No tears are needed.",
        "There is no cure for it.",
    ],
)
def test_not_absolute(tmp_path: Path, why: str) -> None:
    assert found(tmp_path, "absolute-claim", why=why) == []


@pytest.mark.parametrize(
    ("card", "count"),
    [
        ({"why": "Tears release endorphins."}, 1),
        ({"why": "It calms the nervous system."}, 1),
        ({"why": "About 40% cry."}, 1),
        ({"why": "Studies show it."}, 1),
        ({"why": "It has not been studied."}, 0),
        ({"why": "It hasn’t any study behind it."}, 0),
        ({"why": "No study has tested it."}, 0),
        ({"why": "Without research, this is one clinician's guess."}, 0),
        ({"why": "You study the floor."}, 0),
        ({"why": "'My brain hurts,' one client says."}, 0),
        ({"kind": "myth", "belief": "Tears are painkillers."}, 0),
        ({"why": "Studies show it.", "sources": ["study-2020"], "evidence": "study"}, 0),
        ({"why": "Studies show it.", "sources": ["study-2020"], "evidence": "mixed"}, 0),
        ({"question": "What?", "why": "Studies show it.", "sources": ["study-2020"]}, 1),
        ({"question": "What?", "why": "Studies suggest it.", "sources": ["study-2020"]}, 0),
        ({"why": "Studies show it.", "sources": ["no-such-source"]}, 0),
    ],
)
def test_science(tmp_path: Path, card: dict[str, Any], count: int) -> None:
    assert len(found(tmp_path, "unhedged-science", **card)) == count


OPINION = {"question": "What is it?", "answer": "Trust.", "why": "It shows."}


@pytest.mark.parametrize(
    ("card", "count"),
    [
        ({}, 1),
        ({"evidence": "anecdote"}, 1),
        ({"answer": "Perhaps trust."}, 0),
        ({"answer": "Perhaps trust.", "evidence": "anecdote"}, 1),
        ({"why": "It may show."}, 1),
        ({"why": "One trauma therapist says so."}, 0),
        ({"why": "Another therapist holds back."}, 0),
        ({"why": "In her view, it shows."}, 0),
        ({"why": "According to Freud."}, 0),
        ({"why": "Practitioners disagree in print."}, 0),
        ({"why": "This is one viewer's comment."}, 0),
        ({"why": "Some clients report it."}, 0),
        ({"why": "Some clients cry."}, 1),
        ({"why": "A client weeps."}, 1),
        ({"why": "Clinician wrote of it."}, 0),
        ({"why": "The clinician is in the room."}, 1),
        ({"kind": "term", "term": "Trust", "definition": "Being at ease."}, 0),
        ({"kind": "reflection"}, 0),
    ],
)
def test_whose_opinion(tmp_path: Path, card: dict[str, Any], count: int) -> None:
    whole = card if "kind" in card else OPINION | card
    assert len(found(tmp_path, "missing-evidence", **whole)) == count


@pytest.mark.parametrize(
    ("evidence", "source", "count"),
    [
        ("study", "study-2020", 0),
        ("mixed", "study-2020", 0),
        ("study", "view-2020", 1),
        ("mixed", "view-2020", 1),
        ("study", "no-such-source", 0),
    ],
)
def test_research_needs_a_study(tmp_path: Path, evidence: str, source: str, count: int) -> None:
    assert len(found(tmp_path, "missing-evidence", evidence=evidence, sources=[source])) == count


@pytest.mark.parametrize(
    "question",
    [
        "What does the article say?",
        "What did the author of the essay mean?",
        "What is said in this video?",
        "It can mean two things. Which?",
        "This is hard. What is?",
        "She weeps. What could you do?",
        "What was named above?",
        "What did the previous card ask?",
    ],
)
def test_not_standalone(tmp_path: Path, question: str) -> None:
    assert found(tmp_path, "not-standalone", question=question) != []


@pytest.mark.parametrize(
    "question",
    [
        "It is ten to four, and a client weeps. What could you do?",
        "It's the last session. What could you do?",
        "This week you cried. What may it mean?",
        "You watch a video of your session. What in the video could you note?",
        "One viewer of a therapist's video wept. What in the video helped?",
        "What did several viewers of one therapist's video say?",
        "What did several viewers of one therapist’s video say?",
        "One therapist’s video was sad. What might the video ask of viewers?",
        "'The article helped,' a client says. What could you ask?",
        "What is the source of the tears?",
        "What comes next? Say the next answer that comes to you, above all others.",
    ],
)
def test_standalone(tmp_path: Path, question: str) -> None:
    assert found(tmp_path, "not-standalone", question=question) == []


@pytest.mark.parametrize(
    ("card", "count"),
    [
        ({"why": "Narcissists cry."}, 1),
        ({"why": "'Narcissists cry,' one viewer says."}, 1),
        ({"kind": "myth", "belief": "Narcissists cry."}, 0),
        ({"why": "They are pathetic."}, 1),
        ({"why": "'I am pathetic,' one client says."}, 0),
        ({"why": "You are not pathetic."}, 0),
        ({"why": "You aren’t pathetic."}, 0),
        ({"why": "Some fear seeming manipulative."}, 0),
        ({"why": "Quit therapy."}, 1),
        ({"why": "You need not quit therapy."}, 0),
        ({"why": "Nobody says that you must cry."}, 0),
        ({"why": "Here you must cry."}, 1),
        ({"why": "You should not cry for show."}, 0),
        ({"why": "Time will heal it."}, 1),
        ({"why": "Stop taking notes."}, 1),
        ({"why": "A healing hour."}, 0),
    ],
)
def test_loaded(tmp_path: Path, card: dict[str, Any], count: int) -> None:
    assert len(found(tmp_path, "loaded-language", **card)) == count


@pytest.mark.parametrize(
    ("card", "count"),
    [
        ({"why": "Transference, one clinician says."}, 1),
        ({"why": "Transference and transference."}, 1),
        ({"why": "Transference (old feelings met anew), one clinician says."}, 0),
        ({"kind": "term", "term": "Transference", "definition": "Old feelings met anew."}, 0),
        ({"kind": "myth", "belief": "Attunement is all."}, 1),
    ],
)
def test_jargon(tmp_path: Path, card: dict[str, Any], count: int) -> None:
    assert len(found(tmp_path, "hard-reading", **card)) == count


def test_jargon_is_known_from_a_term_card(tmp_path: Path) -> None:
    cards = """\
- {kind: term, term: Transference, definition: Old feelings that are met anew in another person.}
- {why: "Transference, one clinician says."}
"""
    assert judged(tmp_path / "decks", cards) == ()


@pytest.mark.parametrize(
    ("card", "count"),
    [
        ({"tags": ["trauma"]}, 1),
        ({"tags": ["grief", "self-harm::recent"]}, 1),
        ({"tags": ["trauma"], "sensitive": "true"}, 0),
        ({"tags": ["trauma-training"]}, 0),
    ],
)
def test_sensitive(tmp_path: Path, card: dict[str, Any], count: int) -> None:
    assert len(found(tmp_path, "missing-safety-note", **card)) == count


def test_a_card_whose_audience_could_not_be_read(tmp_path: Path) -> None:
    assert [one.rule for one in judged(tmp_path / "decks", "- {audience: [涙]}")] == ["name-format"]


GERMAN = """\
- {question: Ist Weinen immer ein Fortschritt, answer: "No, nie.", why: Always never. Studies show it.}
- {question: Ist Weinen immer ein Fortschritt, answer: Trauer., why: Crazy brain transference.}
- {kind: list, question: Nenne Gefühle}
- {kind: cloze, text: "Es {{c1::of the}}."}
"""


def test_lists_of_english_words_say_nothing_of_other_languages(tmp_path: Path) -> None:
    english = {diagnostic.rule for diagnostic in judged(tmp_path / "en", GERMAN)}

    assert judged(tmp_path / "de", GERMAN, "de-AT") == ()
    assert len(english) > 8
