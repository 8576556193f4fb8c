"""A folder to a collection."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tearcards.cards import Card, kinds
from tearcards.cards.shape import Line, Prose, as_text, empty, key, name, read_record, specs, wrong_shape
from tearcards.collection import Citation, Collection, Deck, Head
from tearcards.diagnostic import Diagnostic, Tell, did_you_mean, one_of
from tearcards.markdown import Prose as Markdown
from tearcards.read.files import find_media, problem, read_text, shown
from tearcards.read.yaml import parse
from tearcards.source import Mapping, Node, Sequence, Source, Text

COLLECTION = "collection.yaml"
SOURCES = "sources.yaml"


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a deck, not yet read."""

    def read(self, key: Text, node: Node, tell: Tell) -> Sequence | None:
        if isinstance(node, Text) and not node.strip():
            tell(empty(key))
            return None
        if not isinstance(node, Sequence):
            tell(wrong_shape(key.span, key, "a list of cards", "begin each card with `- id:`, two steps further right"))
            return None
        return node

    @property
    def empty(self) -> Sequence:
        raise NotImplementedError  # a deck without cards is told as a missing key


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckHead:
    """What a deck file says before and around its cards."""

    title: Text = key(Line(), "what learners read as the deck's name")
    description: Markdown = key(Prose(), "what it is about, in a sentence or two")
    kind: Text | None = key(Line(), "the kind of its cards, where a card does not say otherwise", optional=True)
    cards: Sequence = key(Cards(), "the cards below it, each beginning with `- id:`")


def read_collection(folder: Path, tell: Tell) -> Collection | None:
    """The collection in `folder`; None where there is none. Problems go to `tell`.

    What cannot be read is left out and told; the rest is read all the same, so that one run tells
    every problem of every file.
    """
    if not _is_collection(folder, tell):
        return None
    reader = _Reader(folder, tell)
    head = reader.head()
    citations = reader.citations()
    decks = reader.decks(head)
    media = find_media(folder, tell)
    numbers: dict[str, int] = {
        card.id: n for n, card in enumerate((card for deck in decks for card in deck.cards), start=1)
    }
    return Collection(
        head, decks, citations, media, tuple(reader.written_ids), tuple(reader.written_sources), reader.whole, numbers
    )


def _is_collection(folder: Path, tell: Tell) -> bool:
    path = shown(folder)
    example = "a collection is a folder with a file `collection.yaml` in it"
    if folder.is_file():
        help = f"name the folder instead: {shown(folder.parent)}" if (folder.parent / COLLECTION).is_file() else example
        tell(problem(path, "no-collection", f"`{path}` is a file, and no collection", help))
    elif not folder.is_dir():
        tell(problem(path, "no-collection", f"there is no folder `{path}`", example))
    elif not (folder / COLLECTION).exists() and not (folder / COLLECTION).is_symlink():
        inner = folder / "decks"
        help = f"did you mean `{shown(inner)}`?" if (inner / COLLECTION).is_file() else example
        tell(problem(path, "no-collection", f"`{path}` is no collection: there is no `{COLLECTION}` in it", help))
    else:
        return True
    return False


class _Reader:
    """Reads one folder; remembers which ids it saw, and whether it could read everything."""

    def __init__(self, folder: Path, tell: Tell) -> None:
        self.folder = folder
        self.tell = tell
        self.whole = True
        self.written_ids: list[Text] = []
        self.written_sources: list[Text] = []

    def head(self) -> Head:
        source, node = self._mapping(COLLECTION)
        values: dict[str, Any] = {}
        if node is not None:
            head: Head | None = self._record(Head, node, "the collection", source.span(0, 0))
            if head is not None:
                return head
            silent: Tell = lambda _: None  # noqa: E731 - what is wrong has just been told
            values = {
                key: spec.shape.read(key, value, silent)
                for key, value in node.entries
                if (spec := specs(Head).get(key)) is not None
            }
        self.whole = False
        return Head(**{key: values.get(key) or spec.shape.empty for key, spec in specs(Head).items()})

    def citations(self) -> dict[str, Citation]:
        _, node = self._mapping(SOURCES)
        citations: dict[str, Citation] = {}
        for title, body in node.entries if node else ():
            self.written_sources.append(title)
            good = name().read(title, title, self.tell)
            if not isinstance(body, Mapping):
                help = f"write {one_of(specs(Citation))} below it, each on its own line"
                self.tell(wrong_shape(title.span, title, "a block of keys", help))
                self.whole = False
                continue
            citation = self._record(Citation, body, f"the source `{title}`", title.span)
            if citation is not None and not citation.doi and not citation.address:
                help = "add a line `doi:` or `address:`, so that a reader can find it"
                self.tell(
                    Diagnostic(title.span, "missing-key", f"the source `{title}` needs a DOI or an address", help=help)
                )
                self.whole = False
            elif citation is not None and good:
                citations[title] = citation
        return citations

    def decks(self, head: Head) -> tuple[Deck, ...]:
        files = {path.stem: path for path in self._deck_files()}
        named: list[str] = []
        for title in head.decks:
            if title in files:
                named.append(title)
                continue
            help = did_you_mean(title, files) or f"put a file `{title}.yaml` beside `{COLLECTION}`, or delete the name"
            self.tell(Diagnostic(title.span, "unknown-deck", f"there is no deck `{title}`", help=help))
            self.whole = False
        for stem, path in files.items():
            if stem in named:
                continue
            if head.decks:
                help = f"add `{stem}` to the list `decks` in {COLLECTION}, or delete the file"
                self.tell(problem(shown(path), "unlisted-deck", f"the deck `{stem}` is in no collection yet", help))
            named.append(stem)
        decks = (self._deck(title, files[title]) for title in named)
        return tuple(deck for deck in decks if deck is not None)

    def _deck_files(self) -> list[Path]:
        found = []
        for path in sorted(self.folder.iterdir()):
            if path.name in (COLLECTION, SOURCES) or path.name.startswith((".", "~", "#")):
                continue
            if path.suffix == ".yaml":
                found.append(path)
            elif path.suffix.lower() in (".yml", ".yaml"):
                help = f"rename it to `{path.stem}.yaml`"
                self.tell(problem(shown(path), "file-name", f"`{path.name}` does not end in `.yaml`", help))
                self.whole = False
        return found

    def _deck(self, title: str, path: Path) -> Deck | None:
        source, node = self._mapping(path.name)
        if node is None:
            return None
        if name().pattern.fullmatch(title) is None:
            help = "use small letters, digits and single hyphens, such as `responses-to-tears.yaml`"
            self.tell(problem(source.path, "file-name", f"`{path.name}` is no name for a deck", help))
        head = self._record(DeckHead, node, "the deck", source.span(0, 0))
        cards = head.cards if head else node.get("cards")
        kind = head.kind if head else None
        if kind is not None and kind not in kinds():
            self.tell(_unknown_kind(kind))
            self.whole = False
            kind = None
        elif head is None:
            written = node.get("kind")
            kind = written if isinstance(written, Text) and written in kinds() else None
        read = [self._card(card, kind, node) for card in cards.items] if isinstance(cards, Sequence) else []
        good = tuple(card for card in read if card is not None)
        if head is None:
            return Deck(title, Text(title), Markdown.from_text(Text.of(title, source, 0, 0)), good, source)
        return Deck(title, head.title, head.description, good, source)

    def _card(self, node: Node, kind: Text | None, deck: Mapping) -> Card | None:
        if not isinstance(node, Mapping):
            place = node.span
            help = "begin the card with `- id:`; a hyphen stands before the first key only"
            self.tell(Diagnostic(place, "wrong-shape", "this is no card: it has no keys", help=help))
            self.whole = False
            return None
        id = node.get("id")
        if isinstance(id, Text) and id.strip():
            self.written_ids.append(id)
        chosen = node.key("kind")
        if chosen is not None:
            written = as_text(chosen, node.get("kind") or Text(), self.tell)
            if written is None or written not in kinds():
                if written is not None:
                    self.tell(_unknown_kind(written))
                self.whole = False
                return None
            kind = written
        place = id.span if isinstance(id, Text) and id.strip() else _beginning(node)
        if kind is None:
            if deck.get("kind") is None:
                help = f"add a line `kind:` to the card, or to the deck's head: {one_of(kinds())}"
                self.tell(Diagnostic(place, "missing-key", "the card has no kind", help=help))
            self.whole = False
            return None
        bare = Mapping(tuple(entry for entry in node.entries if entry[0] != "kind"), node.span)
        card: Card | None = self._record(kinds()[kind], bare, f"a `{kind}` card", place)
        return card

    def _record(self, record: type, node: Mapping, what: str, place: Any) -> Any:
        made = read_record(record, node, self.tell, what, place)
        self.whole = self.whole and made is not None
        return made

    def _mapping(self, file: str) -> tuple[Source, Mapping | None]:
        path = self.folder / file
        if not path.exists() and not path.is_symlink():
            help = f"put a file `{file}` beside `{COLLECTION}`"
            self.tell(problem(shown(path), "no-file", f"there is no file `{file}`", help))
            self.whole = False
            return Source(shown(path)), None
        source = read_text(path, self.folder, self.tell)
        if source is None:
            self.whole = False
            return Source(shown(path)), None
        parsed = parse(source, self.tell)
        self.whole = self.whole and parsed.whole
        node = parsed.node
        if isinstance(node, Mapping):
            return source, node
        self.whole = False
        if parsed.whole:
            nothing = node is None or (isinstance(node, Text) and not node.strip())
            message = "the file is empty" if nothing else "the file should be a block of keys"
            help = f"begin with a line such as `{'title: …' if file != SOURCES else 'author-2020:'}`"
            place = source.span(0, 0) if nothing or node is None else source.line_span(node.span.line - 1)
            self.tell(Diagnostic(place, "empty" if nothing else "wrong-shape", message, help=help))
        return source, None


def _unknown_kind(kind: Text) -> Diagnostic:
    help = did_you_mean(kind, kinds()) or f"a card can be: {one_of(kinds())}"
    return Diagnostic(kind.span, "unknown-kind", f"there is no kind `{kind}`", help=help)


def _beginning(node: Mapping) -> Any:
    return node.entries[0][0].span if node.entries else node.span
