"""What a text becomes in a field: it reads as it was typed, and nothing in it acts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awkward import HOSTILE
from tearcards.markdown import parse
from tearcards.write.anki.html import clean, dead, field, link
from web import elements, words

# What Anki, its reviewer or MathJax act upon, wherever it stands.
ACTS = re.compile(r"\{\{|\}\}|\\[(\[]|\[/?(?:sound|latex|anki|type|\$)|\[\[|image-occlusion:", re.IGNORECASE)

PIECES = [
    *"{}[]()<>&:*_`\\$\"' \n",
    "{{c1::",
    "}}",
    "ab",
    "c1::",
    "sound:",
    "latex]",
    "anki:",
    "type:",
    "&#123;",
    "&lt;",
]
PIECES += ["image-occlusion", "](https://a.b)", "](javascript:1)", "![x](y.png)", "<b>", "<script>", "- ", "1. ", "```"]
PIECES += ["é", "\u05d0", "\x1f", "\x00", "\x7f", "\ud800"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Tears & rain", "Tears &amp; rain"),
        ("*one* **two** `three`", "<em>one</em> <strong>two</strong> <code>three</code>"),
        ("one\\\ntwo", "one<br>two"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("2. a\n3. b", '<ol start="2"><li>a</li><li>b</li></ol>'),
        ("- a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("```\na  <b>\n```", "<pre><code>a  &lt;b&gt;</code></pre>"),
        ("[a](https://b.c/?d=1&e)", '<a href="https://b.c/?d=1&amp;e" rel="noopener noreferrer">a</a>'),
        ("[a](mailto:b@c.de)", '<a href="mailto:b@c.de" rel="noopener noreferrer">a</a>'),
        ("[a](javascript:b) [c](//d.e) [f](g) [h](file:///i)", "a c f h"),
        ("a\x01b\x00c\ud800d", "abcd"),
        ("&#32;", "<p> </p>"),
    ],
)
def test_markdown_becomes_html(text: str, html: str) -> None:
    assert field(parse(text)) == html


def test_media_of_the_collection_are_shown_under_their_names() -> None:
    tree = parse('![a "b" <c>](<é it\'s 5% #&.png>) [sound:a & b.mp3]')

    assert field(tree, {"é it's 5% #&.png", "a & b.mp3"}) == (
        '<img src="é it\'s 5% #&amp;.png" alt="a &quot;b&quot; &lt;c&gt;"> [sound:a &amp; b.mp3]'
    )


def test_media_from_elsewhere_are_words() -> None:
    html = field(parse("![a wave](https://example.org/wave.png) [sound:none.mp3]"), {"wave.png"})

    assert html == "a wave [\u2060sound:none.mp3]"


def test_blanks_are_ankis_and_cannot_be_broken_open() -> None:
    text = (
        "{{c1::one::a hint}} {{c2::**two** &#125;&#125; three&#58;:four::&#125;}} {{c3::five&#125;}} &#123;{{c4::six}}"
    )

    assert field(parse(text, blanks=True)).replace("\u2060", "·") == (
        "{{c1::one::a hint}} {{c2::<strong>two</strong> }·} three:·:four::&amp;#125;}} {{c3::five}·}} {·{{c4::six}}"
    )


def test_a_blank_that_anki_does_not_count_is_plain_words() -> None:
    assert field(parse("{{c0::zero}} {{c500::last}} {{c501::more}}", blanks=True)) == "zero {{c500::last}} more"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_dead(text: str) -> None:
    html = field(parse(text))

    assert not ACTS.search(html)
    assert {tag for tag, _ in elements(html)} <= {"a", "code"}
    addresses = [attributes["href"] or "" for tag, attributes in elements(html) if tag == "a"]
    assert [address for address in addresses if not address.startswith("https://example.org/")] == []


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_no_text_acts_or_gets_past_the_second_lock(text: str) -> None:
    html = field(parse(text))

    # The first lock alone is enough: the second finds nothing to take away.
    assert clean(html) == html
    assert not ACTS.search(html.replace("&amp;", "&"))
    allowed = {"a", "br", "code", "em", "li", "ol", "p", "pre", "strong", "ul"}
    assert {tag for tag, _ in elements(html)} <= allowed
    assert "\x1f" not in html


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60))
def test_a_plain_text_reads_as_it_was_typed(text: str) -> None:
    assert words(dead(text)) == " ".join(text.replace("\u2060", "").split())


def test_the_second_lock_holds_alone() -> None:
    hostile = (
        '<script>a</script><img src="x.png" onerror="b"><a href="javascript:c" onclick="d" title="e">f</a>'
        '<iframe src="https://g.h"></iframe><p style="i" class="j" lang="k">l</p><img src="https:x" srcset="m">'
    )

    assert clean(hostile) == '<img src="x.png"><a rel="noopener noreferrer">f</a><p>l</p><img src="https:x">'


def test_a_citation_is_linked_only_where_it_is_safe() -> None:
    assert link("a", None) == "a"
    assert link("a", "javascript:b") == "a"
    assert link("a", 'https://b.c/"{{c1::d}}[e]') == (
        '<a href="https://b.c/%22%7B%7Bc1::d%7D%7D%5Be%5D" rel="noopener noreferrer">a</a>'
    )
