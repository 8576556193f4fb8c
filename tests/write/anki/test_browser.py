"""Cards in a browser, as Anki's reviewer shows them."""

from __future__ import annotations

import re
from pathlib import Path

import chromium
from anki_desk import AnkiDesk, pages
from awkward import MEDIA_NAMES
from tearcards.write.anki.note_types import style

# Tells in the page's title what the page has become.
REPORT = """<script>
addEventListener('load', () => {
  const broken = [...document.images].filter(i => !i.naturalWidth).map(i => i.getAttribute('src'));
  const acts = element => [...element.attributes].some(attribute => attribute.name.startsWith('on'));
  const acting = [...document.querySelectorAll('#qa *')].filter(acts);
  const wide = document.documentElement.scrollWidth > innerWidth;
  document.title += JSON.stringify([broken, acting.length, wide]);
});
</script>"""


def title(page: Path) -> str:
    found = re.search(r"<title>(.*?)</title>", chromium.dom(page), re.DOTALL)
    assert found
    return found[1]


def test_nothing_in_hostile_text_runs(awkward_desk: AnkiDesk, tmp_path: Path) -> None:
    html = pages(awkward_desk.cards("deck:Small::Hostile")).replace("</body>", f"{REPORT}</body>")
    page = tmp_path / "hostile.html"
    page.write_text(html, "utf-8")

    assert title(page) == "quiet[[],0,false]"


def test_the_test_above_would_see_it(awkward_desk: AnkiDesk, tmp_path: Path) -> None:
    """The same words, let through as they were typed, do run."""
    cards = awkward_desk.cards("deck:Small::Hostile")
    page = tmp_path / "hostile.html"
    page.write_text(pages(cards).replace("&lt;", "<").replace("&gt;", ">").replace("<style>body{display", ""), "utf-8")

    assert title(page).startswith("RAN")


def test_pictures_are_shown_and_nothing_is_wider_than_a_phone(awkward_desk: AnkiDesk, tmp_path: Path) -> None:
    cards = awkward_desk.cards("deck:Small::Media or deck:Small::Shapes")
    html = pages(cards).replace("</body>", f"{REPORT}</body>")
    page = tmp_path / "shapes.html"
    page.write_text(html, "utf-8")

    assert html.count("<img ") == 2 * len(MEDIA_NAMES) + 1
    assert title(page) == "quiet[[],0,false]"


def test_every_text_has_enough_contrast_by_day_and_by_night() -> None:
    """At least 4.5 to 1, as WCAG 2.2 asks (1.4.3), for each colour of text on each ground."""
    day, night = (
        dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in re.findall(r"\{([^}]*--ground[^}]*)\}", style())
    )

    assert day.keys() == night.keys() == {
        "ground", "ink", "soft", "softer", "accent", "link", "wash", "line", "dots"
    }  # fmt: skip
    for colours in (day, night):
        for text in ("ink", "soft", "softer", "accent", "link"):
            assert contrast(colours[text], colours["ground"]) >= 4.5, text
        assert contrast(colours["accent"], colours["wash"]) >= 4.5


def test_the_style_sheet_loads_nothing() -> None:
    assert not re.search(r"url\(|@import|@font-face|expression\(", style())


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as WCAG 2.2 reckons it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
