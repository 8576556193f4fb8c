"""Large print and ink saving, read back from the file."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import card
from tearcards.collection import Collection
from tearcards.write import quietly
from tearcards.write.paper import Options, write
from tearcards.write.paper.type import type_for

from .conftest import Collect
from .reading import printed


def spans(document: Any) -> list[Any]:
    """Every run of letters of one size."""
    return [
        span
        for page in document
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        if span["text"].strip()
    ]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_in_large_print_everything_is_16_pt_or_more(paper: str, decks: Collection) -> None:
    """On the real decks, all of which fit."""
    found = spans(printed(decks, Options(paper=paper, large=True, guide=False)))
    assert len(found) > 1000
    assert min(span["size"] for span in found) >= 15.99


def test_ink_saving_takes_no_tints_and_no_large_letters(collect: Collect) -> None:
    deck = card('kind: question\nquestion: "What is `this`?"\nanswer: "```\\ncode\\n```"\nwhy: So.')
    usual = printed(collect(deck))
    saving = printed(collect(deck), Options(ink_saving=True, guide=False))
    assert any(drawing["fill"] for page in usual for drawing in page.get_drawings())
    assert not any(drawing["fill"] for page in saving for drawing in page.get_drawings())
    assert max(span["size"] for span in spans(usual)) > 15
    assert max(span["size"] for span in spans(saving)) <= 13.5


@pytest.mark.parametrize("options", [Options(), Options(ink_saving=True), Options(large=True)], ids=str)
def test_all_that_is_read_is_dark_enough_in_grey(options: Options, decks: Collection) -> None:
    """4.5 to 1 against white (WCAG 2.2, 1.4.3), and no colour at all."""
    for colour in {span["color"] for span in spans(printed(decks, options))}:
        red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255
        assert red == green == blue
        light = red / 255
        linear = light / 12.92 if light <= 0.04045 else ((light + 0.055) / 1.055) ** 2.4
        assert 1.05 / (linear + 0.05) >= 4.5


def test_no_size_is_below_the_floor() -> None:
    for width, height in ((210, 148.5), (148.5, 105), (105, 74.25), (85, 55), (52.5, 74.25)):
        for large in (False, True):
            for ink_saving in (False, True):
                type = type_for(width, height, large=large, ink_saving=ink_saving)
                assert list(type.front) == sorted(type.front, reverse=True)
                assert list(type.back) == sorted(type.back, reverse=True)
                assert min(*type.front, *type.back) >= (16 if large else 8)
                assert min(type.flag, type.number, type.deck, type.sources) >= type.least


def test_which_card_would_hold_what_does_not_fit(collect: Collect) -> None:
    words = {name: " ".join(["understanding"] * n) for name, n in (("a6", 60), ("a5", 100), ("none", 400))}
    deck = card(f"kind: question\nquestion: {words['a6']}?\nanswer: {words['a5']}.\nwhy: So.") + card(
        f"kind: question\nquestion: Short?\nanswer: {words['none']}.\nwhy: So."
    ).partition("cards:\n")[2].replace("the-card", "the-other")
    written = write(collect(deck), Options(card="a7"), quietly)
    assert [(d.message.partition(" is ")[0], d.note) for d in written.diagnostics] == [
        ("the front of card 1", "a larger card would hold it: --card a6"),
        ("the back of card 1", "a larger card would hold it: --card a6"),
        ("the back of card 2", "no larger card on this paper would hold it"),
    ]
