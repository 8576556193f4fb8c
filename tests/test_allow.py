"""A comment that allows holds for its line and what is indented below it, and has to be needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import DECK, lay_out
from tearcards.allow import allows_in
from tearcards.pipeline import load
from tearcards.source import Source

LINKED = DECK.replace("answer: A loss.", 'answer: "[A loss](ftp://x.org)."')
FOLDED = DECK.replace("answer: A loss.", "answer: >-\n      [A loss](ftp://x.org),\n      [another](ftp://y.org).")


def told(folder: Path, deck: str) -> list[str]:
    lay_out(folder, {"tears.yaml": deck})
    return [f"{found.span.line} {found.rule}: {found.message}" for found in load(folder).diagnostics]


def test_without_a_comment_it_is_told(small: Path) -> None:
    assert told(small, LINKED) == ["7 unsafe-link: the link leads to `ftp://x.org`"]


@pytest.mark.parametrize(
    "deck",
    [
        LINKED.replace('x.org)."', 'x.org)."  # allow unsafe-link: an archive without https'),
        LINKED.replace("    answer:", "    # allow unsafe-link: an archive without https\n    answer:"),
        LINKED.replace("id: grief-tears", "id: grief-tears  # allow unsafe-link: an archive"),
        LINKED.replace("cards:", "cards:  # allow unsafe-link: archives"),
        FOLDED.replace(">-", ">-  # allow unsafe-link: archives"),
    ],
    ids=["line", "above", "card", "deck", "folded"],
)
def test_a_reason_is_enough(small: Path, deck: str) -> None:
    assert told(small, deck) == []


def test_it_does_not_hold_for_what_stands_beside_it(small: Path) -> None:
    deck = LINKED.replace("?\n", "?  # allow unsafe-link: an archive\n")

    assert told(small, deck) == [
        "6 unused-allow: `unsafe-link` finds nothing here to be allowed",
        "7 unsafe-link: the link leads to `ftp://x.org`",
    ]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("# allow unsafe-link", "7 allow-reason: `unsafe-link` is allowed without a reason"),
        ("# allow unsafe-link:", "7 allow-reason: `unsafe-link` is allowed without a reason"),
        ("#allow unsafe-link: ", "7 allow-reason: `unsafe-link` is allowed without a reason"),
    ],
)
def test_a_reason_is_asked_for(small: Path, comment: str, message: str) -> None:
    assert told(small, LINKED.replace('x.org)."', f'x.org)."  {comment}')) == [message]


def test_an_unknown_rule_is_told(small: Path) -> None:
    lay_out(small, {"tears.yaml": LINKED.replace('x.org)."', 'x.org)."  # allow unsave-link: an archive')})
    unsafe, unknown = load(small).diagnostics

    assert unsafe.rule == "unsafe-link"
    assert (unknown.rule, unknown.help) == ("unknown-rule", "did you mean `unsafe-link`?")


def test_words_in_a_text_allow_nothing() -> None:
    quoted = Source("a.yaml", "a: \"words # allow unsafe-link: so\"\nb: 'it''s # allow unsafe-link: so'\n")
    behind = Source("a.yaml", 'a: "words"  # allow unsafe-link: so\n')

    assert list(allows_in(quoted)) == []
    assert [(allow.rule, allow.reason, allow.first, allow.last) for allow in allows_in(behind)] == [
        ("unsafe-link", "so", 0, 2)
    ]


def test_an_error_of_reading_cannot_be_allowed(small: Path) -> None:
    deck = DECK.replace("evidence: opinion", "evidence: rumour  # allow unknown-evidence: it is one")

    assert [line.split(":")[0] for line in told(small, deck)] == ["11 unknown-evidence", "11 unknown-rule"]


def test_what_outputs_and_learners_rely_on_cannot_be_allowed(small: Path) -> None:
    deck = DECK.replace("sources: [author-2020]", "sources: [author-2020, nobody]  # allow unknown-source: so")

    assert told(small, deck) == [
        "10 unknown-source: there is no source `nobody`",
        "10 allow-reason: `unknown-source` is for everybody, and cannot be allowed",
    ]
