"""Decks: their names, ids and descriptions, as Anki shows them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anki_desk import AnkiDesk
from conftest import SMALL, lay_out
from packing import packed, read
from tearcards.markdown import parse
from tearcards.source import Text
from tearcards.write.anki.decks import AnkiDeck, child, parent
from tearcards.write.anki.description import description
from tearcards.write.anki.html import field
from web import elements, words


def test_the_deck_around_the_decks_and_one_within(here: Path) -> None:
    extra = "    note: More for *clients*.\n"
    collection = read(lay_out(here / "decks", SMALL | {"collection.yaml": SMALL["collection.yaml"] + extra}))
    collection = replace(collection, pack="client")

    safety = "These cards teach. They do not treat.\n\nMore for <em>clients</em>."
    foot = "Telephone numbers were last checked on 2026-11-01.\n\nVersion 0.1.0. Licence: CC BY 4.0."
    assert parent(collection) == AnkiDeck("Small", f"A small collection.\n\n{safety}\n\n{foot}")
    assert child(collection, collection.decks[0], ()) == AnkiDeck("Small::Tears", f"Cards on tears.\n\n{safety}")


def test_a_title_is_one_step_of_the_name(here: Path) -> None:
    collection = read(lay_out(here / "decks", SMALL))
    head = replace(collection.head, title=Text(" Tears:: and :"))
    deck = replace(collection.decks[0], title=Text("::One\x1f::Two"))

    assert child(replace(collection, head=head), deck, ()).name == "Tears: and::One:Two"


def test_ids_come_of_the_names_and_are_exact_in_javascript() -> None:
    ids = [AnkiDeck(name, "").id for name in ("Small", "Small::Tears")]

    assert ids == [495873772240670, 497970604977396]
    assert all(1 << 48 <= id < 1 << 53 for id in ids)


def test_anki_takes_descriptions_for_markdown(here: Path, desk: AnkiDesk) -> None:
    collection = read(lay_out(here / "decks", SMALL))

    desk.import_package(packed(collection))

    assert desk.decks() == {
        deck.name: deck.description for deck in (parent(collection), child(collection, collection.decks[0], ()))
    }
    known = [desk.collection.decks.by_name(name) for name in desk.decks()]
    assert [deck["md"] for deck in known if deck] == [True, True]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*one* **two** `a*b<c`", "<em>one</em> <strong>two</strong> <code>a\\*b&lt;c</code>"),
        ("[a](https://b.c/(d)) [e](javascript:f)", "[a](<https://b.c/(d)>) e"),
        ("- a\n- b\n  - c\n\n3. d\n4. e", "- a\n- b\n  - c\n\n3. d\n4. e"),
        ("# no heading", "\\# no heading"),
        ("<b>x</b> & <!-- y -->", "&lt;b&gt;x&lt;/b&gt; &amp; &lt;!-- y --&gt;"),
        ("![a wave](https://example.org/wave.png) [sound:x.mp3]", "a wave "),
    ],
)
def test_a_description(text: str, markdown: str) -> None:
    assert description([parse(text)]) == markdown


PIECES = [
    *"{}[]()<>&:*_`\\$~^|#+-=.!\"' \n",
    "a",
    "b c",
    "1.",
    "2)",
    "\n\n",
    "\\\n",
    "](https://a.b)",
    "](javascript:c)",
]
PIECES += [
    "<b>",
    "<script>",
    "&lt;",
    "&#10;",
    "![x](https://d.e/f.png)",
    "- ",
    "> ",
    "```\n",
    "| - |",
    "http://g.h",
    "[^i]:",
]


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_anki_shows_in_a_description_what_a_card_would_show(awkward_desk: AnkiDesk, text: str) -> None:
    tree = parse(text)

    shown = awkward_desk.collection.render_markdown(description([tree]))

    assert re.sub(r"\s", "", words(shown)) == re.sub(r"\s", "", words(field(tree)))
    assert {tag for tag, _ in elements(shown)} <= {"a", "br", "code", "em", "li", "ol", "p", "strong", "ul"}
    assert all(
        (attributes["href"] or "").startswith(("https://a.b", "https://d.e"))
        for tag, attributes in elements(shown)
        if tag == "a"
    )
