"""How a deck is laid out: its keys and tags in order, and no blanks at the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.cards import kinds
from tearcards.cards.shape import TAG, specs
from tearcards.source import Mapping, Node, Sequence, Source, Text
from tearcards.surgery import Edit

_BLANKS_AT_END = re.compile(r"[ \t]+(?=\n|\Z)")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?\n")


def tags(source: Source, node: Node) -> list[Edit]:
    """The tags of each card in the order of the alphabet, where they stand in brackets on one line."""
    edits = []
    for card, _ in _cards(node):
        listed = card.get("tags")
        if not isinstance(listed, Sequence) or not all(isinstance(item, Text) for item in listed.items):
            continue
        names = [item for item in listed.items if isinstance(item, Text)]
        written = listed.span.written
        if written.startswith("[") and "\n" not in written and all(TAG.fullmatch(name) for name in names):
            places = [name.span for name in names]
            edits += [
                Edit(place.start, place.end, tag)
                for place, tag in zip(places, sorted(names), strict=True)
                if place.written != tag
            ]
    # All tags of a card change places at once, or none does.
    return _joined(source, edits)


def _joined(source: Source, edits: list[Edit]) -> list[Edit]:
    """Edits of one line as one edit."""
    found: list[Edit] = []
    for edit in sorted(edits):
        last = found[-1] if found else None
        if last and source.line_of(last.start) == source.line_of(edit.start):
            between = source.text[last.end : edit.start]
            found[-1] = Edit(last.start, edit.end, last.text + between + edit.text)
        else:
            found.append(edit)
    return found


def keys(source: Source, node: Node) -> list[Edit]:
    """The keys of each card in the order of its kind, each with the comments above it.

    A card is left alone that stands on one line, has an unknown or double key, or a comment between
    its hyphen and what would come first.
    """
    edits = []
    for card, kind in _cards(node):
        record: type | None = kinds().get(kind)
        if record is None or source.text[card.span.start] == "{":
            continue
        order = ["id", "kind", *list(specs(record))[1:]]
        names = [str(name) for name, _ in card.entries]
        if not set(names) <= set(order) or names == sorted(names, key=order.index):
            continue
        parts = list(_parts(source, card))
        if "".join(lead + text for lead, text in parts) != source.text[card.span.start : _end_of_line(source, card)]:
            continue
        by_name = dict(zip(names, parts, strict=True))
        wanted = [by_name[name] for name in sorted(names, key=order.index)]
        indent = " " * (card.span.column - 1)
        (lead, first), *rest = wanted
        if lead.strip():
            continue
        lines = [first.rstrip("\n"), *((part_lead or indent) + text.rstrip("\n") for part_lead, text in rest)]
        edits.append(Edit(card.span.start, _end_of_line(source, card), "\n".join(lines)))
    return edits


def _parts(source: Source, card: Mapping) -> Iterator[tuple[str, str]]:
    """Each key of a card as it is written: the comments and the indentation before it, and its own lines."""
    starts = [name.start for name, _ in card.entries]
    ends = [*(_above(source, start) for start in starts[1:]), _end_of_line(source, card)]
    at = starts[0]
    for start, end in zip(starts, ends, strict=True):
        yield source.text[at:start], source.text[start:end]
        at = end


def _above(source: Source, start: int) -> int:
    """Where the lines begin that belong to the key at `start`: its own, and the comments right above it."""
    line = source.line_of(start)
    while source.line(line - 1).lstrip().startswith("#"):
        line -= 1
    return source.line_starts[line]


def _end_of_line(source: Source, card: Mapping) -> int:
    """The end of the last line of a card."""
    last = source.text.find("\n", max(card.span.end - 1, card.span.start))
    return last if last >= 0 else len(source.text)


def line_ends(source: Source, node: Node) -> list[Edit]:
    """Blanks at the ends of lines; two of them within a text are a line break, and stay."""
    texts = [text for text in _texts(node) if _BLOCK.match(source.text, text.start)]
    return [
        Edit(*match.span(), "")
        for match in _BLANKS_AT_END.finditer(source.text)
        if len(match[0]) < 2 or not any(text.span.start <= match.start() < text.span.end for text in texts)
    ]


def _cards(node: Node) -> Iterator[tuple[Mapping, str]]:
    """The cards of a deck, each with its kind."""
    listed = node.get("cards") if isinstance(node, Mapping) else None
    own = node.get("kind") if isinstance(node, Mapping) else None
    for card in listed.items if isinstance(listed, Sequence) else ():
        if isinstance(card, Mapping):
            kind = card.get("kind") or own
            yield card, str(kind) if isinstance(kind, Text) else ""


def _texts(node: Node) -> Iterator[Text]:
    match node:
        case Mapping():
            for _, value in node.entries:
                yield from _texts(value)
        case Sequence():
            for item in node.items:
                yield from _texts(item)
        case _:
            yield node
