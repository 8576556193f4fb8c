"""Text for a terminal: nothing in a file may move the cursor or recolour the window."""

from __future__ import annotations

import re
import unicodedata

# Controls of C0 and C1, and the marks that reverse the reading order.
_ACTING = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """The text with each character that would act on a terminal replaced by a mark, and each tab by a blank."""
    return _ACTING.sub("\ufffd", text).replace("\t", " ")


def width(text: str) -> int:
    """How many columns of a terminal the text takes: East Asian letters take two, accents none."""
    columns = 0
    for character in text:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
            continue
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns
