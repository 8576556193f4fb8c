"""An edition out of a folder, a revision of a git repository, or a package for Anki."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePath, PurePosixPath
from tempfile import TemporaryDirectory

from tearcards.cards import kinds
from tearcards.diagnostic import Diagnostic, Severity
from tearcards.edition import Edition, Snapshot, of_collection
from tearcards.ledger import plain_words, words
from tearcards.read.collection import read_collection
from tearcards.rules import judge
from tearcards.write.anki.decks import step

# A package of 10,000 cards holds 12 MB of text. Past this it is none of ours.
LARGEST = 500_000_000


# A package of 10,000 cards is read in half a million steps of SQLite's machine.
_STEPS = 500_000_000

# What an edition cannot be made without: a work for each key, one card for each name.
_NEEDED = frozenset({"duplicate-id", "unknown-source"})

# What comes of a file that is no package, or one that was made to do harm.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    sqlite3.Error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
)


class NoEdition(Exception):  # noqa: N818 - what it says, and no slip of the program
    """What was named is no edition; the words say why."""


def edition_at(place: str, collection: Path) -> Edition:
    """The edition at a place: a folder, a file that ends in `.apkg`, or a revision, also `REVISION:FOLDER`.

    `collection` is the folder that a revision is asked for where it names none. Raises NoEdition.
    """
    path = Path(place)
    if path.is_dir():
        return _of_folder(path, place)
    if path.suffix.lower() == ".apkg":
        return of_package(path)
    with _checked_out(place, collection) as folder:
        return _of_folder(folder, place)


def _of_folder(folder: Path, called: str) -> Edition:
    """The edition in a folder, if it can be read. It need not keep every rule: an older one does not know the newer."""
    problems: list[Diagnostic] = []
    collection = read_collection(folder, problems.append)
    if collection is not None:
        problems.extend(found for found in judge(collection) if found.rule in _NEEDED)
    errors = [found for found in problems if found.severity is Severity.ERROR]
    if collection is None or errors:
        more = f", and {len(errors) - 1} more" if len(errors) > 1 else ""
        first = errors[0]
        line = f", line {first.span.line}" if first.span.source.text else ""
        raise NoEdition(f"{called} cannot be read: {first.message} ({PurePath(first.span.path).name}{line}{more})")
    return of_collection(collection)


@contextmanager
def _checked_out(place: str, collection: Path) -> Iterator[Path]:
    """The collection as a revision has it, in a folder that is cleared afterwards."""
    unknown = f"there is no folder, package or revision `{place}`"
    revision, _, folder = place.partition(":")
    if not revision or revision.startswith("-") or "\0" in place:
        raise NoEdition(unknown)
    told = _git(Path(), "rev-parse", "--show-toplevel", otherwise=f"{unknown}; revisions are those of a git repository")
    top = Path(told.decode().strip()).resolve()
    _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", otherwise=unknown)
    # What is no absolute path is meant from the top of the repository, as git takes it.
    wanted = (top / folder).resolve() if folder else collection.resolve()
    if not wanted.is_relative_to(top):
        name = folder or collection
        raise NoEdition(f"{name} is not in the repository {top}; name a folder of it, such as {revision}:decks")
    inner = wanted.relative_to(top).as_posix()
    data = _git(
        top,
        "--literal-pathspecs",
        "archive",
        "--format=tar",
        revision,
        "--",
        inner,
        otherwise=f"the revision {revision} has no folder {inner}",
    )
    with TemporaryDirectory(prefix="tearcards-", ignore_cleanup_errors=True) as emptied:
        with tarfile.open(fileobj=BytesIO(data)) as archive:
            for member in archive:
                _lay_out(archive, member, Path(emptied))
        yield Path(emptied, inner)


def _lay_out(archive: tarfile.TarFile, member: tarfile.TarInfo, place: Path) -> None:
    """Writes a file of an archive below `place`; links, and whatever would lie elsewhere, are left out."""
    parts = PurePosixPath(member.name).parts
    content = archive.extractfile(member) if member.isfile() else None
    if content is None or ".." in parts or PurePosixPath(member.name).is_absolute():
        return
    path = place.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.read())


def _git(folder: Path, *arguments: str, otherwise: str = "") -> bytes:
    try:
        # A list, and no shell: what a person names stays one argument.
        command = ["git", "-C", str(folder), *arguments]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise NoEdition("git, which knows revisions, is not installed; name folders or packages") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NoEdition(otherwise or (said[-1] if said else "git does not answer"))
    return done.stdout


def of_package(path: Path) -> Edition:
    """The edition in a package that this program made. Raises NoEdition for any other file."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo("collection.anki2").file_size > LARGEST:
                raise NoEdition(f"{path} is larger than any deck")
            data = archive.read("collection.anki2")
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(data)
            # A database of a stranger can be made so that a question to it never ends.
            database.set_progress_handler(lambda: 1, _STEPS)
            return _of_database(database)
    except FileNotFoundError:
        raise NoEdition(f"there is no file {path}") from None
    except OSError as error:
        raise NoEdition(f"{path} cannot be read: {error.strerror or error}") from None
    except _BROKEN:
        raise NoEdition(f"{path} is no package that tearcards made; one that Anki exported cannot be read") from None


def _of_database(database: sqlite3.Connection) -> Edition:
    written, fields = database.execute("SELECT decks, models FROM col").fetchone()
    titles = {int(id): str(deck["name"]).rpartition("::")[2] for id, deck in json.loads(written).items()}
    known = {kind.note_type.id: kind.note_type for kind in kinds().values()}
    if not any(int(id) in known for id in json.loads(fields)):
        raise ValueError("its note types are others")
    cards: dict[str, Snapshot] = {}
    rows = database.execute(
        "SELECT guid, mid, tags, flds, (SELECT did FROM cards WHERE nid = notes.id LIMIT 1) FROM notes ORDER BY id"
    )
    for guid, number, tags, values, deck in rows:
        note_type = known.get(number)
        if note_type is None:
            continue
        named = dict(zip((field.key for field in note_type.all_fields), str(values).split("\x1f"), strict=False))
        texts = plain_words({key: value for key, value in named.items() if value})
        title = titles.get(deck, "")
        cards[str(guid)] = Snapshot(
            words(named.get("card", "")), str(guid), note_type.key, title, texts, tuple(str(tags).split())
        )
    return Edition(cards, {title: title for title in titles.values()})


def as_packages_have_them(edition: Edition) -> Edition:
    """The edition as it can be compared with one in a package, which holds not every kind, and no ids of decks."""
    held = {key for key, kind in kinds().items() if kind.note_type.id is not None}
    titles = {id: step(title) for id, title in edition.titles.items()}
    cards = {
        guid: replace(card, deck=titles.get(card.deck, card.deck))
        for guid, card in edition.cards.items()
        if card.kind in held
    }
    return Edition(cards, {title: title for title in titles.values()})
