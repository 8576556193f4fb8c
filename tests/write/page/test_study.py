"""Studying with boxes, in a real Chromium: what is asked when, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tab import DESKTOP, PHONE, Tab

Show = Callable[..., Tab]
ASKED = "study.at?.dataset.key"
SAID = "element('_said').textContent"


def progress(tab: Tab) -> dict[str, list[int]]:
    """What the browser keeps: the box of each card, and how many days ago it was answered last and first."""
    kept = json.loads(tab.run("localStorage.getItem('tearcards study small')") or '{"cards": {}}')
    today = tab.run("today()")
    return {key: [box, today - last, today - first] for key, (box, last, first) in kept["cards"].items()}


def keep(tab: Tab, **cards: tuple[int, int, int]) -> None:
    """Has the browser keep such progress."""
    today = tab.run("today()")
    told = {key.replace("_", "-"): [box, today - last, today - first] for key, (box, last, first) in cards.items()}
    # A key ends with the number of what is asked: `a_word_1` is `a-word.1`.
    told = {".".join(key.rsplit("-", 1)): known for key, known in told.items()}
    kept = json.dumps({"collection": "small", "cards": told})
    tab.run(f"localStorage.setItem('tearcards study small', {json.dumps(kept)})")


def shown(tab: Tab) -> list[str]:
    """The keys of the cards that are drawn."""
    keys: list[str] = tab.run("entries.filter(entry => entry.checkVisibility()).map(entry => entry.dataset.key)")
    return keys


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_card_at_a_time_by_mouse(show: Show, size: tuple[int, int]) -> None:
    tab = show(size=size)
    tab.click("#_start")
    assert (shown(tab), tab.run(SAID)) == (["grief-tears.0"], "Card 1 of 4, new")
    assert not tab.run("element('_grades').checkVisibility()")

    tab.click("#grief-tears .front")
    tab.click("#_knew")
    assert progress(tab) == {"grief-tears.0": [2, 0, 0]}
    assert (shown(tab), tab.run(SAID)) == (["old-wound.0"], "Card 2 of 4, new")
    assert not tab.run("element('_grades').checkVisibility()")

    tab.click("#old-wound .front")
    tab.click("#_again")
    assert progress(tab)["old-wound.0"] == [1, 0, 0]
    assert tab.run(SAID) == "Card 3 of 5, new"


def test_a_whole_round_by_keyboard(show: Show) -> None:
    """Of a card that asks two things one is asked a day, and nothing that is to be reflected on."""
    tab = show()
    tab.run("element('_start').focus()")
    tab.press("Enter")
    asked = []
    for key in ("ArrowRight", "ArrowLeft", "ArrowRight", "ArrowRight", "ArrowRight"):
        asked.append(tab.run(ASKED))
        # Before the answer was seen, it cannot be judged.
        tab.press(key, " ", key)

    assert asked == ["grief-tears.0", "old-wound.0", "two-blanks.0", "a-word.0", "old-wound.0"]
    assert progress(tab) == {
        "grief-tears.0": [2, 0, 0], "old-wound.0": [1, 0, 0], "two-blanks.0": [2, 0, 0], "a-word.0": [2, 0, 0]
    }  # fmt: skip
    assert tab.run(SAID) == (
        "That is all for today: 5 cards. Well done, and fewer would have been fine too. The next card comes tomorrow."
    )
    assert tab.run("document.activeElement.id") == "_study-title"
    tab.press("Escape")
    assert len(shown(tab)) == 7


def test_progress_is_there_after_the_page_is_loaded_again(show: Show) -> None:
    tab = show()
    tab.click("#_start")
    tab.press(" ", "ArrowRight", " ", "ArrowRight")
    tab.reload()
    tab.click("#_start")

    assert (tab.run(ASKED), tab.run(SAID)) == ("two-blanks.0", "Card 1 of 2, new")
    boxes = "all('[data-box]').map(box => box.textContent)"
    assert tab.run(boxes) == ["4", "0", "2", "0", "0", "0"]


@pytest.mark.parametrize(
    ("box", "days", "due"),
    [(1, 0, False), (1, 1, True), (2, 1, False), (2, 2, True), (3, 3, False), (3, 4, True), (4, 7, False)]
    + [(4, 8, True), (5, 15, False), (5, 16, True)],
)
def test_when_a_box_is_asked_again(show: Show, box: int, days: int, due: bool) -> None:
    tab = show()
    keep(tab, grief_tears_0=(box, days, days))
    tab.click("#_start")

    assert (tab.run(ASKED) == "grief-tears.0") is due
    if due:
        assert tab.run(SAID) == f"Card 1 of 4, box {box}"
        tab.press(" ", "ArrowRight")
        assert progress(tab)["grief-tears.0"] == [min(5, box + 1), 0, days]


def test_lower_boxes_come_first_then_new_cards(show: Show) -> None:
    tab = show()
    keep(tab, grief_tears_0=(4, 30, 40), two_blanks_1=(2, 5, 9), a_word_1=(1, 9, 9))
    tab.click("#_start")

    assert tab.run("[study.at, ...study.queue].map(entry => entry.dataset.key)") == [
        "a-word.1", "two-blanks.1", "grief-tears.0", "old-wound.0"
    ]  # fmt: skip


def test_only_what_was_found_is_studied(show: Show) -> None:
    tab = show()
    tab.run("document.querySelector('[data-facet=kind]').value = 'cloze'; find()")
    tab.click("#_start")
    assert tab.run("[study.at, ...study.queue].map(entry => entry.dataset.key)") == ["two-blanks.0"]


def test_reflections_are_never_asked(show: Show) -> None:
    tab = show()
    tab.run("document.querySelector('[data-facet=kind]').value = 'reflection'; find()")
    tab.click("#_start")

    assert shown(tab) == []
    assert tab.run(SAID) == (
        "Nothing is to be asked today. Cards to reflect on are never scheduled. Find them among all cards."
    )


def test_ten_new_cards_a_day_and_ten_more_for_whoever_wants_them(show: Show) -> None:
    tab = show("awkward")
    tab.click("#_start")
    assert tab.run(SAID) == "Card 1 of 10, new"
    for _ in range(10):
        tab.run("grade(true)")
    assert tab.run("element('_more').checkVisibility()")
    tab.run("leave(); enter()")
    assert tab.run(SAID).startswith("Nothing is to be asked today. The next card comes in 2 days.")

    tab.click("#_more")
    assert tab.run(SAID) == "Card 1 of 10, new"


def test_a_card_that_was_renamed_keeps_its_box(show: Show) -> None:
    tab = show()
    keep(tab, the_word_1=(3, 9, 9))
    tab.click("#_start")
    assert tab.run(ASKED) == "a-word.1"
    tab.press(" ", "ArrowRight")
    assert progress(tab)["a-word.1"] == [4, 0, 9]


# --- files ------------------------------------------------------------------------------------


def test_progress_is_saved_as_a_file_and_loaded_again(show: Show, tmp_path: Path) -> None:
    tab = show()
    tab.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    tab.click("#_start")
    tab.press(" ", "ArrowRight")
    before = progress(tab)
    tab.click("#_progress summary")
    tab.click("#_save")
    file = tmp_path / "small-progress.json"
    tab.until(lambda: file.exists() and file.read_text("utf-8").endswith("}"))

    tab.click("#_forget")
    assert (progress(tab), tab.run(SAID)) == ({}, "Your progress was forgotten.")
    _load(tab, file)

    tab.until(lambda: tab.run(SAID) == "Progress of 1 card was loaded.")
    assert progress(tab) == before


def test_of_two_answers_the_later_one_counts(show: Show, tmp_path: Path) -> None:
    tab = show()
    keep(tab, grief_tears_0=(2, 1, 5), old_wound_0=(2, 9, 9))
    today = tab.run("today()")
    cards = {"grief-tears.0": [5, today - 3, today - 5], "old-wound.0": [3, today - 2, today - 9]}
    tab.click("#_start")
    _load(tab, _file(tmp_path, {"collection": "small", "cards": cards}))

    tab.until(lambda: tab.run(SAID) == "Progress of 2 cards was loaded.")
    assert progress(tab) == {"grief-tears.0": [2, 1, 5], "old-wound.0": [3, 2, 9]}


@pytest.mark.parametrize(
    "content", [{}, [], None, "x", {"collection": "other", "cards": {}}, {"collection": "small", "cards": 3}]
)
def test_a_file_that_holds_no_progress_changes_nothing(show: Show, tmp_path: Path, content: Any) -> None:
    tab = show()
    keep(tab, grief_tears_0=(2, 1, 5))
    tab.click("#_start")
    _load(tab, _file(tmp_path, content))

    tab.until(lambda: tab.run(SAID).startswith("This file holds no progress for these cards."))
    assert progress(tab) == {"grief-tears.0": [2, 1, 5]}


@pytest.mark.parametrize("known", [[6, 1, 1], [0, 1, 1], [2, 1], [1.5, 1, 1], ["2", 1, 1], [2, 1, 5], [2, 9**9, 1]])
def test_what_cannot_be_true_is_left_out(show: Show, tmp_path: Path, known: list[object]) -> None:
    tab = show()
    tab.click("#_start")
    cards = {"grief-tears.0": known, "__proto__": [1, 1, 1], "old-wound.0": [1, 1, 1]}
    _load(tab, _file(tmp_path, {"collection": "small", "cards": cards}))

    tab.until(lambda: "was loaded" in tab.run(SAID) or "were loaded" in tab.run(SAID))
    assert "grief-tears.0" not in progress(tab)
    assert progress(tab)["old-wound.0"][0] == 1


def test_a_browser_that_keeps_nothing(show: Show) -> None:
    denied = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    tab = show()
    script = tab.call("Page.addScriptToEvaluateOnNewDocument", source=denied)["identifier"]
    try:
        tab = show()
        tab.click("#_start")
        tab.press(" ", "ArrowRight")
        tab.run("leave(); enter()")
        assert tab.run(ASKED) == "old-wound.0"
        assert tab.run(SAID) == (
            "Card 1 of 3, new This browser keeps nothing for this page. Save your progress as a file before you leave."
        )
    finally:
        tab.call("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
        tab = show()


def _file(folder: Path, content: Any) -> Path:
    path = folder / "progress.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


def _load(tab: Tab, file: Path) -> None:
    """Chooses a file, as a reader does."""
    root = tab.call("DOM.getDocument")["root"]["nodeId"]
    node = tab.call("DOM.querySelector", nodeId=root, selector="#_load")["nodeId"]
    tab.call("DOM.setFileInputFiles", files=[str(file)], nodeId=node)
