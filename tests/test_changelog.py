"""Changes in words: nothing is lost between the two texts, and a card's text does nothing."""

from __future__ import annotations

import json
from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tearcards.changelog import as_json, as_markdown, as_text, word_by_word
from tearcards.edition import Change, Sort

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=1> &lt;b&gt; &amp; [go](javascript:1) ![x](https://a.org/x.png) "
    "`code` ``` **strong** _em_ ~~gone~~ # head #1 | cell | \\ \\* $x$ [^1] <!-- --> <https://a.org>"
)
ACTING = "one\x1b[31m\u202etwo\x9bthree\u2028four"

CHANGES = (
    Change(Sort.MOVED, "m", "Later", before="Tears"),
    Change(Sort.NEW, "n", "Tears", (("question", "", "Who?"), ("answer", "", "I.")), front="Who?"),
    Change(Sort.IMPROVED, "i", "Tears", (("side_1", "one two three", "one four three"), ("why", "", "So."))),
    Change(Sort.RENAMED, "r", "Tears", before="q"),
    Change(Sort.RETIRED, "g", "Gone", (("belief", "Old.", ""), ("fact", "New.", "")), front="Old."),
    Change(Sort.NEW, "o", "Later", (("term", "", "Grief"),), front="Grief"),
    Change(Sort.RETIRED, "h", "Tears", (("term", "Loss", ""),), front="Loss"),
)

texts = st.text(st.sampled_from("ab \t\n\u00a0\u3000é*[]{}-+")) | st.text()


# --- word by word -----------------------------------------------------------------------------


@given(texts, texts)
def test_both_texts_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    pieces = list(word_by_word(before, after))

    assert " ".join(words for mark, words in pieces if mark in " -") == " ".join(before.split())
    assert " ".join(words for mark, words in pieces if mark in " +") == " ".join(after.split())
    assert all(words for _, words in pieces)
    assert all(one[0] != two[0] for one, two in pairwise(pieces))


@given(texts)
def test_a_text_is_equal_to_itself(text: str) -> None:
    assert {mark for mark, _ in word_by_word(text, text)} <= {" "}


def test_what_stayed_is_told_as_such() -> None:
    assert list(word_by_word("A loss hurts.", "A great loss may hurt.")) == [
        (" ", "A"),
        ("+", "great"),
        (" ", "loss"),
        ("-", "hurts."),
        ("+", "may hurt."),
    ]


# --- for a terminal ---------------------------------------------------------------------------


def test_as_text() -> None:
    assert as_text(CHANGES).splitlines() == [
        "moved m in Later (was Tears)",
        "new n in Tears",
        "  question: {+Who?+}",
        "  answer: {+I.+}",
        "improved i in Tears",
        "  side_1: one [-two-] {+four+} three",
        "  why: {+So.+}",
        "renamed r in Tears (was q)",
        "retired g in Gone",
        "  belief: [-Old.-]",
        "  fact: [-New.-]",
        "new o in Later",
        "  term: {+Grief+}",
        "retired h in Tears",
        "  term: [-Loss-]",
    ]
    assert as_text(()) == ""


def test_colours_where_they_are_wanted() -> None:
    change = Change(Sort.IMPROVED, "i", "Tears", (("why", "one", "two"),))

    assert as_text([change], colour=True).splitlines()[1] == "  why: \x1b[31m[-one-]\x1b[0m \x1b[32m{+two+}\x1b[0m"


def test_no_text_acts_on_a_terminal() -> None:
    change = Change(Sort.IMPROVED, ACTING, ACTING, (("why", ACTING, "x"),), before=ACTING)

    assert not set(as_text([change])) & set("\x1b\u202e\x9b\u2028")
    assert len(as_text([change]).splitlines()) == 2


# --- for people -------------------------------------------------------------------------------


def test_as_markdown() -> None:
    assert (
        as_markdown(CHANGES, {"g": "Nobody said so."})
        == """\
### New cards

- *Later*: `o`: Grief
- *Tears*: `n`: Who?

### Improved cards

- *Tears*: `i`
  - side 1: one ~~two~~ **four** three
  - why: **So.**

### Moved to another deck

- *Later*: `m`, before in *Tears*

### Renamed

- *Tears*: `r`, before `q`; it keeps its schedule

### Retired cards

- *Tears*: `h`: Loss
- *Gone*: `g`: Old. (Nobody said so.)
"""
    )
    assert as_markdown(()) == ""


def test_a_text_of_a_card_stays_text() -> None:
    """Read by a Markdown reader that takes HTML for HTML."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"])
    every = [
        Change(Sort.NEW, HOSTILE, HOSTILE, (("question", "", HOSTILE),), front=HOSTILE),
        Change(Sort.IMPROVED, "i", HOSTILE, (("why", HOSTILE, f"{HOSTILE} more"), ("answer", HOSTILE, "x"))),
        Change(Sort.MOVED, "m", "Tears", before=HOSTILE),
        Change(Sort.RENAMED, "r", "Tears", before=HOSTILE),
        Change(Sort.RETIRED, "g", "Tears", (("why", HOSTILE, ""),), front=HOSTILE),
    ]
    html = reader.render(as_markdown(every, {"g": HOSTILE}))

    shown = unescape(html)
    assert shown.count(HOSTILE) == 10
    for sign in ("<script", "<img", "<a ", "<b>", "<!--", "<table", "<h1"):
        assert sign not in html
    assert html.count("<strong>") == 2
    assert html.count("<s>") == 1


@given(st.text(st.sampled_from("`*_~[]()<>&#|\\!-+1. \n\ta")))
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    change = Change(Sort.IMPROVED, "i", "Tears", (("why", "", f"{text} x"),))
    reader = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
    html = reader.render(as_markdown([change]))

    said = html[html.index("why:") : html.rindex("</li>\n</ul>\n</li>")]
    assert unescape(said) == f"why: <strong>{' '.join(f'{text} x'.split())}</strong>"


# --- for programs -----------------------------------------------------------------------------


def test_as_json() -> None:
    assert json.loads(as_json(CHANGES[:3])) == [
        {"sort": "moved", "id": "m", "deck": "Later", "before": "Tears", "texts": []},
        {
            "sort": "new",
            "id": "n",
            "deck": "Tears",
            "before": "",
            "texts": [
                {"field": "question", "before": "", "after": "Who?"},
                {"field": "answer", "before": "", "after": "I."},
            ],
        },
        {
            "sort": "improved",
            "id": "i",
            "deck": "Tears",
            "before": "",
            "texts": [
                {"field": "side_1", "before": "one two three", "after": "one four three"},
                {"field": "why", "before": "", "after": "So."},
            ],
        },
    ]
    assert as_json(()) == "[]"


def test_json_is_ascii_and_holds_what_stands_on_the_card() -> None:
    change = Change(Sort.NEW, ACTING, "Tränen", (("why", "", "\ud83d"),))

    assert as_json([change]).isascii()
    assert json.loads(as_json([change]))[0]["id"] == ACTING
