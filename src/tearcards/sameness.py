"""Whether a file says after an edit what it said before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from tearcards.diagnostic import Diagnostic
from tearcards.markdown import Image, Link, Sound, walk
from tearcards.markdown import parse as parse_markdown
from tearcards.read.yaml import parse
from tearcards.source import Mapping, Node, Source, Text
from tearcards.source import Sequence as Listed
from tearcards.surgery import Edit


def same_shape(before: Source, after: Source, edits: Sequence[Edit]) -> bool:
    """Whether only the texts that the edits touch differ, and those in their words alone.

    Emphasis, links, pictures and blanks in them stay what they were.
    """
    old, new = _read(before), _read(after)
    if old is None or new is None:
        return False
    texts, others = list(_texts(old)), list(_texts(new))
    if _form(old) != _form(new) or len(texts) != len(others):
        return False
    for text, other in zip(texts, others, strict=True):
        if text != other and not (_is_touched(text, edits) and _marks(text) == _marks(other)):
            return False
    return True


def same_cards(before: Source, after: Source, edits: Sequence[Edit]) -> bool:  # noqa: ARG001 - asked as the other is
    """Whether both hold the same texts at the same keys, in whatever order the keys and the tags stand."""
    old, new = _read(before), _read(after)
    return old is not None and new is not None and _content(old) == _content(new)


def _is_touched(text: Text, edits: Sequence[Edit]) -> bool:
    first = bisect_left(edits, text.start, key=lambda edit: edit.start)
    return first < len(edits) and edits[first].start <= text.end


def _read(source: Source) -> Node | None:
    problems: list[Diagnostic] = []
    parsed = parse(source, problems.append)
    return parsed.node if parsed.whole and not problems else None


def _texts(node: Node) -> Iterator[Text]:
    """Every text, keys included, in the order of the file."""
    match node:
        case Mapping():
            for key, value in node.entries:
                yield key
                yield from _texts(value)
        case Listed():
            for item in node.items:
                yield from _texts(item)
        case _:
            yield node


def _form(node: Node) -> Any:
    """What a node is made of, without its texts."""
    match node:
        case Mapping():
            return {"keys": [_form(value) for _, value in node.entries]}
        case Listed():
            return [_form(item) for item in node.items]
        case _:
            return ""


def _marks(text: str) -> list[Any]:
    """What a text has besides words: an address or a file counts, unless only what follows a `?` in it differs."""
    found: list[Any] = []
    for node in walk(parse_markdown(text, blanks=True)):
        match node:
            case Link(_, address):
                found.append(("link", address.partition("?")[0]))
            case Image(file, _) | Sound(file):
                found.append((type(node).__name__, file))
            case _:
                found.append(type(node).__name__)
    return found


def _content(node: Node, key: str = "") -> Any:
    """The texts of a node by their keys."""
    match node:
        case Mapping():
            return {str(name): _content(value, name) for name, value in node.entries}
        case Listed():
            items = [_content(item) for item in node.items]
            return sorted(items, key=str) if key == "tags" else items
        case _:
            return _words(node)


def _words(text: str) -> Any:
    """A text with its paragraphs, emphasis and line breaks; how many blanks stand between words is all one."""
    return [" ".join(text.split()), *_marks(text)]
