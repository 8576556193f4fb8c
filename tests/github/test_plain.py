"""Strangers' text in a comment: it is read, and it does nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plain import NOTHING, code, differences, shortened
from tearcards.changelog import as_markdown
from tearcards.edition import Change, Sort

ALLOWED = {"p", "h3", "ul", "li", "em", "strong", "s", "code", "br", "hr", "h2", "h1", "ol", "pre"}
CALLING = re.compile(r"@\w|#\d|\bgh-\d|://\w|\bwww\.", re.IGNORECASE)
"""What GitHub turns into names, issues and addresses, in what a reader sees."""


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""
        self.outside = ""
        """The words that are not in code, where GitHub looks for calls."""
        self._code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._code = self._code or tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._code = self._code and tag != "code"

    def handle_data(self, data: str) -> None:
        self.words += data
        self.outside += " " if self._code else data


def seen(markdown: str) -> _Seen:
    """The Markdown as GitHub reads it, HTML and all."""
    reader = _Seen()
    reader.feed(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(markdown))
    return reader


def words(html: _Seen) -> str:
    return html.words.replace("\u200b", "").strip()


@pytest.mark.parametrize(
    "text",
    [
        "@everyone and \\@someone, &#64;team, a@b.org",
        "#12, \\#12, o/r#12, GH-12, gh\\-12, o/r@abcdef1",
        "https://evil.example/x, www.evil.example, http:\\//evil.example, ftp://evil.example",
        "[here](https://evil.example), ![x](https://evil.example/x.png), [x]: https://evil.example",
        "<img src=https://evil.example/x.png onerror=alert(1)> <!-- tearcards: what changes --> <details>",
        "<script>alert(1)</script>",
        "```\n@everyone\n```\n~~~\n<b>",
        "    <b>indented</b>\n> [!WARNING]\n> x",
        "| a | b |\n|---|---|\n| <b> | @x |",
        "**<b>**~~<i>~~`<u>`",
        "\u202egnp.exe\x00\x1b[31m\u2028@x",
        "# a\n## b\n### @c\n* d\n+ e\n1. f\n- [ ] g",
        "-->\n<iframe>",
    ],
)
def test_a_hostile_text_is_shown_as_typed(text: str) -> None:
    html = seen(differences(text))

    assert html.tags <= ALLOWED
    assert not CALLING.search(html.outside)


@given(st.text(st.sampled_from("@#a1-[]()<>!`*~_\\/:.w&;\n \"'h|GH=+"), max_size=60))
def test_no_text_becomes_more_than_words(text: str) -> None:
    html = seen(differences(text))

    assert html.tags <= ALLOWED
    assert not CALLING.search(html.outside)


def test_what_diff_writes_is_kept() -> None:
    changes = [
        Change(Sort.NEW, "new-card", "Myths", (("belief", "", "It is *weak* to cry <b> @you #1."),)),
        Change(Sort.IMPROVED, "old-card", "Myths & more", (("why", "one two_three", "one [four](five)"),)),
        Change(Sort.MOVED, "moved-card", "Terms", before="Myths"),
    ]
    written = as_markdown(changes)
    html = seen(differences(written))

    assert words(html) == words(seen(written))
    assert html.tags == {"h3", "ul", "li", "em", "strong", "s", "code", "p"} & html.tags
    assert {"h3", "li", "em", "strong", "s", "code"} <= html.tags


@given(st.text(st.sampled_from("`~a\n@ "), max_size=40))
def test_a_box_is_not_left(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(code(text, "text"))

    assert [token.type for token in tokens] == ["fence"]
    assert tokens[0].content == text.strip("\n") + "\n"


def test_a_long_text_is_cut_between_lines() -> None:
    assert shortened("one\ntwo\nthree", 8) == "one\ntwo\n… and 1 more line"
    assert shortened("one\ntwo\nthree\nfour", 8) == "one\ntwo\n… and 2 more lines"
    assert shortened("one\ntwo", 8) == "one\ntwo"
    assert shortened("x" * 9, 8) == "… and 1 more line"


def test_a_line_as_long_as_a_report_takes_no_longer_than_its_length() -> None:
    """Each letter looks at its neighbours, and not at the whole line; otherwise this would not end."""
    assert differences("w.@" * 200_000) == f"w.&#64;{NOTHING}" * 200_000
