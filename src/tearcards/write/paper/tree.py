"""A card's Markdown tree as JSON, for the template's walker."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from tearcards.markdown import (
    Blank,
    Break,
    Bullets,
    Code,
    CodeBlock,
    Emph,
    Image,
    Link,
    Node,
    Numbers,
    Paragraph,
    Sound,
    Str,
    Strong,
    Tree,
    plain,
    walk,
)

Json = Any
Pictures = Callable[[str], str]
"""Takes a picture's name, and gives the path under which the template finds it."""

# Formatting characters that no ink stands for; some of them reorder the line they are in. The
# soft hyphen and the blank without width say where a long word may be broken, and stay.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# Joiners shape the letters of Persian and of Indian scripts; elsewhere they hide one word from another.
_IDLE_JOINER = re.compile(r"(?<![\u0590-\u0dff\u0f00-\u109f])[\u200c\u200d]")
_BLANKS = re.compile(r"[^\S\n\u00a0\u2007\u202f]+")
_ADDRESS_BREAK = re.compile(r"[^/.?&=_#%-]{1,16}[/.?&=_#%-]*|[/.?&=_#%-]+")
_PIECE_BREAK = re.compile(r"[\s\u00ad\u200b]+|(?<=[-–—/‐])(?=[^\W\d])")
# A shorter word fits the narrowest card in the largest type, whatever its letters; in a list
# there is less room for it.
LONG_WORD = 12
_LIVE = ("https://", "http://", "mailto:")
# Past this the typesetter takes an address for a mistake.
_LONGEST_ADDRESS = 2000


def ink(text: str) -> str:
    """The text as it is printed: composed letters, single blanks, nothing unseen."""
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", _IDLE_JOINER.sub("", _UNSEEN.sub("", text))))


def joins(character: str) -> bool:
    """Whether it shapes its neighbours, and needs no letter of its own."""
    return character in "\u200c\u200d"


def code_ink(text: str) -> str:
    """The same for code, whose blanks are kept."""
    return unicodedata.normalize("NFC", _IDLE_JOINER.sub("", _UNSEEN.sub("", text.expandtabs(4))))


def as_json(tree: Tree, pictures: Pictures) -> list[Json]:
    """The blocks of a tree."""
    return [_node(node, pictures) for node in tree]


def _node(node: Node, pictures: Pictures) -> Json:
    match node:
        case Str(text):
            return ink(text)
        case Code(text):
            return {"is": "code", "text": code_ink(text)}
        case CodeBlock(text):
            return {"is": "code-block", "text": code_ink(text)}
        case Break():
            return {"is": "break"}
        case Sound(file):
            return {"is": "sound", "name": ink(file)}
        case Image(file, alt):
            return {"is": "image", "path": pictures(file), "alt": ink(alt)}
        case Link(children, address):
            live = address.startswith(_LIVE) and len(address) <= _LONGEST_ADDRESS
            bare = address.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").rstrip("/")
            shown = "" if plain(children) in (address, bare) else bare
            pieces = _ADDRESS_BREAK.findall(ink(shown))
            to = address if live else ""
            return {"is": "link", "children": _nodes(children, pictures), "to": to, "shown": pieces}
        case Blank(_, children, hint):
            return {"is": "blank", "children": _nodes(children, pictures), "hint": ink(hint)}
        case Bullets(items):
            return {"is": "bullets", "items": [_nodes(item, pictures) for item in items]}
        case Numbers(items, start):
            return {"is": "numbers", "items": [_nodes(item, pictures) for item in items], "start": start}
        case Emph(children) | Strong(children) | Paragraph(children):
            return {"is": type(node).__name__.lower(), "children": _nodes(children, pictures)}


def _nodes(nodes: tuple[Node, ...], pictures: Pictures) -> list[Json]:
    return [_node(node, pictures) for node in nodes]


def long_words(tree: tuple[Node, ...], depth: int = 0) -> list[Json]:
    """The words that may be wider than a card, each with how many lists it stands in."""
    found: list[Json] = []
    for node in tree:
        match node:
            case Bullets(items) | Numbers(items, _):
                found += [word for item in items for word in long_words(item, depth + 1)]
            case CodeBlock(text):
                found += _long(text, depth)
            case _:
                found += _long(plain((node,)), depth)
    return found


def _long(text: str, depth: int) -> list[Json]:
    pieces = _PIECE_BREAK.split(ink(text))
    return [{"word": piece, "depth": depth} for piece in pieces if len(piece) >= max(1, LONG_WORD - 2 * depth)]


def picture_names(tree: Tree) -> list[str]:
    """The files of the pictures in a tree, in order."""
    return [node.file for node in walk(tree) if isinstance(node, Image)]
