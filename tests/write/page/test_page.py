"""The page as a file: what is in it, and what it may do."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from anki_desk import AnkiDesk, body
from awkward import MEDIA_NAMES
from packing import packed
from tearcards.collection import Collection, Medium, Selection, select
from tearcards.read.files import PICTURES, SOUNDS
from tearcards.write import page, quietly
from tearcards.write.page.media import TYPES
from web import elements, words

from .conftest import KEYS, made

_ENTRY = re.compile(
    r'data-key="([^"]+)".*?<div class="face">(<section class="front">.*?</section>)'
    r"<details><summary>Answer</summary>(.*?)</details></div>",
    re.DOTALL,
)


def entries(html: str) -> dict[str, tuple[str, str]]:
    """The front and the back of each thing that is asked, by its key."""
    return {key: (front, back) for key, front, back in _ENTRY.findall(html)}


def test_everything_that_is_asked_is_there_in_the_order_of_the_decks(sample: Collection) -> None:
    assert list(entries(made(sample))) == KEYS


def test_cards_are_as_the_real_anki_shows_them(awkward: Collection, tmp_path: Path) -> None:
    """The same words in the same elements, whether a card is asked or answered."""
    shown = entries(made(awkward))
    with AnkiDesk(tmp_path) as desk:
        desk.import_package(packed(awkward))
        cards = {f"{card.note()['Card ID']}.{card.ord}": card for card in desk.cards()}

        assert shown.keys() - cards.keys() == {"to-think.0"}
        for key, card in cards.items():
            front, back = shown[key]
            asked = re.sub(r'<span class="fill">.*?</span>(?=</span>)', "", front)
            answered = re.sub(r'<span class="hint">.*?</span>', "", front) + back
            for ours, theirs in ((asked, card.question()), (answered, card.answer())):
                html = re.sub(r"\[anki:play:[qa]:\d+\]", "", body(theirs))
                assert words(ours) == words(html), key
                assert _drawn(ours) == _drawn(html), key


def _drawn(html: str) -> list[tuple[str, str | None]]:
    """The elements that are seen, with their classes. Anki's hold a detail's place where there is none."""
    seen = [(tag, attributes.get("class")) for tag, attributes in elements(html)]
    unseen = {"text", "main", "hint", "fill", "cloze-inactive"}
    return [(tag, name) for tag, name in seen if tag not in ("hr", "audio") and name not in unseen]


def test_a_page_may_run_its_own_scripts_and_load_nothing(awkward: Collection) -> None:
    html = made(awkward)
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found

    def digests(element: str) -> str:
        contents = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        return " ".join(f"'sha256-{base64.b64encode(sha256(one.encode()).digest()).decode()}'" for one in contents)

    assert found[1].split("; ") == [
        "default-src 'none'",
        f"script-src {digests('script')}",
        f"style-src {digests('style')}",
        "img-src data:",
        "media-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    for tag, attributes in elements(html):
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcset", "action")]
        assert tag not in ("link", "iframe", "object", "embed", "base", "svg")
        assert "src" not in attributes
        if "href" in attributes:
            assert str(attributes["href"]).startswith(("#", "https://", "http://", "mailto:"))


def test_ids_are_unique_and_none_of_ours_can_be_a_cards(awkward: Collection) -> None:
    ids = [str(attributes["id"]) for _, attributes in elements(made(awkward)) if "id" in attributes]

    assert len(ids) == len(set(ids))
    own = {f"{card.id}" for card in awkward.cards}
    assert own <= set(ids)
    assert all(id.startswith("_") or id.split(".")[0] in own for id in ids)


def test_a_picture_that_many_cards_show_is_in_the_file_once(awkward: Collection) -> None:
    html = made(awkward)

    for name in MEDIA_NAMES:
        data = base64.b64encode(awkward.media[name].path.read_bytes()).decode()
        assert html.count(data) == 1
    unused = base64.b64encode(awkward.media["not-shown.png"].path.read_bytes()).decode()
    assert unused not in html


def test_every_file_that_a_collection_may_hold_has_a_type() -> None:
    assert TYPES.keys() == PICTURES | SOUNDS


def test_a_medium_that_cannot_be_read_is_told(awkward: Collection, tmp_path: Path) -> None:
    gone = Medium("wide.png", tmp_path / "gone.png", awkward.media["wide.png"].place)
    written = page.write(replace(awkward, media={**awkward.media, "wide.png": gone}), page.Options(), quietly)

    assert written.data is None
    assert [(d.rule, d.message) for d in written.diagnostics] == [
        ("unreadable", "`wide.png` cannot be read (No such file or directory)")
    ]


def test_it_opens_with_the_safety_note_and_closes_with_version_and_licence(sample: Collection) -> None:
    text = words(re.sub(r"<(script|style).*?</\1>", "", made(sample), flags=re.DOTALL))

    note = "These cards teach. They do not treat."
    assert note in text[: text.index("grief-tears")]
    assert "last checked on 1 November 2026." in text
    assert text.endswith(
        "Small · Version 0.1.0 The cards may be used under CC BY 4.0. Made with tearcards. Safety note"
    )


def test_a_pack_has_its_own_note_and_name(sample: Collection) -> None:
    html = made(select(sample, Selection(pack="trainee")))

    assert "<title>Small: For trainees</title>" in html
    assert html.count("Your code comes first.") == 1
    assert list(entries(html)) == ["old-wound.0", "two-blanks.0", "two-blanks.1"]
    assert 'data-facet="pack"' not in html


def test_a_card_names_its_place_and_number(sample: Collection) -> None:
    html = made(sample)
    article = html[html.index('id="two-blanks.b"') :]

    assert "<code>first.yaml:22</code>" in article
    assert "<p>3b</p>" in article
    assert '<a href="#two-blanks.b">two-blanks</a>' in article


def test_the_folder_in_which_the_decks_lie_is_not_told(sample: Collection) -> None:
    assert str(Path(sample.decks[0].source.path).parent) not in made(sample)


@pytest.mark.parametrize(("language", "page_has", "cards_have"), [("en-US", "en-US", ""), ("de", "en", ' lang="de"')])
def test_the_cards_language_and_the_pages(sample: Collection, language: str, page_has: str, cards_have: str) -> None:
    html = made(replace(sample, head=replace(sample.head, language=language)))  # type: ignore[arg-type]

    assert f'<html lang="{page_has}">' in html
    assert f'<div class="face"{cards_have}>' in html
