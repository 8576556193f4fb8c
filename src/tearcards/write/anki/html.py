"""Markdown trees to HTML that is safe in a field of an Anki note.

There are two locks. The HTML is made from our own tree, each text in it escaped, and then passed
through an allow-list sanitizer. Besides HTML, Anki has words that act inside plain text: blanks,
sounds, LaTeX, speech, mathematics and the box for typed answers. `dead` takes their power.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from html import escape
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

WORD_JOINER = "\u2060"
"""Has no width and allows no line break. An entity would not do in its place: Anki's editor and
MathJax work on the page after entities were read."""

# A control character has no meaning in a field, and \x1f, which parts fields from each other,
# breaks the whole package. A lone surrogate cannot be written as UTF-8.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# The place after the first character of each word that acts; and after a character at the end of
# a text which could become such a word together with what follows.
_ACTS = re.compile(
    r"""
    (?<=\{)(?=\{)                                  # {{c1:: and {{Field}}
  | (?<=\})(?=\})                                  # the end of a blank
  | (?<=\\)(?=[(\[])                               # \( and \[ for MathJax
  | (?<=\[)(?=\[ | /?(?:sound|latex|anki|type|\$)) # [sound:, [latex], [$], [$$], [anki:, [[type:
  | (?<=image-occlusion)(?=:|\Z)                   # at the start of a blank it draws a shape
  | (?<=[{}\[\\])\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Most texts hold nothing that could act, and this is quickly seen.
_MAY_ACT = re.compile(r"[{}\[\\]|image-occlusion", re.IGNORECASE)
# Within a blank `::` begins the hint.
_PARTS_BLANK = re.compile(r"(?<=:)(?=:|\Z)")

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
# These are no part of any address as it is sent (RFC 3986), and some begin words that act.
_ENCODED = re.compile(r"[\s\x00-\x20\x7f\"<>\\^`{|}\[\]]")

# What Anki holds for an empty field (measured with Anki 26.9.3): no card is made of it.
_EMPTY = re.compile(r"(?:[\t\n\x0b\f\r ]|</?(?:br|div) ?/?>)*", re.IGNORECASE)

HIGHEST_BLANK = 500
"""Anki counts blanks no further, and makes no card of number 0 (measured with Anki 26.9.3)."""

ELEMENTS: Mapping[str, set[str]] = {
    **{name: set() for name in ("br", "code", "em", "li", "p", "pre", "strong", "ul")},
    "a": {"href"},
    "img": {"alt", "src"},
    "ol": {"start"},
}
"""The elements of a field, with their attributes."""

_SCHEMES = {"http", "https", "mailto"}


def writable(text: str) -> str:
    """The text without characters that no field can hold."""
    return _UNWRITABLE.sub("", text)


def dead(text: str, *, in_blank: bool = False) -> str:
    """The text as HTML in which nothing acts, and which reads as it was written."""
    words = writable(text)
    if _MAY_ACT.search(words):
        words = _ACTS.sub(WORD_JOINER, words)
    if in_blank:
        words = _PARTS_BLANK.sub(WORD_JOINER, words)
    return escape(words, quote=False)


def field(tree: Tree, media: Container[str] = ()) -> str:
    """The HTML of a field: a single paragraph bare, several blocks each in its element.

    `media` are the files that may be shown; another picture is its description, another sound the
    words that were typed.
    """
    return clean(Writer(media).field(tree))


def clean(html: str, elements: Mapping[str, set[str]] = ELEMENTS) -> str:
    """The second lock: only these elements with these attributes, and the schemes that this file writes."""
    if "<" not in html:
        return html
    import nh3  # noqa: PLC0415 - most fields hold no element

    return nh3.clean(
        html,
        tags=set(elements),
        clean_content_tags={"script", "style"},
        attributes={"*": set(), **elements},
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )


def link(words: str, address: str | None) -> str:
    """HTML that links to `address`, where that is one that may be opened from a card."""
    sent = safe_address(address or "")
    return f'<a href="{escape(sent)}" rel="noopener noreferrer">{words}</a>' if sent else words


def safe_address(address: str) -> str:
    """The address as it is sent; nothing where its scheme may do more than open a page or a letter."""
    if not _SAFE_ADDRESS.match(address):
        return ""
    return _ENCODED.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), writable(address))


class Writer:
    """Writes trees. What other places than Anki show otherwise has a method of its own."""

    def __init__(self, media: Container[str]) -> None:
        self.media = media
        self.in_blank = False

    def field(self, tree: Tree) -> str:
        """A single paragraph bare, several blocks each in its element."""
        only = tree[0] if len(tree) == 1 else None
        html = self.inlines(only.children) if isinstance(only, Paragraph) else self.blocks(tree)
        if only and _EMPTY.fullmatch(html):
            # The author filled the field, if with nothing that can be seen: the card is there all the same.
            return self.blocks(tree)
        return html

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "".join(map(self.block, blocks))

    def block(self, block: Block) -> str:
        match block:
            case Paragraph(children):
                return f"<p>{self.inlines(children)}</p>"
            case Bullets(items):
                return f"<ul>{self.items(items)}</ul>"
            case Numbers(items, start):
                begin = f' start="{start}"' if start != 1 else ""
                return f"<ol{begin}>{self.items(items)}</ol>"
            case CodeBlock(text):
                return f"<pre><code>{self.words(text)}</code></pre>"
            case _:
                assert_never(block)

    def items(self, items: tuple[tuple[Block, ...], ...]) -> str:
        return "".join(f"<li>{self.item(item)}</li>" for item in items)

    def item(self, item: tuple[Block, ...]) -> str:
        """A first paragraph stands bare, as in a list without blank lines between its items."""
        first = item[0] if item else None
        if isinstance(first, Paragraph) and not any(isinstance(block, Paragraph) for block in item[1:]):
            return self.inlines(first.children) + self.blocks(item[1:])
        return self.blocks(item)

    def inlines(self, nodes: tuple[Inline, ...]) -> str:
        return "".join(map(self.inline, nodes))

    def inline(self, node: Inline) -> str:
        match node:
            case Str(text):
                return self.words(text)
            case Emph(children):
                return f"<em>{self.inlines(children)}</em>"
            case Strong(children):
                return f"<strong>{self.inlines(children)}</strong>"
            case Code(text):
                return f"<code>{self.words(text)}</code>"
            case Link(children, address):
                return link(self.inlines(children), address)
            case Image(file, alt):
                return self.image(file, alt)
            case Sound(file):
                return self.sound(file) if file in self.media else self.words(f"[sound:{file}]")
            case Break():
                return "<br>"
            case Blank(number, children, hint):
                return self.blank(number, children, hint)
            case _:
                assert_never(node)

    def sound(self, file: str) -> str:
        return f"[sound:{escape(file, quote=False)}]"

    def image(self, file: str, alt: str) -> str:
        """`src` is the file's name as it is: Anki does not find a percent-encoded one.

        An apostrophe stays too, since Anki, when it shows the card, mistakes the `#` of `&#x27;`
        for a part of the name.
        """
        words = self.words(alt)
        if file not in self.media:
            return words
        name = escape(file, quote=False).replace('"', "&quot;")
        return f'<img src="{name}" alt="{words.replace(chr(34), "&quot;")}">'

    def blank(self, number: int, children: tuple[Inline, ...], hint: str) -> str:
        if not 1 <= number <= HIGHEST_BLANK:
            return self.inlines(children)
        self.in_blank = True
        inner = self.inlines(children)
        if hint:
            inner += f"::{self.words(hint)}"
        self.in_blank = False
        return f"{{{{c{number}::{inner}}}}}"

    def words(self, text: str) -> str:
        return dead(text, in_blank=self.in_blank)
