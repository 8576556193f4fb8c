"""The English words of the page around the cards, all in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

SKIP = "Skip to the cards"
SAFETY = "Before you begin"
CHECKED = "Telephone numbers and addresses were last checked on {day}."
COLOURS = "Colours"
COLOURS_CHOICES = {"system": "System", "light": "Light", "dark": "Dark"}

FIND = "Find cards"
SEARCH = "Words"
SEARCH_HINT = "in any order"
FILTERS = "Filters"
FACETS = {"pack": "Pack", "deck": "Deck", "kind": "Kind", "evidence": "Evidence", "tag": "Theme"}
ANY = {"pack": "Everyone", "deck": "All decks", "kind": "All kinds", "evidence": "Any evidence", "tag": "All themes"}
OPTION = "{title} ({count})"
HIDE_SENSITIVE = "Hide cards that may touch a wound"
RESET = "Show all cards"
STUDY = "Study these cards"
OPEN_ALL = "Open all answers"
CLOSE_ALL = "Close all answers"

CARDS = "Cards"
ANSWER = "Answer"
SENSITIVE = "May touch a wound"
THEMES = "Themes: {tags}"
SOUND = "Sound: {file}"
EMPTY_BLANK = "..."
NO_SCRIPT = "Searching, filtering and studying need JavaScript. The cards open without it."

STUDY_TITLE = "Study"
BOXES = "Cards in each box"
BOX_NEW = "New"
BOX = "Box {box}"
AGAIN = "Not yet"
KNEW = "I knew it"
GRADE = "Did you know it?"
MORE_NEW = "Ten more new cards"
BACK = "Back to all cards"
PROGRESS = "Your progress"
PROGRESS_NOTE = (
    "A card that you know moves to the next box, and is asked again after 2, 4, 8 and 16 days. One that you do "
    "not know yet goes back to box 1, and is asked again tomorrow. Your progress stays in this browser: "
    "nobody else sees it."
)
SAVE = "Save progress as a file"
LOAD = "Load progress from a file"
FORGET = "Forget my progress"

FOOT = "Version {version}"
LICENCE = "The cards may be used under {licence}."
MADE = "Made with tearcards."
SAFETY_LINK = "Safety note"

SCRIPT: Mapping[str, str] = {
    "count": "{n} cards",
    "count_one": "1 card",
    "some": "{n} of {all} cards",
    "none": "No card has all that. Take away a word or a filter.",
    "open_all": OPEN_ALL,
    "close_all": CLOSE_ALL,
    "place": "Card {n} of {all}",
    "place_new": "Card {n} of {all}, new",
    "place_box": "Card {n} of {all}, box {box}",
    "done": "That is all for today: {n} cards. Well done, and fewer would have been fine too.",
    "done_one": "That is all for today: 1 card. Well done.",
    "nothing": "Nothing is to be asked today.",
    "next": "The next card comes in {n} days.",
    "next_one": "The next card comes tomorrow.",
    "reflections": "Cards to reflect on are never scheduled. Find them among all cards.",
    "not_kept": "This browser keeps nothing for this page. Save your progress as a file before you leave.",
    "loaded": "Progress of {n} cards was loaded.",
    "loaded_one": "Progress of 1 card was loaded.",
    "not_loaded": "This file holds no progress for these cards. Nothing was changed.",
    "forget": "Forget which cards you know, in this browser?",
    "forgotten": "Your progress was forgotten.",
}
"""What the scripts say. `_one` is said of one card."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(written: str) -> str:
    """`2026-11-24` as `24 November 2026`."""
    when = date.fromisoformat(written)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
