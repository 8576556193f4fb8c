"""Markdown to a tree: what a card may hold, and what stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearcards.markdown import (
    Blank,
    Break,
    Bullets,
    Code,
    CodeBlock,
    Emph,
    Image,
    Link,
    Numbers,
    Paragraph,
    Sound,
    Str,
    Strong,
    Tree,
    map_blanks,
    parse,
    plain,
    walk,
)


def inline(text: str) -> tuple[object, ...]:
    """What the only paragraph of a text holds."""
    (paragraph,) = parse(text, blanks=True)
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("plain  words\t here", (Str("plain words here"),)),
        ("*so* **so** _so_", (Emph((Str("so"),)), Str(" "), Strong((Str("so"),)), Str(" "), Emph((Str("so"),)))),
        ("`a*b*`", (Code("a*b*"),)),
        ("[words](https://a.org)", (Link((Str("words"),), "https://a.org"),)),
        ("![a cup](<é cup%20.png>)", (Image("é cup%20.png", "a cup"),)),
        ("[sound:a b.mp3]", (Sound("a b.mp3"),)),
        ("one\\\ntwo  \nthree\nfour", (Str("one"), Break(), Str("two"), Break(), Str("three four"))),
        ("{{c1::**Grief**::what?}} stays", (Blank(1, (Strong((Str("Grief"),)),), "what?"), Str(" stays"))),
        ("*a {{c2::b}} c*", (Emph((Str("a "), Blank(2, (Str("b"),), ""), Str(" c"))),)),
        ("`{{c1::x}}`", (Code("{{c1::x}}"),)),
        ("\\{{c1::x}}", (Str("{{c1::x}}"),)),
    ],
)
def test_what_is_marked_is_read(text: str, nodes: tuple[object, ...]) -> None:
    assert inline(text) == nodes


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "<!-- gone? -->",
        "# head",
        "> quoted",
        "| a | b |",
        "5 * 3 * 2",
        "snake_case_word",
        "a < b > c & d",
        "-no list",
        "https://example.org",
    ],
)
def test_what_a_card_has_no_room_for_stays_text(text: str) -> None:
    assert inline(text) == (Str(text),)


def test_blanks_are_text_where_they_are_not_asked_for() -> None:
    assert parse("{{c1::Grief}} stays") == (Paragraph((Str("{{c1::Grief}} stays"),)),)


def test_blocks() -> None:
    text = "Two things:\n\n- one\n- two\n  1. deep\n\n3. three\n4. four\n\n```\ncode  here\n```"

    assert parse(text) == (
        Paragraph((Str("Two things:"),)),
        Bullets(
            (
                (Paragraph((Str("one"),)),),
                (Paragraph((Str("two"),)), Numbers(((Paragraph((Str("deep"),)),),), 1)),
            )
        ),
        Numbers(((Paragraph((Str("three"),)),), (Paragraph((Str("four"),)),)), 3),
        CodeBlock("code  here"),
    )


def test_a_line_of_hyphens_or_equals_signs_makes_no_heading() -> None:
    assert parse("words\n---") == (Paragraph((Str("words ---"),)),)


@pytest.mark.parametrize("text", ["", "  \n ", "\n"])
def test_nothing_is_nothing(text: str) -> None:
    assert parse(text) == ()


def test_plain_is_what_somebody_reads_aloud() -> None:
    tree = parse("*Grief* [follows](https://a.org)\n\n- a `loss` ![a cup](cup.png) [sound:a.mp3]")

    assert plain(tree) == "Grief follows a loss a cup"


def test_blanks_are_replaced_wherever_they_stand() -> None:
    tree = parse("- *a {{c1::b}}* [c {{c2::d}}](https://a.org)", blanks=True)
    told = map_blanks(tree, lambda blank: blank.children)

    assert [node for node in walk(told) if isinstance(node, Blank)] == []
    assert plain(told) == plain(tree) == "a b c d"


def _texts(tree: Tree) -> str:
    return "".join(node.text for node in walk(tree) if isinstance(node, Str | Code | CodeBlock))


@given(st.text(st.sampled_from("ab *_`[]()!<>{}c1:\\\n&#-.|"), max_size=40))
def test_any_text_becomes_a_tree(text: str) -> None:
    tree = parse(text, blanks=True)

    assert "\n" not in "".join(node.text for node in walk(tree) if isinstance(node, Str))
    assert all(node.text for node in walk(tree) if isinstance(node, Str))
    assert sum(_texts(tree).count(letter) for letter in "ab") <= sum(text.count(letter) for letter in "ab")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\\`*_[]{}&!\n", exclude_categories=["C"]), min_size=1))
def test_unmarked_text_is_the_same_with_the_parser_and_without(text: str) -> None:
    bare = parse(text)
    parsed = parse(text + " *x*")

    if bare and isinstance(bare[0], Paragraph) and isinstance(parsed[0], Paragraph):
        before = plain(bare)
        assert " ".join(plain(parsed).split()) == f"{' '.join(before.split())} x".strip()
