"""An edition out of a folder, a revision of a git repository, or a package for Anki."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from tearcards.cards import kinds
from tearcards.edition import Edition, Snapshot, of_collection
from tearcards.ledger import plain_words
from tearcards.pipeline import load
from tearcards.read.collection import COLLECTION

# A package of 10,000 cards holds 12 MB of text. Past this it is none of ours.
LARGEST = 500_000_000


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
    loaded = load(folder)
    if loaded.collection is None or not loaded.sound:
        count = len(loaded.diagnostics)
        raise NoEdition(f"{called} has {count} problem{'s' if count != 1 else ''}; `tearcards check` tells which")
    return of_collection(loaded.collection)


@contextmanager
def _checked_out(revision: str, collection: Path) -> Iterator[Path]:
    """The collection as a revision has it, in a folder that is cleared afterwards."""
    name, _, folder = revision.partition(":")
    top = Path(_git(Path(), "rev-parse", "--show-toplevel").decode().strip())
    if not name or name.startswith("-"):
        raise NoEdition(f"there is no folder, package or revision `{revision}`")
    if not folder:
        absolute = collection.resolve()
        if not absolute.is_relative_to(top.resolve()):
            raise NoEdition(f"{collection} is not in the repository {top}; name the folder: {name}:decks")
        folder = absolute.relative_to(top.resolve()).as_posix()
    _git(
        top,
        "rev-parse",
        "--verify",
        "--quiet",
        f"{name}^{{commit}}",
        otherwise=f"there is no folder, package or revision `{name}`",
    )
    data = _git(
        top, "archive", "--format=tar", name, "--", folder, otherwise=f"the revision {name} has no folder {folder}"
    )
    with TemporaryDirectory(prefix="tearcards-", ignore_cleanup_errors=True) as place:
        with tarfile.open(fileobj=BytesIO(data)) as archive:
            for member in archive:
                _lay_out(archive, member, Path(place))
        yield Path(place, folder)


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
            return _of_database(database)
    except (OSError, zipfile.BadZipFile, KeyError, sqlite3.Error, ValueError) as error:
        raise NoEdition(f"{path} is no package that tearcards made ({error})") from None


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
        cards[guid] = Snapshot(named.get("card", guid), guid, note_type.key, title, texts, tuple(str(tags).split()))
    return Edition(cards, {title: title for title in titles.values()})


def is_collection(place: str) -> bool:
    """Whether a place is a folder with a collection in it."""
    return (Path(place) / COLLECTION).is_file()


def without_what_anki_lacks(edition: Edition) -> Edition:
    """The edition without the kinds that no package holds, to be compared with one."""
    held = {key for key, kind in kinds().items() if kind.note_type.id is not None}
    cards = {guid: card for guid, card in edition.cards.items() if card.kind in held}
    return Edition(cards, edition.titles)
