"""Strangers' text as Markdown that GitHub shows and does not act on."""

from __future__ import annotations

import re

NOTHING = "&#8203;"
"""A blank without width. GitHub looks for names and numbers after it has read the Markdown, so neither a backslash
nor a character reference before them keeps somebody from being called; this does, within the name."""

# Controls, and the marks that reverse the reading order; tabs and ends of lines are kept.
_ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|\*{1,2}(?!\*)|~~(?!~)|`[\w-]+`|(.)", re.DOTALL)
_STARTS = re.compile(r"### |(?:  )?- ")
_SPEAKING = frozenset(" .,;:?'\"()/%-–—…‘’“”")


def differences(markdown: str) -> str:
    """What `tearcards diff --format markdown` has written, or claims to have.

    Headings, bullets, bold, struck, slanted and code stay what they are. Every other mark is shown as it is typed:
    no link, picture, name, number of an issue or piece of HTML comes of it.
    """
    return "\n".join(map(_line, _clean(markdown).split("\n")))


def code(text: str, language: str) -> str:
    """The text in a box, letter by letter; nothing in it ends the box."""
    shown = _clean(text).strip("\n")
    longest = max(map(len, re.findall(r"`+", shown)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{shown}\n{fence}"


def shortened(text: str, longest: int) -> str:
    """The lines that fit, and how many are left out."""
    lines = text.split("\n")
    kept, length = [], 0
    for line in lines:
        length += len(line) + 1
        if length > longest:
            break
        kept.append(line)
    left = len(lines) - len(kept)
    return "\n".join([*kept, *([f"… and {left} more line{'s' if left != 1 else ''}"] if left else [])])


def _clean(text: str) -> str:
    text = re.sub(r"\r\n?|[\x85\u2028\u2029]", "\n", text)
    return _ACTING.sub("\ufffd", text).replace("\t", " ")


def _line(line: str) -> str:
    start = _STARTS.match(line)
    head = start.group() if start else ""
    return head + "".join(map(_piece, _MARKS.finditer(line[len(head) :].strip(" "))))


def _piece(match: re.Match[str]) -> str:
    escaped, other = match.groups()
    if not escaped and not other:
        return match.group()
    character = escaped or other
    spoken = character.isalnum() or (other and character in _SPEAKING)
    shown = character if spoken else f"&#{ord(character)};"
    before = match.string[max(0, match.start() - 3) : match.start()].lower()
    after = match.string[match.end() : match.end() + 1]
    if character == "." and before.endswith("www"):
        return NOTHING + shown
    calls = (
        character in "@#"
        or (character == ":" and after not in ("", " "))
        or (character == "-" and before.endswith("gh"))
    )
    return shown + NOTHING if calls else shown
