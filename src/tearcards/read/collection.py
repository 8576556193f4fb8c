"""A folder to a collection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tearcards.cards.record import read_record
from tearcards.cards.shape import name, specs, wrong_shape
from tearcards.collection import Citation, Collection, Deck, Head
from tearcards.diagnostic import Diagnostic, Tell, did_you_mean, one_of
from tearcards.ledger import FILE, LARGEST, Ledger, broken, read_ledger
from tearcards.read.deck import read_deck
from tearcards.read.files import find_media, problem, read_text, shown
from tearcards.read.page import Page, read_page
from tearcards.source import Mapping, Source, Text

COLLECTION = "collection.yaml"
SOURCES = "sources.yaml"


def read_collection(folder: Path, tell: Tell) -> Collection | None:
    """The collection in `folder`; None where there is none. Problems go to `tell`.

    What cannot be read is left out and told; the rest is read all the same, so that one run tells
    every problem of every file.
    """
    if not _is_collection(folder, tell):
        return None
    problems: list[Diagnostic] = []
    head_page = read_page(folder, COLLECTION, problems.append)
    source_page = read_page(folder, SOURCES, problems.append)
    head = _head(head_page, problems.append)
    files = _deck_files(folder, head, problems.append)
    pages = [read_page(folder, file, problems.append) for file in files]
    written_ids: list[Text] = []
    decks = tuple(_decks(pages, written_ids, problems.append))
    citations = dict(_citations(source_page, problems.append))
    media = find_media(folder, problems.append)
    ledger = _ledger(folder, problems.append)
    for found in problems:
        tell(found)
    cards = (card for deck in decks for card in deck.cards)
    return Collection(
        head,
        decks,
        citations,
        media,
        ledger=ledger,
        sources=tuple(page.source for page in (head_page, source_page, *pages)),
        written_ids=tuple(written_ids),
        written_sources=tuple(key for key, _ in source_page.entries),
        whole=all(page.whole for page in (head_page, source_page, *pages))
        and not _missing_decks(problems)
        and (ledger is not None or not _is_there(folder / FILE)),
        understood=not problems,
        numbers={card.id: number for number, card in enumerate(cards, start=1)},
    )


def _is_collection(folder: Path, tell: Tell) -> bool:
    path = shown(folder)
    example = f"a collection is a folder with a file `{COLLECTION}` in it"
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


def _head(page: Page, tell: Tell) -> Head:
    """What `collection.yaml` says; where it cannot be understood, as much of it as can."""
    if page.node is not None:
        head: Head | None = read_record(Head, page.node, page.own(tell), "the collection", page.beginning)
        if head is not None:
            return head

    def say_nothing(_: Diagnostic) -> None:
        """What is wrong has been told already."""

    known = specs(Head)
    values: dict[str, Any] = {
        key: known[key].shape.read(key, value, say_nothing) for key, value in page.entries if key in known
    }
    return Head(**{key: values.get(key) or spec.shape.empty for key, spec in known.items()})


def _citations(page: Page, tell: Tell) -> Iterator[tuple[str, Citation]]:
    for key, body in page.entries:
        good = name().read(key, key, tell)
        if not isinstance(body, Mapping):
            help = f"write {one_of(specs(Citation))} below it, each on its own line"
            tell(wrong_shape(key.span, key, "a block of keys", help))
            continue
        citation: Citation | None = read_record(Citation, body, tell, f"the source `{key}`", key.span)
        if citation is not None and not citation.doi and not citation.address:
            help = "add a line `doi:` or `address:`, so that a reader can find it"
            tell(Diagnostic(key.span, "missing-key", f"the source `{key}` needs a DOI or an address", help=help))
        elif citation is not None and good:
            yield key, citation


def _deck_files(folder: Path, head: Head, tell: Tell) -> list[str]:
    """The files of the decks, in the order of the collection; those that it forgets come last."""
    there: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if path.name in (COLLECTION, SOURCES) or path.name.startswith((".", "~", "#")):
            continue
        if path.suffix == ".yaml":
            there[path.stem] = path.name
        elif path.suffix.lower() in (".yml", ".yaml"):
            help = f"rename it to `{path.stem}.yaml`"
            tell(problem(shown(path), "file-name", f"`{path.name}` does not end in `.yaml`", help))
    files = []
    for title in head.decks:
        if title in there:
            files.append(there.pop(title))
            continue
        help = did_you_mean(title, there) or f"put a file `{title}.yaml` beside `{COLLECTION}`, or delete the name"
        tell(Diagnostic(title.span, "unknown-deck", f"there is no deck `{title}`", help=help))
    for stem, file in there.items():
        if head.decks:
            help = f"add `{stem}` to the list `decks` in {COLLECTION}, or delete the file"
            message = f"the deck `{stem}` is not in the list of decks"
            tell(problem(shown(folder / file), "unlisted-deck", message, help))
        files.append(file)
    return files


def _ledger(folder: Path, tell: Tell) -> Ledger | None:
    """What was published of the collection; None before its first release."""
    path = folder / FILE
    if not _is_there(path):
        return None
    if path.is_file() and path.stat().st_size > LARGEST:
        tell(broken(Source(shown(path)).span(0, 0), f"the ledger is larger than {LARGEST / 1e6:.0f} MB"))
        return None
    source = read_text(path, folder, tell, LARGEST)
    return read_ledger(source, tell) if source else None


def _is_there(path: Path) -> bool:
    """Whether there is such a file, be it a link that leads nowhere."""
    return path.exists() or path.is_symlink()


def _missing_decks(problems: list[Diagnostic]) -> bool:
    return any(found.rule in ("unknown-deck", "file-name") for found in problems)


def _decks(pages: list[Page], written_ids: list[Text], tell: Tell) -> Iterator[Deck]:
    for page in pages:
        deck = read_deck(page, written_ids, tell)
        if deck is not None:
            yield deck
