"""What stands on the two sides of each kind of card, and where its words were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import card, lay_out
from tearcards.read.collection import read_collection
from tearcards.sides import Heard, Sides, sides

CARDS = {
    "question": "question: What?\nanswer: Grief.\nwhy: So.",
    "myth": "belief: Weak.\nask: What?\nfact: Human.\nreason: So.\nnuance: Some.",
    "scenario": "situation: What?\nanswer: Grief.\nwhy: So.",
    "contrast": "question: What?\nanswers:\n  One: First.\n  Two: Second.\nwhy: So.",
    "cloze": 'text: "It is {{c1::grief}} and {{c2::loss}}."\nwhy: So.',
    "list": "question: What?\nordered: true\nitems:\n  - A\n  - item: B\n    gloss: b\n  - C\nwhy: So.",
    "term": "term: Grief\ndefinition: A sorrow.",
    "reflection": "prompt: What?\nguidance: So.",
}

SIDES = {
    "question": ["asked What? / answers Grief. / notes So."],
    "myth": ["flags Someone says / quoted Weak. / asked What? / answers Human. / notes So. Some."],
    "scenario": ["flags In the room / asked What? / answers Grief. / notes So."],
    "contrast": ["flags Tell apart / asked What? / sides One First. Two Second. / notes So."],
    "cloze": ["flags Fill the blank / asked It is grief and loss. / answers It is grief and loss. / notes So."],
    "list": ["flags Name the whole list / asked What? / items A B b C / notes So."],
    "term": [
        "flags What does this mean? / asked Grief / answers A sorrow.",
        "flags Which word means this? / asked A sorrow. / answers Grief",
    ],
    "reflection": ["flags To reflect on / asked What? / notes So."],
}


def read(small: Path, deck: str) -> tuple[Sides, ...]:
    collection = read_collection(lay_out(small, {"tears.yaml": deck}), lambda _: None)
    assert collection
    return sides(collection)[0]


def _parts(one: Sides) -> str:
    names = ("flags", "quoted", "asked", "answers", "sides", "items", "notes")
    parts = [(name, [getattr(text, "text", text) for text in getattr(one, name)]) for name in names]
    return " / ".join(" ".join([name, *texts]) for name, texts in parts if texts)


@pytest.mark.parametrize("kind", CARDS)
def test_sides_of_each_kind(small: Path, kind: str) -> None:
    found = read(small, card(f"kind: {kind}\n{CARDS[kind]}"))

    assert [_parts(one) for one in found] == SIDES[kind]


@pytest.mark.parametrize(
    ("answer", "words", "written"),
    [
        ("Grief, and again grief.", "grief.", "grief"),
        ("It is **very** *often* so.", "very often", "very** *often"),
        ("[A page](https://x.org/often) is often read.", "often", "often"),
        ("\n  - One thing\n  - Another thing", "Another thing", "Another thing"),
        (r"Not \*often\* so", "often", "often"),
        ("Cats &amp; dogs often", "often", "often"),
    ],
)
def test_the_place_of_words(small: Path, answer: str, words: str, written: str) -> None:
    deck = card(f"kind: question\nquestion: What?\nanswer: {'|' if chr(10) in answer else '>-'}\n  {answer}\nwhy: So.")
    heard = read(small, deck)[0].answers[0]
    start = heard.text.rindex(words)
    place = heard.place(start, start + len(words))

    assert place.written == written
    assert place.start == deck.partition("    why")[0].rindex(written)


def test_what_is_written_otherwise_than_it_is_heard_is_placed_as_a_whole(small: Path) -> None:
    heard: Heard = read(small, card("kind: question\nquestion: What?\nanswer: caf&eacute; often\nwhy: So."))[0].answers[
        0
    ]

    assert heard.text == "café often"
    assert heard.place(5, 10).written == "caf&eacute; often"
