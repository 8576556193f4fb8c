"""Mending is done once and for all, and a card says afterwards what it said."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SMALL, lay_out
from tearcards.cards.card import Card
from tearcards.fix import mend
from tearcards.markdown import walk
from tearcards.pipeline import load
from tearcards.typography import slips

# What texts are made of here: all that is mended, and all in which a mend could go astray.
PIECES = [
    "a",
    "b c",
    "it's",
    "clients' ",
    "'",
    '"',
    "-",
    " - ",
    "--",
    "...",
    " ",
    "  ",
    ",",
    " .",
    "?",
    "1",
    "5'",
    "’",
    "“",
]
PIECES += [
    "\\",
    "*",
    "**",
    "`",
    "[",
    "](x ",
    ")",
    "{{c1::",
    "::",
    "}}",
    "<b",
    ">",
    "https://a.b/c--d",
    "&amp;",
    ": ",
    " #",
]
TYPED = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
KEYS = ["question", "answer", "why", "audience", "sources", "evidence", "tags"]


def written(style: str, text: str) -> str:
    """A text in one of YAML's ways."""
    if style == '"':
        return json.dumps(text, ensure_ascii=False)
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    return f"{style}\n      " + text


@st.composite
def decks(draw: st.DrawFn) -> str:
    values = {
        "audience": "[client]",
        "sources": "[author-2020]",
        "evidence": "opinion",
        "tags": draw(st.sampled_from(["[b, a]", "[a, b] # c", "[]"])),
    }
    for key in ("question", "answer", "why"):
        text = draw(TYPED).strip() or "x"
        values[key] = written(draw(st.sampled_from(['"', "'", ">-", "|"])), text)
    lines = ["title: Tears", 'description: "“Cards”."', "kind: question", "cards:", "  - id: a-card"]
    for key in draw(st.permutations(KEYS)):
        lines += draw(st.sampled_from([[], ["    # a comment"], ["    # another  "]]))
        lines.append(f"    {key}: {values[key]}" + draw(st.sampled_from(["", " ", "  "])))
    return "\n".join(lines) + "\n"


def bare(text: str) -> str:
    """A text without what mending may change."""
    text = text.translate(str.maketrans("‘’“”–—", "''\"\"--")).replace("…", "...").replace("--", "-")
    return re.sub(r"\s+(?=[,;:.?!]|$)", "", re.sub(r"\s+", " ", text)).replace("--", "-")


def said(card: Card) -> object:
    """What a card says, but for what mending may change."""
    texts = {
        key: (bare(prose.plain), [type(node).__name__ for node in walk(prose.tree)])
        for key, prose in card.values().items()
    }
    return card.id, texts, sorted(card.tags), card.audience, card.sources, card.evidence


def comments(deck: str) -> list[str]:
    return sorted(re.findall(r"# (?:a comment|another|c)(?= *\n)", deck))


@given(decks())
@settings(max_examples=100, deadline=None)
def test_a_mended_deck_says_the_same_and_stays_as_it_is(deck: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = lay_out(Path(name), SMALL | {"tears.yaml": deck})
        before = load(folder).collection
        mend(folder)
        after = load(folder).collection
        once = (folder / "tears.yaml").read_text("utf-8")

        assert before
        assert after
        assert list(map(said, after.cards)) == list(map(said, before.cards))
        assert comments(once) == comments(deck)
        assert mend(folder) == []
        assert (folder / "tears.yaml").read_text("utf-8") == once


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("'I can't stop', he said. The clients' tears.", "‘I can’t stop’, he said. The clients’ tears."),
        ("He said \"she said 'no'\" twice.", "He said “she said ‘no’” twice."),
        ("'Tis the '90s, rock 'n' roll.", "’Tis the ’90s, rock ’n’ roll."),
        ('*"So"* and ("so") and {{c1::"so"::\'who?\'}}', "*“So”* and (“so”) and {{c1::“so”::‘who?’}}"),
        ('5\'10" tall, a 3.5" disk', '5\'10" tall, a 3.5" disk'),
        ('`"x"` <a b="c"> [d](e "f") \\" ![g](h\'i)', '`"x"` <a b="c"> [d](e "f") \\" ![g](h\'i)'),
        ("3 - 4, a - b, a -- b, a--b, -1, self-made", "3 - 4, a – b, a – b, a—b, -1, self-made"),
        ("Wait... or wait....", "Wait… or wait...."),
        ("a  b.  C", "a b.  C"),
        ("a , b ? :) .5 c :", "a, b? :) .5 c:"),
    ],
)
def test_what_a_printer_would_set(text: str, better: str) -> None:
    mended = text
    for slip in sorted(slips(text), key=lambda slip: -slip.start):
        assert slip.better is not None
        mended = mended[: slip.start] + slip.better + mended[slip.end :]

    assert mended == better
