"""Which characters the fonts of paper can print, and where a card has one that they cannot."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tearcards.collection import Collection
from tearcards.diagnostic import Diagnostic
from tearcards.markdown import Blank, Code, CodeBlock, Link, Prose, Sound, Str, walk
from tearcards.source import Text
from tearcards.write.paper.fonts import fonts_in
from tearcards.write.paper.tree import ink, joins

OURS = "Source Sans 3"
FONTS = Path(__file__).parent / "fonts"
COVERAGE = FONTS / "coverage.txt"
"""The code points that every font of the folder has, a range a line, in hexadecimal."""


@cache
def printable() -> frozenset[str]:
    """Every character that can be printed."""
    characters: set[str] = {"\n"}
    for line in COVERAGE.read_text(encoding="utf-8").splitlines():
        first, _, last = line.partition("-")
        characters.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(characters)


@dataclass(frozen=True, slots=True)
class Letters:
    """The families of type, in the order in which they are asked for a letter, and all that they can print."""

    families: tuple[str, ...]
    characters: frozenset[str]

    @classmethod
    def with_fonts(cls, folders: Sequence[Path]) -> Letters:
        """Our own, and those of folders with fonts."""
        found = fonts_in(folders)
        return cls((OURS, *(family for family in found.families if family != OURS)), printable() | found.characters)


def missing_glyphs(collection: Collection, letters: Letters | None = None) -> list[Diagnostic]:
    """A diagnostic for each text with characters that would come out as empty boxes."""
    known = letters.characters if letters else printable()
    found = []
    for text, printed in _printed(collection):
        missing = [
            character for character in dict.fromkeys(ink(printed)) if not (character in known or joins(character))
        ]
        if missing:
            found.append(_missing(text, missing))
    return found


def _missing(text: Text, missing: list[str]) -> Diagnostic:
    first, others = missing[0], len(missing) - 1
    more = f", and {others} more of this text" if others else ""
    return Diagnostic(
        text.find_span(first),
        "missing-glyph",
        f"the letters for paper lack `{first}` ({_name(first)}){more}",
        help="say it in words, or use a character that is near to it",
        note="tearcards print --font-dir FOLDER prints with fonts of your own, such as Noto, in which the letter is",
    )


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _printed(collection: Collection) -> Iterator[tuple[Text, str]]:
    """Every text that reaches paper, and what is printed of it."""
    head = collection.head
    pack = [head.packs[collection.pack].title] if collection.pack else []
    yield from ((line, line) for line in (head.title, head.version, head.licence, *pack))
    yield from ((note, _visible(note)) for note in collection.safety_notes())
    for deck in collection.decks:
        yield deck.title, deck.title
        for card in deck.cards:
            yield from ((prose, _visible(prose)) for prose in card.values().values())
    cited = dict.fromkeys(source for card in collection.cards for source in card.sources)
    for citation in (collection.citations[source] for source in cited):
        yield from ((line, line) for line in (citation.author, citation.year, citation.about))


def _visible(prose: Prose) -> str:
    """The characters of a text that are printed; a picture's description is not."""
    words: list[str] = []
    for node in walk(prose.tree):
        match node:
            case Str(text) | Code(text) | CodeBlock(text):
                words.append(text)
            case Link(_, address):
                words.append(address)
            case Sound(file):
                words.append(file)
            case Blank(_, _, hint):
                words.append(hint)
    return "".join(words)
