"""Markdown trees to the Markdown of a deck's description.

Anki shows it with a Markdown of its own, which knows headings, tables, raw HTML and pictures from
the web. So it is written anew from our tree, with each mark in a text escaped: what is text on a
card is text there. Emphasis is written as HTML, since asterisks depend on what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

from tearcards.markdown import (
    Blank,
    Block,
    Break,
    Bullets,
    Code,
    CodeBlock,
    Emph,
    Image,
    Inline,
    Link,
    Numbers,
    Paragraph,
    Sound,
    Str,
    Strong,
    Tree,
)
from tearcards.write.anki.html import safe_address, writable

# An exclamation mark before a link would make a picture of it.
_MARKS = re.compile(r"[\\`*_\[\]~|$^]|!\Z")
# At the start of a paragraph these begin a list, a heading or the line under one.
_OPENER = re.compile(r"^ *(\d*)(?=[-+=#.)])")
_HTML = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def description(trees: Iterable[Tree]) -> str:
    """The Markdown of the trees, one after the other."""
    return "\n\n".join(_block(block) for tree in trees for block in tree)


def _block(block: Block) -> str:
    match block:
        case Paragraph(children):
            return _OPENER.sub(r"\1\\", _inlines(children))
        case Bullets(items):
            return "\n".join(_item("- ", item) for item in items)
        case Numbers(items, start):
            return "\n".join(_item(f"{n}. ", item) for n, item in enumerate(items, start=start))
        case CodeBlock(text):
            return _OPENER.sub(r"\1\\", "<br>".join(_words(line) for line in text.split("\n") if line.strip()))
        case _:
            assert_never(block)


def _item(mark: str, item: tuple[Block, ...]) -> str:
    inner = "".join(
        ("\n" if isinstance(block, Bullets | Numbers) else "\n\n") + _block(block) for block in item
    ).lstrip("\n")
    # Hyphens of items that hold nothing would become a rule across the page.
    inner = inner or "&nbsp;"
    return mark + inner.replace("\n", "\n" + " " * len(mark))


def _inlines(nodes: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, nodes))


def _inline(node: Inline) -> str:
    match node:
        case Str(text):
            return _words(text)
        case Emph(children):
            return f"<em>{_inlines(children)}</em>"
        case Strong(children):
            return f"<strong>{_inlines(children)}</strong>"
        case Code(text):
            return f"<code>{_words(text)}</code>"
        case Link(children, address):
            sent = safe_address(address)
            return f"[{_inlines(children)}](<{sent}>)" if sent else _inlines(children)
        case Image(_, alt):
            return _words(alt)
        case Break():
            return "<br>"
        case Sound():
            return ""
        case Blank(_, children, _):
            return _inlines(children)
        case _:
            assert_never(node)


def _words(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", " ".join(re.split(r"\s+", writable(text)))).translate(_HTML)
