"""Markdown as JSON, and which of its characters are ink."""

from __future__ import annotations

import pytest

from tearcards.markdown import parse
from tearcards.write.paper.tree import as_json, ink, long_words


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a  b\tc", "a b c"),
        ("a\u202eb\u2066c\u2069\u200ed\ufeff", "abcd"),
        ("e\u0301", "é"),
        ("100\u00a0%", "100\u00a0%"),
        ("Donau\u00addampf", "Donau\u00addampf"),
        ("\u2764\ufe0f", "\u2764"),
        ("a\x00b\x1bc", "abc"),
    ],
)
def test_ink(typed: str, printed: str) -> None:
    assert ink(typed) == printed


def test_a_tree_of_everything() -> None:
    text = (
        "It’s *one* **two** `a  b` [three](https://example.org/four) [example.org](https://example.org)\\\n"
        "[sound:loon.mp3] {{c1::five::six}}\n\n"
        "- seven\n\n3. ![nine](eight.png)\n\n```\nten\n  eleven\n```"
    )
    assert as_json(parse(text, blanks=True), {"eight.png": "picture-1.png"}.__getitem__) == [
        {
            "is": "paragraph",
            "children": [
                "It’s ",
                {"is": "emph", "children": ["one"]},
                " ",
                {"is": "strong", "children": ["two"]},
                " ",
                {"is": "code", "text": "a  b"},
                " ",
                {
                    "is": "link",
                    "children": ["three"],
                    "to": "https://example.org/four",
                    "shown": ["example.", "org/", "four"],
                },
                " ",
                {"is": "link", "children": ["example.org"], "to": "https://example.org", "shown": []},
                {"is": "break"},
                {"is": "sound", "name": "loon.mp3"},
                " ",
                {"is": "blank", "children": ["five"], "hint": "six"},
            ],
        },
        {"is": "bullets", "items": [[{"is": "paragraph", "children": ["seven"]}]]},
        {
            "is": "numbers",
            "items": [
                [{"is": "paragraph", "children": [{"is": "image", "path": "picture-1.png", "alt": "nine"}]}],
            ],
            "start": 3,
        },
        {"is": "code-block", "text": "ten\n  eleven"},
    ]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "", "https://example.org/" + "a" * 9000]
)
def test_an_address_that_is_no_web_address_is_not_live(address: str) -> None:
    (paragraph,) = as_json(parse(f"[words]({address})"), str)
    (link,) = paragraph["children"]
    assert link["to"] == ""
    assert "".join(link["shown"]) == address.removeprefix("https://").rstrip("/")


def test_long_words_are_what_no_line_break_divides() -> None:
    text = "A well-documented Rindfleischetikettierung, and/or Donau\u00addampf\u00adschiff\n\n- Selbstmitgefühl"
    assert long_words(parse(text)) == [
        {"word": "Rindfleischetikettierung,", "depth": 0},
        {"word": "Selbstmitgefühl", "depth": 1},
    ]
