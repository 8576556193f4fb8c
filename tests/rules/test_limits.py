"""The rules that count: at the limit nothing is found, one beyond it something is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rules import examples
from tearcards.rules.near_duplicate import ALIKE, SAME


def found(folder: Path, rule: str, *cards: dict[str, Any]) -> list[str]:
    """The severities of what a rule finds on cards, each filled up from a sound one of its kind."""
    return [diagnostic.severity.value for diagnostic in examples.found(folder, rule, *cards)]


def words(count: int, first: int = 0) -> str:
    """So many words with a meaning, in sentences of ten, each of another word than the others."""
    named = [f"{'abcdefghij'[n // 10]}o{'bcdfghklmn'[n % 10]}on" for n in range(first, first + count)]
    lines = [" ".join(named[n : n + 10]).capitalize() for n in range(0, count, 10)]
    return ". ".join(lines)


FRONTS = [
    ("question", "question", 28),
    ("scenario", "situation", 45),
    ("contrast", "question", 32),
    ("list", "question", 24),
    ("reflection", "prompt", 45),
    ("term", "definition", 28),
]


@pytest.mark.parametrize(("kind", "key", "most"), FRONTS)
def test_a_long_front(tmp_path: Path, kind: str, key: str, most: int) -> None:
    half_again = -(-3 * most // 2)

    def front(count: int) -> list[str]:
        return found(tmp_path / str(count), "long-front", {"kind": kind, key: words(count) + "?"})

    assert front(most) == []
    assert front(most + 1) == ["warning"]
    assert front(half_again - 1) == ["warning"]
    assert front(half_again) == ["error"]


def test_a_belief_and_its_question_are_one_front(tmp_path: Path) -> None:
    fits = {"kind": "myth", "belief": words(20), "ask": words(12, 20) + "?"}

    assert found(tmp_path / "fits", "long-front", fits) == []
    assert found(tmp_path / "long", "long-front", fits | {"ask": words(13, 20) + "?"}) == ["warning"]


def test_a_cloze_text_counts_without_marks_and_hints(tmp_path: Path) -> None:
    text = f"{words(29)} {{{{c1::last::a hint of some words}}}}"

    assert found(tmp_path / "fits", "long-front", {"kind": "cloze", "text": text}) == []
    assert found(tmp_path / "long", "long-front", {"kind": "cloze", "text": f"{text} one"}) == ["warning"]


@pytest.mark.parametrize(
    ("kind", "key", "most"), [("question", "answer", 28), ("myth", "fact", 34), ("scenario", "answer", 45)]
)
def test_a_long_answer(tmp_path: Path, kind: str, key: str, most: int) -> None:
    assert found(tmp_path / "fits", "long-answer", {"kind": kind, key: words(most)}) == []
    assert found(tmp_path / "long", "long-answer", {"kind": kind, key: words(most + 1)}) == ["warning"]


def test_the_sides_of_a_contrast_are_counted_together_with_their_names(tmp_path: Path) -> None:
    fits = {"One": words(21), "Other side": words(21, 21)}

    assert found(tmp_path / "fits", "long-answer", {"kind": "contrast", "answers": fits}) == []
    assert found(tmp_path / "long", "long-answer", {"kind": "contrast", "answers": fits | {"One": words(22)}}) == [
        "warning"
    ]


def test_the_notes_of_a_myth_are_counted_together(tmp_path: Path) -> None:
    fits = {"kind": "myth", "reason": words(40), "nuance": words(20, 40)}

    assert found(tmp_path / "fits", "long-answer", fits) == []
    assert found(tmp_path / "long", "long-answer", fits | {"nuance": words(21, 40)}) == ["warning"]


@pytest.mark.parametrize(("audience", "most"), [(["client"], 24), (["trainee"], 30), (["trainee", "client"], 24)])
def test_a_long_sentence(tmp_path: Path, audience: list[str], most: int) -> None:
    def why(count: int) -> list[str]:
        sentence = words(count).replace(". ", " ")
        card = {"why": f"One says so. {sentence}. It may be.", "audience": audience}
        return found(tmp_path / str(count), "hard-reading", card)

    assert why(most) == []
    assert why(most + 1) == ["warning"]


def test_lines_of_a_list_are_not_one_sentence(tmp_path: Path) -> None:
    why = "\n".join(f"- {words(9, first)}" for first in range(0, 45, 9))

    assert found(tmp_path, "hard-reading", {"why": why}) == []


@pytest.mark.parametrize(
    ("blank", "count"),
    [("bon bad bed bid bod bud", 0), ("bon bad bed bid bod bud bib", 1), ("of the", 1), ("of bon", 0), ("sorrows", 1)],
)
def test_what_a_blank_holds(tmp_path: Path, blank: str, count: int) -> None:
    text = f"Sorrow comes in waves on birthdays {{{{c1::{blank}}}}}."

    assert len(found(tmp_path, "cloze-shape", {"kind": "cloze", "text": text})) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sorrow comes in waves {{c1::again}}, of late {{c1::seldom}} on birthdays.", 1),
        ("Sorrow may come on {{c1::birthdays}} in winter rain.", 0),
        ("Sorrow may come on {{c1::birthdays}} in winter.", 1),
        ("Sorrow, {{c1::anger}}, {{c2::envy}} and {{c3::relief}} follow losses.", 0),
        ("Sorrow, {{c1::anger}}, {{c1::envy}}, {{c2::relief}}, {{c3::haste}} follow losses at home.", 0),
        ("Sorrow, {{c1::anger}}, {{c2::envy}}, {{c3::relief}}, {{c4::haste}} follow losses.", 1),
        ("Sorrow comes in big waves on {{c1::birthdays::on birthdays}}.", 1),
    ],
)
def test_what_is_left_beside_the_blanks(tmp_path: Path, text: str, count: int) -> None:
    assert len(found(tmp_path, "cloze-shape", {"kind": "cloze", "text": text})) == count


@pytest.mark.parametrize(
    ("answer", "count"), [(words(2), 0), (words(2) + " gone lost", 1), (words(2) + " gone lost far", 0)]
)
def test_half_of_the_answer_on_the_front(tmp_path: Path, answer: str, count: int) -> None:
    card = {"question": f"What may {words(9)} be?", "answer": answer}

    assert len(found(tmp_path, "answer-on-front", card)) == count


@pytest.mark.parametrize(
    ("fact", "count"),
    [
        (words(3) + " gone lost", 0),
        (words(4) + " gone lost", 1),
        ("It is not so: " + words(4), 1),
        ("Gone, lost, " + words(1), 0),
    ],
)
def test_a_fact_that_is_the_belief_denied(tmp_path: Path, fact: str, count: int) -> None:
    card = {"kind": "myth", "belief": words(5), "fact": fact, "reason": "One clinician says so."}

    assert len(found(tmp_path, "bare-myth", card)) == count


@pytest.mark.parametrize(
    ("belief", "reason", "count"),
    [
        (words(5), f"One clinician says: {words(5)}.", 1),
        (words(5), f"One clinician says: {words(4)}.", 0),
        ("They do it so that it is in front of us", "One clinician says so that it is in front of all.", 0),
    ],
)
def test_an_echo_of_the_belief(tmp_path: Path, belief: str, reason: str, count: int) -> None:
    card = {"kind": "myth", "belief": belief, "reason": reason}

    assert len(found(tmp_path, "bare-myth", card)) == count


def _question(first: int, count: int, **more: Any) -> dict[str, Any]:
    return {"question": f"What may {words(count, first).replace('. ', ' ').lower()} be?"} | more


@pytest.mark.parametrize(
    ("own", "severities"), [(0, ["error"]), (3, ["error"]), (4, ["warning"]), (8, ["warning"]), (9, []), (20, [])]
)
def test_fronts_that_are_alike(tmp_path: Path, own: int, severities: list[str]) -> None:
    """Of twenty words on the other front, this one lacks `own`, and has no others."""
    shared = 20 - own
    assert (shared / 20 >= ALIKE / 100, shared / 20 >= SAME / 100) == (own <= 8, own <= 3)
    one, other = _question(0, 20, answer="Sorrow."), _question(own, shared or 20, answer="Relief.")

    assert found(tmp_path, "near-duplicate", one, other) == severities


def test_each_card_is_told_of_one_other(tmp_path: Path) -> None:
    cards = [_question(0, 9) for _ in range(5)]

    assert found(tmp_path, "near-duplicate", *cards) == ["error"] * 4


@pytest.mark.parametrize("links", [("card-2", ""), ("", "card-1")])
def test_alike_and_linked_from_either_side(tmp_path: Path, links: tuple[str, str]) -> None:
    cards = [_question(0, 9, **({"contrast_with": [link]} if link else {})) for link in links]

    assert found(tmp_path, "near-duplicate", *cards) == []


@pytest.mark.parametrize(("count", "severities"), [(2, []), (3, ["warning"])])
def test_one_answer_to_two_questions(tmp_path: Path, count: int, severities: list[str]) -> None:
    cards = [_question(first, 9, answer=f"{start} {words(count)}.") for first, start in ((20, "The"), (50, "A"))]

    assert found(tmp_path, "near-duplicate", *cards) == severities
