"""The files of a collection, read as a stranger's: nothing outside the folder, nothing endless."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from tearcards.collection import Medium
from tearcards.diagnostic import Diagnostic, Tell
from tearcards.source import Source

# 10,000 cards are 1.6 MB. Past this a file is no deck.
LARGEST = 10_000_000
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})
SOUNDS = frozenset({".mp3", ".ogg", ".oga", ".opus", ".wav", ".m4a", ".flac"})


def shown(path: Path) -> str:
    """The path as people are told it: from the current folder where it is below that, with `/`."""
    # Links are not followed: a problem of a link is told where the link is.
    plain = Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve follows them
    here = Path.cwd()
    return plain.relative_to(here).as_posix() if plain.is_relative_to(here) else path.as_posix()


def problem(path: str, rule: str, message: str, help: str, note: str = "") -> Diagnostic:
    """A problem of a file as a whole."""
    return Diagnostic(Source(path).span(0, 0), rule, message, help=help, note=note)


def inside(path: Path, folder: Path) -> bool:
    """Whether a path, with its symbolic links followed, lies in a folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def read_text(path: Path, folder: Path, tell: Tell, largest: int = LARGEST) -> Source | None:
    """The text of a file of `folder`, of at most `largest` bytes; None, and a problem, where it cannot be had.

    A byte order mark is dropped, and CRLF read as one line end.
    """
    name = shown(path)
    if not inside(path, folder):
        tell(
            problem(
                name,
                "outside",
                f"`{path.name}` leads out of the collection",
                "put the file itself here instead of a link to it",
            )
        )
        return None
    try:
        if not path.is_file():
            tell(problem(name, "unreadable", f"`{path.name}` is not a file", "put a file of that name here"))
            return None
        size = path.stat().st_size
        if size > largest:
            message = f"the file has {size / 1e6:.0f} MB, and a deck at most {largest / 1e6:.0f} MB"
            tell(problem(name, "too-large", message, "split the deck, and keep pictures in `media/`"))
            return None
        data = path.read_bytes()
    except OSError as error:
        tell(
            problem(
                name,
                "unreadable",
                f"the file cannot be read ({error.strerror or error})",
                "see whether you may open it",
            )
        )
        return None
    return _decoded(name, data, tell)


def _decoded(name: str, data: bytes, tell: Tell) -> Source | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        help = "open it in your editor and save it as UTF-8"
        tell(problem(name, "not-utf-8", "the file is written in UTF-16, and not in UTF-8", help))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = error.start + (len(data) - len(error.object))
        before = data[:offset].decode("utf-8", "replace").removeprefix("\ufeff")
        source = Source(name, before + data[offset:].decode("utf-8", "replace"))
        tell(
            Diagnostic(
                source.span(len(before)),
                "not-utf-8",
                f"byte {offset} (0x{data[offset]:02X}) is not UTF-8",
                help="open the file in your editor and save it as UTF-8",
                note="it was most likely saved as Latin-1 or Windows-1252",
            )
        )
        return None
    return Source(name, text.replace("\r\n", "\n").replace("\r", "\n"))


def find_media(folder: Path, tell: Tell) -> dict[str, Medium]:
    """The pictures and sounds in the media folder and the folders in it, by their bare names.

    Anki keeps all media in one folder, and some systems do not tell `A.png` from `a.png`: two
    files of one bare name are refused.
    """
    media: dict[str, Medium] = {}
    taken: dict[str, Medium] = {}
    root = folder / "media"
    for path in sorted(_files(root)):
        name = unicodedata.normalize("NFC", path.name)
        at = shown(path)
        if not inside(path, folder):
            tell(
                problem(
                    at,
                    "outside",
                    f"`{path.name}` leads out of the collection",
                    "put the file itself here instead of a link to it",
                )
            )
            continue
        if path.suffix.lower() not in PICTURES | SOUNDS:
            kinds = ", ".join(sorted(suffix[1:] for suffix in PICTURES | SOUNDS))
            tell(problem(at, "media-type", f"`{path.name}` is neither a picture nor a sound", f"media may be: {kinds}"))
            continue
        medium = Medium(name, path, Source(at).span(0, 0))
        first = taken.setdefault(name.casefold(), medium)
        if first is not medium:
            message = f"`{name}` and `{first.place.path}` have one name"
            tell(problem(at, "duplicate-media", message, "rename one of them: Anki keeps all media in one folder"))
            continue
        media[name] = medium
    return media


def _files(root: Path) -> Iterator[Path]:
    """Files below a folder. Hidden ones are left out, and links to folders are not followed."""
    for here, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (
            Path(here, name) for name in names if not name.startswith(".") and name not in ("Thumbs.db", "desktop.ini")
        )
