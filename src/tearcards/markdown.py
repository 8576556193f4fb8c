"""The Markdown of a card: text to a small tree that every output can draw.

A card holds paragraphs, lists, emphasis, code, links, pictures, sounds and, on a cloze card,
blanks. Raw HTML is text. What Markdown could do besides (headings, tables, quotations) stays
text too: a card has no room for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from tearcards.source import Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Str:
    """Words as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Emph:
    """`*emphasis*`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """`**strong**`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """`` `code` ``."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """`[words](address)`."""

    children: tuple[Inline, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Image:
    """`![what it shows](file)`; `file` is a name in the collection's media folder."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Sound:
    """`[sound:file]`; `file` is a name in the collection's media folder."""

    file: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line that ends with a backslash or two blanks."""


@dataclass(frozen=True, slots=True)
class Blank:
    """`{{c1::words::hint}}`: blank number 1 of a cloze text."""

    number: int
    children: tuple[Inline, ...]
    hint: str


Inline = Str | Emph | Strong | Code | Link | Image | Sound | Break | Blank


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list with a bullet before each item."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list with a number before each item; the first has the number `start`."""

    items: tuple[tuple[Block, ...], ...]
    start: int


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines of code between fences."""

    text: str


Block = Paragraph | Bullets | Numbers | CodeBlock
Tree = tuple[Block, ...]
Node = Block | Inline


class Prose(Text):
    """A text of a card in Markdown, which knows its place and its tree."""

    __slots__ = ("_nodes", "_tree", "blanks")

    blanks: bool
    _tree: Tree | None
    _nodes: tuple[Node, ...] | None

    @classmethod
    def from_text(cls, text: Text, *, blanks: bool = False) -> Prose:
        """The prose that `text` is; with `blanks`, `{{c1::…}}` in it is a blank."""
        prose = cls(text)
        prose.source, prose.start, prose.end = text.source, text.start, text.end
        prose.blanks = blanks
        prose._tree = prose._nodes = None
        return prose

    @property
    def tree(self) -> Tree:
        if self._tree is None:
            self._tree = parse(self, blanks=self.blanks)
        return self._tree

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every node of the tree, outer before inner: a dozen rules look through them."""
        if self._nodes is None:
            self._nodes = tuple(walk(self.tree))
        return self._nodes

    @property
    def media(self) -> tuple[str, ...]:
        """The names of the pictures and sounds, in reading order."""
        return tuple(node.file for node in self.nodes if isinstance(node, Image | Sound))

    @property
    def plain(self) -> str:
        """The words alone."""
        return plain(self.tree)


# A text without any of these is one paragraph of plain words: most texts are, and the
# parser, which takes a tenth of a second to import, is left alone.
_MARKED = re.compile(r"[\\`*_\[\]{&!\n]|^ *(?:[-+]|\d+[.)])\s")
_BLANK_OPENS = re.compile(r"\{\{c(\d{1,4})::")
_SOUND = re.compile(r"\[sound:([^\]\n]+)\]")


def parse(text: str, *, blanks: bool = False) -> Tree:
    """The tree of `text`; `{{c1::…}}` is a blank only where `blanks` says so."""
    if not _MARKED.search(text):
        bare = " ".join(text.split())
        return (Paragraph((Str(bare),)),) if bare else ()
    return tuple(_blocks(iter(_parser(blanks).parse(text)), ""))


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node, outer before inner, in reading order."""
    for node in nodes:
        yield node
        if isinstance(node, Bullets | Numbers):
            for item in node.items:
                yield from walk(item)
        else:
            yield from walk(getattr(node, "children", ()))


def plain(nodes: tuple[Node, ...], gap: str = " ") -> str:
    """The words alone, as somebody would read them aloud; a picture is its description."""
    words: list[str] = []
    for node in nodes:
        match node:
            case Str(text) | Code(text) | CodeBlock(text):
                words.append(text)
            case Image(_, alt):
                words.append(alt)
            case Break():
                words.append(" ")
            case Bullets(items) | Numbers(items, _):
                words.append(gap.join(plain(item, gap) for item in items) + gap)
            case Paragraph(children):
                words.append(plain(children, gap) + gap)
            case Sound():
                pass
            case _:
                words.append(plain(node.children, gap))
    return "".join(words).strip()


def map_blanks(nodes: tuple[Any, ...], change: Callable[[Blank], tuple[Inline, ...]]) -> tuple[Any, ...]:
    """The same tree with each blank replaced by what `change` makes of it."""
    out: list[Any] = []
    for node in nodes:
        match node:
            case Blank():
                out.extend(change(node))
            case Bullets(items):
                out.append(Bullets(tuple(map_blanks(item, change) for item in items)))
            case Numbers(items, start):
                out.append(Numbers(tuple(map_blanks(item, change) for item in items), start))
            case Paragraph(children) | Emph(children) | Strong(children):
                out.append(type(node)(map_blanks(children, change)))
            case Link(children, address):
                out.append(Link(map_blanks(children, change), address))
            case _:
                out.append(node)
    return tuple(out)


@cache
def _parser(blanks: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a tenth of a second, and most texts need none of it

    parser = MarkdownIt("zero", {"html": False})
    parser.enable(["fence", "list", "backticks", "emphasis", "link", "image", "escape", "entity", "newline"])
    parser.inline.ruler.before("link", "sound", _sound)
    if blanks:
        parser.inline.ruler.before("link", "blank", _blank)
    # Which addresses are safe is for a rule to say, with the place: here none is dropped.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _sound(state: StateInline, silent: bool) -> bool:
    found = _SOUND.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("sound", "", 0).content = found[1].strip()
    state.pos = found.end()
    return True


def _blank(state: StateInline, silent: bool) -> bool:
    opens = _BLANK_OPENS.match(state.src, state.pos)
    if not opens:
        return False
    end = state.src.find("}}", opens.end(), state.posMax)
    if end < 0:
        return False
    inner = state.src[opens.end() : end]
    words, _, hint = inner.partition("::")
    if not silent:
        token = state.push("blank_open", "", 1)
        token.meta = {"number": int(opens[1]), "hint": hint}
        outer = state.posMax
        state.pos, state.posMax = opens.end(), opens.end() + len(words)
        state.md.inline.tokenize(state)
        state.posMax = outer
        state.push("blank_close", "", -1)
    state.pos = end + 2
    return True


def _blocks(tokens: Iterator[Token], until: str) -> Iterator[Block]:
    for token in tokens:
        if token.type == until:
            return
        match token.type:
            case "paragraph_open":
                inline = next(tokens)
                next(tokens)
                children = tuple(_inlines(iter(inline.children or ()), ""))
                if children:
                    yield Paragraph(children)
            case "bullet_list_open":
                yield Bullets(tuple(_items(tokens, "bullet_list_close")))
            case "ordered_list_open":
                start = int(token.attrGet("start") or 1)
                yield Numbers(tuple(_items(tokens, "ordered_list_close")), start)
            case "fence":
                yield CodeBlock(token.content.rstrip("\n"))


def _items(tokens: Iterator[Token], until: str) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == until:
            return
        yield tuple(_blocks(tokens, "list_item_close"))


def _inlines(tokens: Iterator[Token], until: str) -> Iterator[Inline]:
    words: list[str] = []
    for token in tokens:
        if token.type == until:
            break
        if token.type in ("text", "text_special", "softbreak"):
            words.append(" " if token.type == "softbreak" else token.content)
            continue
        if "".join(words):
            yield Str("".join(words))
        words = []
        match token.type:
            case "em_open":
                yield Emph(tuple(_inlines(tokens, "em_close")))
            case "strong_open":
                yield Strong(tuple(_inlines(tokens, "strong_close")))
            case "code_inline":
                yield Code(token.content)
            case "link_open":
                yield Link(tuple(_inlines(tokens, "link_close")), str(token.attrGet("href") or ""))
            case "image":
                yield Image(str(token.attrGet("src") or ""), token.content)
            case "sound":
                yield Sound(token.content)
            case "hardbreak":
                yield Break()
            case "blank_open":
                yield Blank(token.meta["number"], tuple(_inlines(tokens, "blank_close")), token.meta["hint"])
    if "".join(words):
        yield Str("".join(words))
