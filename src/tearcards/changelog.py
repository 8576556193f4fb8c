"""Changes between editions in words: for a terminal, for Markdown, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby

import click

from tearcards.edition import Change, Sort
from tearcards.screen import harmless

HEADINGS = {
    Sort.NEW: "New cards",
    Sort.IMPROVED: "Improved cards",
    Sort.MOVED: "Moved to another deck",
    Sort.RENAMED: "Renamed",
    Sort.RETIRED: "Retired cards",
}
_MARKS = re.compile(r"([\\`*_~\[\]<>&#|])")

Piece = tuple[str, str]
"""A run of words, and whether it stands in both texts, in the old one or in the new one: ` `, `-` or `+`."""


def word_by_word(before: str, after: str) -> Iterator[Piece]:
    """The two texts as one: what stayed, what went, what came."""
    old, new = before.split(), after.split()
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield " ", " ".join(old[a:b])
            continue
        if a < b:
            yield "-", " ".join(old[a:b])
        if c < d:
            yield "+", " ".join(new[c:d])


def as_text(changes: Iterable[Change], *, colour: bool = False) -> str:
    """For a terminal: `[-gone-]` and `{+come+}`, as `git diff --word-diff` marks them, in colours where wanted."""

    def painted(piece: Piece) -> str:
        mark, words = piece
        shown = harmless(words)
        if mark == " ":
            return shown
        marked = f"[-{shown}-]" if mark == "-" else f"{{+{shown}+}}"
        return click.style(marked, fg="red" if mark == "-" else "green") if colour else marked

    lines = []
    for change in changes:
        went = f" (was {harmless(change.before)})" if change.before else ""
        lines.append(f"{change.sort} {harmless(change.id)} in {harmless(change.deck)}{went}")
        lines += [
            f"  {key}: {' '.join(map(painted, word_by_word(before, after)))}" for key, before, after in change.texts
        ]
    return "".join(f"{line}\n" for line in lines)


def as_markdown(changes: Iterable[Change], reasons: dict[str, str] | None = None) -> str:
    """For people: by what became of the cards, then by deck; old words struck out, new ones bold.

    `reasons` say why cards were retired, by their ids.
    """
    changes = tuple(changes)
    decks = list(dict.fromkeys(change.deck for change in changes))
    by_sort = sorted(changes, key=lambda change: (list(HEADINGS).index(change.sort), decks.index(change.deck)))
    sections = []
    for sort, group in groupby(by_sort, key=lambda change: change.sort):
        lines = [f"### {HEADINGS[sort]}", ""]
        for change in group:
            lines += _entry(change, (reasons or {}).get(change.id, ""))
        sections.append("\n".join(lines))
    return "\n\n".join(sections) + ("\n" if sections else "")


def _entry(change: Change, reason: str) -> Iterator[str]:
    title = f"- *{shown(change.deck)}*: {_code(change.id)}"
    match change.sort:
        case Sort.NEW:
            yield f"{title}: {shown(change.front)}"
        case Sort.RETIRED:
            yield f"{title}: {shown(change.front)}" + (f" ({shown(reason)})" if reason else "")
        case Sort.MOVED | Sort.RENAMED:
            yield (
                f"{title}, before in *{shown(change.before)}*"
                if change.sort is Sort.MOVED
                else (f"{title}, before {_code(change.before)}; it keeps its schedule")
            )
        case Sort.IMPROVED:
            yield title
            for key, before, after in change.texts:
                pieces = " ".join(_piece(piece) for piece in word_by_word(before, after))
                yield f"  - {key.replace('_', ' ')}: {pieces}"


def _piece(piece: Piece) -> str:
    mark, words = piece
    text = shown(words)
    return {" ": text, "-": f"~~{text}~~", "+": f"**{text}**"}[mark]


def shown(words: str) -> str:
    """Words as Markdown that shows them as they are."""
    return _MARKS.sub(r"\\\1", harmless(words))


def _code(id: str) -> str:
    """An id as Markdown shows code. In a package it can be anything."""
    return f"`{id}`" if re.fullmatch(r"[\w-]+", id) else shown(id)


def as_json(changes: Iterable[Change]) -> str:
    """For programs: a list of objects with sort, id, deck, before, and the texts that differ."""
    return json.dumps(
        [
            {
                "sort": str(change.sort),
                "id": change.id,
                "deck": change.deck,
                "before": change.before,
                "texts": [{"field": key, "before": before, "after": after} for key, before, after in change.texts],
            }
            for change in changes
        ],
        indent=2,
    )
