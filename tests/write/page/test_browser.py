"""The page in a real Chromium, on a phone and on a desktop: found, turned, walked along, printed."""

from __future__ import annotations

from collections.abc import Callable

import pymupdf
import pytest

from tab import DESKTOP, PHONE, Tab

from .conftest import KEYS

Show = Callable[..., Tab]
SHOWN = "entries.filter(isShown).map(entry => entry.dataset.key)"
OPEN = "entries.filter(entry => answerOf(entry).open).map(entry => entry.dataset.key)"
FOCUSED = "document.activeElement.closest('.entry')?.dataset.key ?? document.activeElement.id"


def seen(tab: Tab, selector: str) -> bool:
    """Whether an element is drawn."""
    visible: bool = tab.run(f"document.querySelector('{selector}').checkVisibility({{contentVisibilityAuto: false}})")
    return visible


def choose(tab: Tab, **facets: str) -> list[str]:
    """The keys of the cards that are shown after facets and words were chosen."""
    for name, value in facets.items():
        field = "#_search" if name == "words" else f"[data-facet={name}]"
        tab.run(
            f"(() => {{ const field = document.querySelector({field!r}); field.value = {value!r};"
            "field.dispatchEvent(new Event('input', {bubbles: true})); })()"
        )
    tab.run("new Promise(done => setTimeout(done, 200))")
    shown: list[str] = tab.run(SHOWN)
    return shown


# --- turning ----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_card_is_turned_by_a_click_anywhere_on_it(show: Show, size: tuple[int, int]) -> None:
    tab = show(size=size)
    assert not seen(tab, "#grief-tears .back")

    tab.click("#grief-tears .front")
    assert (seen(tab, "#grief-tears .back"), tab.run(OPEN)) == (True, ["grief-tears.0"])

    tab.click("#grief-tears .ask")
    assert (seen(tab, "#grief-tears .back"), tab.run(OPEN)) == (False, [])


def test_a_click_on_a_link_or_a_selection_turns_nothing(show: Show) -> None:
    tab = show()
    tab.run("getSelection().selectAllChildren(document.querySelector('#old-wound .ask'))")
    tab.run("document.querySelector('#old-wound .ask').click()")
    tab.run("document.querySelector('#grief-tears .foot a').addEventListener('click', e => e.preventDefault())")
    tab.run("getSelection().empty(); document.querySelector('#grief-tears .foot a').click()")

    assert tab.run(OPEN) == []


def test_a_blank_is_filled_where_it_stands(show: Show) -> None:
    tab = show()
    text = "document.querySelector('#two-blanks .ask').innerText"

    assert tab.run(text) == "Tears [verb] news outward."
    tab.click("#two-blanks summary")
    assert tab.run(text) == "Tears carry news outward."
    assert tab.run("document.querySelector('#two-blanks .back').innerText") == "So they say."


# --- the keyboard -----------------------------------------------------------------------------


def test_the_keyboard_reaches_cards_turns_them_and_walks_along(show: Show) -> None:
    tab = show()
    tab.press("Tab")
    assert tab.run("document.activeElement.className") == "skip"
    tab.press("Enter")
    assert tab.run(FOCUSED) == "_cards"
    tab.press("Tab", "Tab")
    assert tab.run("[document.activeElement.localName, " + FOCUSED + "]") == ["summary", "grief-tears.0"]

    tab.press(" ")
    assert tab.run(OPEN) == ["grief-tears.0"]
    tab.press("ArrowRight", "ArrowRight", "Enter")
    assert tab.run(OPEN) == ["grief-tears.0", "two-blanks.0"]
    tab.press("ArrowLeft")
    assert tab.run(FOCUSED) == "old-wound.0"


def test_walking_passes_over_what_is_not_shown_and_stops_at_the_ends(show: Show) -> None:
    tab = show()
    choose(tab, pack="client")
    tab.run("goTo(entries[1])")

    tab.press("ArrowRight")
    assert tab.run(FOCUSED) == "a-word.0"
    tab.press("ArrowRight", "ArrowRight", "ArrowRight")
    assert tab.run(FOCUSED) == "to-think.0"


def test_every_control_has_its_place_in_the_order_of_the_page(show: Show) -> None:
    tab = show()
    order = []
    for _ in range(13):
        tab.press("Tab")
        order.append(
            tab.run(
                "document.activeElement.id || document.activeElement.dataset.facet || FOCUS()".replace(
                    "FOCUS()", "document.activeElement.localName"
                )
            )
        )
    facets = ["pack", "deck", "kind", "evidence", "tag"]
    assert order == ["a", "_colours", "_search", "summary", *facets, "_calm", "_start", "_open", "a"]


# --- finding ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"deck": "second"}, ["a-word.0", "a-word.1", "to-think.0"]),
        ({"pack": "trainee"}, ["old-wound.0", "two-blanks.0", "two-blanks.1"]),
        ({"kind": "term"}, ["a-word.0", "a-word.1"]),
        ({"evidence": "study"}, ["old-wound.0"]),
        ({"tag": "relief"}, ["old-wound.0"]),
        ({"tag": "relief::late"}, ["old-wound.0"]),
        ({"words": "CAFE loss"}, ["grief-tears.0"]),
        ({"words": "isn't"}, ["old-wound.0"]),
        ({"words": "second.yaml reflect"}, ["to-think.0"]),
        ({"words": "tears", "pack": "trainee", "kind": "cloze"}, ["two-blanks.0", "two-blanks.1"]),
        ({"words": "not there"}, []),
        ({}, KEYS),
    ],
)
def test_what_is_found(show: Show, chosen: dict[str, str], found: list[str]) -> None:
    tab = show()

    assert choose(tab, **chosen) == found
    count = f"{len(found)} of {len(KEYS)} cards" if found else "No card has all that. Take away a word or a filter."
    expected = count if len(found) < len(KEYS) else f"{len(KEYS)} cards"
    assert tab.run("document.querySelector('#_count').textContent") == expected
    decks = tab.run("all('.deck').filter(deck => !deck.hidden).length")
    assert decks == len({"first" if key in KEYS[:4] else "second" for key in found})


def test_a_pack_shows_its_note_and_all_cards_come_back(show: Show) -> None:
    tab = show()
    assert not seen(tab, ".note.pack[data-pack=trainee]")
    choose(tab, pack="trainee", words="tears")
    assert seen(tab, ".note.pack[data-pack=trainee]")

    tab.click("#_reset")

    assert choose(tab) == KEYS
    assert not seen(tab, ".note.pack[data-pack=trainee]")
    assert not seen(tab, "#_reset")


def test_cards_that_may_touch_a_wound_are_marked_and_stay_hidden_if_one_likes(show: Show) -> None:
    tab = show()
    assert tab.run("all('.sensitive').map(mark => mark.closest('.entry').dataset.key)") == ["old-wound.0"]

    tab.click("#_calm")
    rest = [key for key in KEYS if key != "old-wound.0"]
    assert choose(tab) == rest
    tab.reload()
    assert tab.run(SHOWN) == rest
    choose(tab, kind="term")
    tab.click("#_reset")
    assert choose(tab) == rest


def test_a_link_to_a_card_leads_to_it_whatever_was_looked_for(show: Show) -> None:
    tab = show(at="#a-word.b")
    assert tab.run(FOCUSED) == "a-word.1"
    top = tab.run("document.getElementById('a-word.b').getBoundingClientRect().top")
    assert 0 <= top < DESKTOP[1]

    choose(tab, kind="cloze")
    tab.run("location.hash = '#grief-tears'")
    assert choose(tab) == KEYS
    assert tab.run(FOCUSED) == "grief-tears.0"


def test_all_answers_at_once(show: Show) -> None:
    tab = show()
    choose(tab, deck="second")
    tab.click("#_open")
    assert tab.run(OPEN) == ["a-word.0", "a-word.1", "to-think.0"]
    tab.click("#_open")
    assert tab.run(OPEN) == []


# --- how it looks -----------------------------------------------------------------------------


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("name", ["sample", "awkward"])
def test_nothing_is_wider_than_the_window(show: Show, size: tuple[int, int], name: str) -> None:
    tab = show(name, size)
    tab.click("#_open")
    assert tab.run("document.documentElement.scrollWidth") == size[0]
    wide = "all('.face *').filter(e => e.scrollWidth > innerWidth || e.getBoundingClientRect().right > innerWidth)"
    assert tab.run(f"{wide}.map(e => e.outerHTML)") == []


def test_by_day_and_by_night(show: Show) -> None:
    night = "document.documentElement.classList.contains('nightMode')"
    tab = show(dark=True)
    assert tab.run(night)

    tab.run("(() => { const c = element('_colours'); c.value = 'light'; c.dispatchEvent(new Event('change')); })()")
    assert not tab.run(night)
    tab.reload()
    assert (tab.run(night), tab.run("element('_colours').value")) == (False, "light")

    tab.run("(() => { const c = element('_colours'); c.value = 'system'; c.dispatchEvent(new Event('change')); })()")
    for dark in (False, True):
        tab.size(DESKTOP, dark=dark)
        tab.until(lambda: tab.run(night) is dark)  # noqa: B023 - asked at once


def test_nothing_moves_for_whoever_asks_for_that(show: Show) -> None:
    moving = "turn(entries[0], true), document.getAnimations().length"
    assert show(calm=False).run(moving) == 2
    assert show(calm=True).run(moving) == 0


def test_on_paper_every_answer_is_seen_dark_on_white(show: Show) -> None:
    tab = show(dark=True)
    choose(tab, deck="first")
    with pymupdf.open(stream=tab.pdf()) as paper:
        text = " ".join("".join(sheet.get_text() for sheet in paper).split())
        inks = {
            span["color"]
            for sheet in paper
            for b in sheet.get_text("dict")["blocks"]
            for line in b["lines"]
            for span in line["spans"]
        }
        ground = paper[0].get_pixmap().pixel(2, 2)

    for words in ("These cards teach.", "A loss, as in a café.", "Tears carry news outward.", "first.yaml:5", "3b"):
        assert words in text
    for words in ("What comes to mind?", "[verb]", "Study these", "Answer", "Filters"):
        assert words not in text
    assert "A. Author (2020): one clinician’s view (https://example.org/tears)" in text
    assert ground == (255, 255, 255)
    assert all(max(ink >> 16, ink >> 8 & 255, ink & 255) < 0x80 for ink in inks)
    assert tab.run(OPEN) == []
