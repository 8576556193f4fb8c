"""Prompts to HTML: the two sides as Anki shows them, the blanks in place of which the answer appears.

The elements are those of Anki's templates, and so the same style sheet draws them.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from html import escape

from tearcards.cards.card import EVIDENCE, Card
from tearcards.cards.face import Block, Prompt
from tearcards.collection import Collection
from tearcards.markdown import Blank, Inline, Tree, walk
from tearcards.write.anki.html import ELEMENTS, Writer, clean, link, writable
from tearcards.write.anki.templates import (
    detail_element,
    element,
    evidence_element,
    grouped,
    marker_element,
    sources_element,
)
from tearcards.write.page import words

_ELEMENTS: Mapping[str, set[str]] = {
    **ELEMENTS,
    "img": {"alt", "data-medium"},
    "audio": {"aria-label", "controls", "data-medium"},
    "span": {"class"},
}


def prose(tree: Tree, media: Container[str] = ()) -> str:
    """The HTML of a text: a single paragraph bare, several blocks each in its element."""
    return clean(_Writer(media).field(tree), _ELEMENTS)


def text(words: str) -> str:
    """Plain words as HTML, also between quotation marks."""
    return escape(writable(words))


def front(prompt: Prompt, media: Container[str]) -> str:
    """What is asked."""
    return _section("front", prompt.front, media)


def back(prompt: Prompt, media: Container[str]) -> str:
    """What the front asked for. A text with blanks is not shown twice: they are filled where they stand."""
    asked = [block.tree for block in prompt.front]
    rest = tuple(block for block in prompt.back if not (_has_blank(block) and block.tree in asked))
    return _section("back", rest, media)


def foot(collection: Collection, card: Card) -> str:
    """The kind of evidence and the sources."""
    works = "<br>".join(link(text(work.line), work.link) for work in collection.cited(card))
    evidence = evidence_element(text(EVIDENCE[card.evidence]))
    return f'<footer class="foot">{evidence}{sources_element(clean(works))}</footer>'


def _section(side: str, blocks: tuple[Block, ...], media: Container[str]) -> str:
    parts = grouped((block.voice, [_part(block, media)]) for block in blocks)
    return f'<section class="{side}">{"".join(parts)}</section>'


def _part(block: Block, media: Container[str]) -> str:
    main = text(block.words) + prose(block.tree, media)
    detail = prose(block.detail, media)
    if block.detail and block.voice != "side":
        detail = detail_element(detail)
    return element(block.voice, main, detail, marker_element(text(block.marker)) if block.marker else "")


def _has_blank(block: Block) -> bool:
    return any(isinstance(node, Blank) for node in walk(block.tree))


class _Writer(Writer):
    """Writes what stands otherwise on a page: here no word acts, and media are told by name."""

    def words(self, text: str) -> str:
        return escape(writable(text), quote=False)

    def image(self, file: str, alt: str) -> str:
        if file not in self.media:
            return self.words(alt)
        return f'<img data-medium="{text(file)}" alt="{text(alt)}">'

    def sound(self, file: str) -> str:
        label = text(words.SOUND.format(file=file))
        return f'<audio controls data-medium="{text(file)}" aria-label="{label}"></audio>'

    def blank(self, number: int, children: tuple[Inline, ...], hint: str) -> str:  # noqa: ARG002 - one is asked at a time
        """The hint and what belongs in the blank; the style sheet shows one of them."""
        asked = self.words(hint or words.EMPTY_BLANK)
        filled = self.inlines(children)
        return f'<span class="cloze"><span class="hint">[{asked}]</span><span class="fill">{filled}</span></span>'
