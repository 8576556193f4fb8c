"""A file changed at exact places, and nowhere else.

What is read has no byte order mark and one sort of line end; the file has its own. Places are those
of the text as it was read, and each byte between them stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text` in the place of the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


def operate(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file after the edits, which do not overlap. Line ends in their texts become those of the file.

    Raises UnicodeDecodeError where the file is not UTF-8.
    """
    typed = data.decode("utf-8")
    lead = len(_MARK) if typed.startswith(_MARK) else 0
    # The end of a line is one character as it is read, and may be two in the file.
    doubles = [match.start() - lead for match in re.finditer(r"\r\n", typed)]
    found = _LINE_END.search(typed)
    line_end = found[0] if found else "\n"
    kept: list[str] = []
    at = passed = 0
    for edit in sorted(edits):
        places = []
        for place in (edit.start, edit.end):
            while passed < len(doubles) and doubles[passed] - passed < place:
                passed += 1
            places.append(place + passed + lead)
        kept += [typed[at : places[0]], edit.text.replace("\n", line_end)]
        at = places[1]
    return "".join([*kept, typed[at:]]).encode()


def changed(text: str, edits: Iterable[Edit]) -> str:
    """The text as it will be read after the edits."""
    kept: list[str] = []
    at = 0
    for edit in sorted(edits):
        kept += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*kept, text[at:]])
