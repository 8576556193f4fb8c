"""A card that is not yet in its deck: the lines of it, and the place where they belong.

What is written here is read back by the same reader that reads decks, so that no text can come out
as another than was meant.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from tearcards.cards import kinds
from tearcards.cards.shape import NAME, Line, Plain, Prose, Spec, specs
from tearcards.collection import Collection
from tearcards.diagnostic import Diagnostic
from tearcards.read.page import Page
from tearcards.read.yaml import parse
from tearcards.source import Mapping as Written
from tearcards.source import Node, Sequence, Source
from tearcards.surgery import Edit, changed

# Lines are no longer than this, as in the decks that come along.
WIDEST = 112

_COMMENT_OR_BLANK = re.compile(r"\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Draft:
    """A card by its kind, and what is to be written at each of its keys."""

    kind: str
    values: Mapping[str, Plain]

    def lines(self, deck_kind: str, indent: int) -> list[str]:
        """The card as it stands in a deck of cards of `deck_kind`, with its hyphen `indent` blanks from the left."""
        written = {"id": self.values["id"]}
        if self.kind != deck_kind:
            written["kind"] = self.kind
        record: type = kinds()[self.kind]
        known = specs(record)
        written |= {key: self.values[key] for key in known if key in self.values}
        left = " " * (indent + 2)
        lines = [
            left + line
            for key, value in written.items()
            for line in key_lines(key, value, bare=is_word(known.get(key)), width=WIDEST - indent - 2)
        ]
        return [" " * indent + "- " + lines[0].lstrip(), *lines[1:]]


def is_word(spec: Spec | None) -> bool:
    """Whether a key holds words of a fixed form, which stand without quotation marks."""
    return spec is None or not isinstance(spec.shape, Prose | Line)


def key_lines(key: str, value: Plain, *, bare: bool, width: int = WIDEST) -> list[str]:
    """A key with its value, as it is written in a deck."""
    match value:
        case str():
            return _text_lines(key, value, bare=bare, width=width)
        case list() if all(isinstance(item, str) and NAME.fullmatch(item.replace("::", "-")) for item in value):
            return [f"{key}: [{', '.join(value)}]"]
        case list():
            return [f"{key}:", *(f"  {line}" for item in value for line in _item_lines(item, width - 4))]
        case _:
            below = [key_lines(name, text, bare=False, width=width - 2) for name, text in value.items()]
            return [f"{key}:", *(f"  {line}" for lines in below for line in lines)]


def _item_lines(item: Plain, width: int) -> list[str]:
    """One item of a list."""
    if isinstance(item, dict):
        first, *rest = [line for key, text in item.items() for line in key_lines(key, text, bare=False, width=width)]
    else:
        first, rest = _quoted(str(item)), []
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _text_lines(key: str, text: str, *, bare: bool, width: int) -> list[str]:
    """A key with a text: without marks where it is a word, in quotation marks where it fits on a line, or folded."""
    name = key if re.fullmatch(r"[A-Za-z_][\w -]*", key) else _quoted(key)
    if bare and re.fullmatch(r"[\w.-]+", text):
        return [f"{name}: {text}"]
    one_line = f"{name}: {_quoted(text)}"
    if "\n" not in text and len(one_line) <= width:
        return [one_line]
    if "\n" in text:
        below = [f"{name}: |-", *(f"  {line}" if line else "" for line in text.split("\n"))]
    else:
        folded = textwrap.wrap(text, width - 2, break_long_words=False, break_on_hyphens=False)
        below = [f"{name}: >-", *(f"  {line}" for line in folded)]
    return below if _reads_as(below, text) else [one_line]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _reads_as(lines: list[str], text: str) -> bool:
    """Whether these lines hold this text and nothing else."""
    found: list[Diagnostic] = []
    node = parse(Source("", "\n".join(lines)), found.append).node
    return not found and isinstance(node, Written) and [value for _, value in node.entries] == [text]


def taken_ids(collection: Collection) -> dict[str, str]:
    """Every id that a card has or ever had, and whose it is, as the end of a sentence.

    A learner may still have the card, and Anki would turn it into the new one.
    """
    ledger = collection.ledger
    found: dict[str, str] = {}
    if ledger:
        found |= {old: f"is what `{id}` was called" for id, note in ledger.notes.items() for old in note.formerly}
        found |= {old: f"is what `{id}` was called" for id, gone in ledger.retired.items() for old in gone.formerly}
        found |= {id: f"was retired in {gone.retired}" for id, gone in ledger.retired.items()}
        found |= {id: f"was published in {note.since}" for id, note in ledger.notes.items()}
    found |= dict.fromkeys(collection.retired, "is the id of a retired card")
    found |= {card.formerly: f"is what `{card.id}` was called" for card in collection.cards if card.formerly}
    found |= {id: f"is taken by a card in {id.span.path}, line {id.span.line}" for id in collection.written_ids}
    return found


class NoPlace(Exception):  # noqa: N818 - what it says, and no slip of the program
    """There is no place in the file for another card; the words say why."""


def indent_of(page: Page) -> int:
    """How far from the left the hyphens of a deck's cards stand; two blanks where there is no card yet."""
    cards = page.node.get("cards") if page.node else None
    return cards.span.column - 1 if isinstance(cards, Sequence) and cards.items else 2


def added(page: Page, lines: list[str]) -> tuple[Edit, int]:
    """The edit that adds a card below the last one of a deck, and the number of its line, from 1.

    Raises NoPlace where there is no list of cards with a line for each key.
    """
    source, deck = page.source, page.node
    key, cards = (deck.key("cards"), deck.get("cards")) if deck else (None, None)
    if key is None or cards is None:
        raise NoPlace("there is no line `cards:` in it")
    if source.text[cards.span.start : cards.span.start + 1] in ("[", "{"):
        raise NoPlace(f"its cards stand in brackets, in line {cards.span.line}; delete these, and begin each with `- `")
    at = _place_below(source, max(cards.span.end - 1, key.end), indent_of(page))
    ends = not at or source.text[at - 1] == "\n"
    gap = "\n" if _are_apart(source, cards) and not source.text[:at].endswith("\n\n") else ""
    lead = ("" if ends else "\n") + gap
    text = lead + "\n".join(lines) + ("\n" if ends else "")
    if gap and source.text[at:].strip() and source.line(source.line_of(at)).strip():
        text += "\n"
    edit = Edit(at, at, text)
    if not _holds_one_more(source, edit, cards):
        raise NoPlace("see the line `cards:` and the end of the file")
    return edit, source.line_of(at) + 1 + lead.count("\n")


def _place_below(source: Source, end: int, indent: int) -> int:
    """The offset below the last card, which ends at `end`: the end of the file, or where the next section begins."""
    last = source.line_of(end)
    rest = [source.line(number) for number in range(last + 1, len(source.line_starts))]
    if all(_COMMENT_OR_BLANK.fullmatch(line) for line in rest):
        return len(source.text)
    # Comments that stand as far right as the card's keys belong to it.
    for line in rest:
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= indent:
            break
        last += 1
    return source.line_starts[last + 1]


def _are_apart(source: Source, cards: Node) -> bool:
    """Whether there is to be an empty line between two cards: unless the deck has none between its last two."""
    if not isinstance(cards, Sequence) or not cards.items:
        return False
    if len(cards.items) < 2:
        return True
    begins = source.line_of(cards.items[-1].span.start)
    return not source.line(begins - 1).strip()


def _holds_one_more(source: Source, edit: Edit, cards: Node) -> bool:
    """Whether the deck is read with one more card after the edit."""
    after = parse(Source(source.path, changed(source.text, [edit])), lambda _: None)
    there = after.node.get("cards") if isinstance(after.node, Written) else None
    count = len(cards.items) if isinstance(cards, Sequence) else 0
    return after.whole and isinstance(there, Sequence) and len(there.items) == count + 1
