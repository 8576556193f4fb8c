"""The form "Propose a card", and the card that its answers become."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from conftest import SMALL, lay_out
from github.conftest import GITHUB, data
from tearcards import proposal
from tearcards.cards.card import EVIDENCE
from tearcards.cli import main
from tearcards.collection import Collection
from tearcards.pipeline import load
from tearcards.proposal import QUESTIONS, Unfit, card_of, proposable

FORM = data(GITHUB / "ISSUE_TEMPLATE" / "card.yml")
ASKED = {part["attributes"]["label"]: part for part in FORM["body"] if part["type"] != "markdown"}


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    loaded = load(lay_out(tmp_path_factory.mktemp("decks"), dict(SMALL)))
    assert loaded.collection
    return loaded.collection


def issue(**answers: str) -> str:
    """An issue as GitHub makes it of the form's answers."""
    filled = {
        "KIND": "question: something to know, and why it matters",
        "FRONT": "What may tears follow?",
        "ANSWER": "A loss.",
        "WHY": "Naming it can help.",
        "SOURCE": "https://example.org/tears",
        "FIRM": "study: research that asked or measured",
        "AUDIENCE": "- [X] client: people\n- [ ] trainee: people\n- [x] therapist: people",
        "WOUND": "- [ ] sensitive: learners",
        "AGREED": "- [X] I wrote this",
    } | answers
    return "\n\n".join(f"### {getattr(proposal, name)}\n\n{answer}" for name, answer in filled.items())


def read(card: str) -> dict[str, Any]:
    """The one card that a deck would hold."""
    cards = yaml.load("cards:\n" + card, yaml.BaseLoader)["cards"]
    assert len(cards) == 1
    found: dict[str, Any] = cards[0]
    return found


def test_the_form_asks_what_is_read() -> None:
    def first_words(question: str) -> set[str]:
        options = ASKED[question]["attributes"]["options"]
        return {(option if isinstance(option, str) else option["label"]).partition(":")[0] for option in options}

    assert tuple(ASKED) == QUESTIONS
    assert first_words(proposal.KIND) == set(proposable())
    assert first_words(proposal.FIRM) == set(EVIDENCE)
    assert first_words(proposal.AUDIENCE) == {"client", "trainee", "therapist", "supervisor"}
    assert first_words(proposal.WOUND) == {"sensitive"}


def test_licence_and_kindness_are_asked_for_and_cannot_be_left_out() -> None:
    boxes = ASKED[proposal.AGREED]["attributes"]["options"]

    assert len(boxes) == 3
    assert {box["required"] for box in boxes} == {"true"}
    assert ["CC BY 4.0" in boxes[0]["label"], "cried yesterday" in boxes[1]["label"]] == [True, True]


def test_a_workflow_knows_the_form_by_a_question() -> None:
    job = data(GITHUB / "workflows" / "propose.yml")["jobs"]["card"]

    assert job["if"] == f"contains(github.event.issue.body, '### {proposal.FRONT}')"


def test_answers_become_a_card(collection: Collection) -> None:
    assert card_of(issue(), collection) == (
        "  - id: what-may-tears-follow\n"
        "    kind: question\n"
        '    question: "What may tears follow?"\n'
        '    answer: "A loss."\n'
        '    why: "Naming it can help."\n'
        "    audience: [client, therapist]\n"
        "    sources: [author-2020]\n"
        "    evidence: study\n"
        "    tags: []\n"
    )


@pytest.mark.parametrize("kind", proposable())
def test_each_kind_of_the_form_becomes_a_sound_card(kind: str, tmp_path: Path, collection: Collection) -> None:
    boxes = {"AUDIENCE": "- [X] client: people", "WOUND": "- [X] sensitive: learners"}
    card = card_of(issue(KIND=f"{kind}: …", FIRM="opinion: …", **boxes), collection)
    deck = "title: Others\ndescription: Cards.\ncards:\n" + card
    head = SMALL["collection.yaml"].replace("[tears]", "[tears, others]")
    loaded = load(lay_out(tmp_path, SMALL | {"others.yaml": deck, "collection.yaml": head}))

    assert loaded.sound, loaded.diagnostics
    assert loaded.collection
    assert [(own.kind, own.sensitive) for own in loaded.collection.decks[1].cards] == [(kind, True)]


def test_an_unknown_source_is_told_below_the_card(collection: Collection) -> None:
    card = card_of(issue(SOURCE='A. Body (2024): "On\u2028 # tears"\r\n\n- id: another\n'), collection)

    assert read(card)["sources"] == ["name-the-source"]
    assert card.endswith(
        '    # Where it comes from, as it was told: A. Body (2024): "On\n'
        '    # Where it comes from, as it was told:  # tears"\n'
        "    # Where it comes from, as it was told: - id: another\n"
    )


@pytest.mark.parametrize("told", ["author-2020", "see <HTTPS://EXAMPLE.org/tears>.", "It is (author-2020)!"])
def test_a_known_source_is_found(told: str, collection: Collection) -> None:
    assert read(card_of(issue(SOURCE=told), collection))["sources"] == ["author-2020"]


@pytest.mark.parametrize(
    ("front", "id"),
    [
        ("Grief tears?", "grief-tears-2"),
        ("What’s “naïve” — 100%?", "whats-naive-100"),
        ("なぜ泣くのか", "proposed-card"),
        ("../../etc/passwd", "etc-passwd"),
        ("a " * 60, "a-a-a-a-a-a-a"),
    ],
)
def test_the_id_says_what_it_is_about_and_is_free(front: str, id: str, collection: Collection) -> None:
    assert read(card_of(issue(FRONT=front), collection))["id"] == id


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "“What sort of card is it?” is not answered; this is read from the form “Propose a card”"),
        (
            issue(KIND="list: several"),
            "“What sort of card is it?” is not answered; this is read from the form “Propose a card”",
        ),
        (issue(ANSWER="_No response_"), "“What holds?” is not answered"),
        (issue(FRONT=" \u202e\n"), "“What do people believe or ask?” is not answered"),
    ],
)
def test_what_makes_no_card_is_told(text: str, message: str, collection: Collection) -> None:
    with pytest.raises(Unfit, match=re.escape(message)):
        card_of(text, collection)


def test_an_answer_that_looks_like_a_question_stays_an_answer(collection: Collection) -> None:
    card = read(card_of(issue(WHY="It does.\n### What holds?\nAnother."), collection))

    assert (card["answer"], card["why"]) == ("A loss.", "It does.\n### What holds?\nAnother.")


@given(st.text(min_size=1, max_size=120), st.text(max_size=60))
def test_no_answer_becomes_more_than_a_text(collection: Collection, text: str, source: str) -> None:
    try:
        card = card_of(issue(FRONT=text, SOURCE=source), collection)
    except Unfit:
        return

    found = read(card)
    assert list(found) == ["id", "kind", "question", "answer", "why", "audience", "sources", "evidence", "tags"]
    assert {key: found[key] for key in ("answer", "why", "evidence")} == {
        "answer": "A loss.",
        "why": "Naming it can help.",
        "evidence": "study",
    }
    seen = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]+")
    if "###" not in text:
        assert seen.sub("", found["question"]) == seen.sub("", text)


def test_the_command(small: Path) -> None:
    result = CliRunner().invoke(main, ["propose"], input=issue(FRONT="Was heißt das?").encode())

    assert (result.exit_code, result.stderr) == (0, "")
    assert read(result.stdout)["question"] == "Was heißt das?"
    assert sorted(path.name for path in small.iterdir()) == sorted(SMALL)


@pytest.mark.parametrize(
    ("given", "message"),
    [(b"\xff\xfe", "“What sort of card is it?”"), (b"a" * 300_001, "this is longer than any issue")],
)
def test_the_command_refuses(given: bytes, message: str, small: Path) -> None:
    result = CliRunner().invoke(main, ["propose"], input=given)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: {message}")
