"""A folder that is looked at again and again, and the page of it as it is now.

While an error stands, the last cards without one stay, with the problems above them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from secrets import token_hex
from threading import Lock

from tearcards import pipeline
from tearcards.collection import Collection
from tearcards.diagnostic import Diagnostic, in_order
from tearcards.preview.problems import problems_html
from tearcards.write import quietly
from tearcards.write.page.document import bare, document
from tearcards.write.page.media import addresses
from tearcards.write.page.shell import Extra

Told = Callable[[Sequence[Diagnostic]], None]
"""Takes the problems of the folder, each time that it was read anew."""

_Seen = dict[str, tuple[int, int]]


class Watched:
    """`page` is the newest page, and `stamp` a word that changes with it."""

    def __init__(self, folder: Path, told: Told) -> None:
        self.folder = folder
        self.told = told
        self.page = b""
        self.stamp = ""
        # Another run of the same command is another page.
        self._run = token_hex(4)
        self._times = 0
        self._seen: _Seen | None = None
        self._good: tuple[Collection, dict[str, str]] | None = None
        self._lock = Lock()

    def look(self) -> tuple[bytes, str]:
        """The page and its stamp, made anew where a file has changed since the last look."""
        with self._lock:
            # Taken before the files are read: what changes meanwhile is seen at the next look.
            seen = dict(_times(self.folder))
            if seen != self._seen:
                self._seen = seen
                self._read()
            return self.page, self.stamp

    def _read(self) -> None:
        loaded = pipeline.load(self.folder)
        found = list(loaded.diagnostics)
        if loaded.collection is not None and loaded.sound:
            unreadable: list[Diagnostic] = []
            media = addresses(loaded.collection, unreadable)
            found += unreadable
            if not unreadable:
                self._good = (loaded.collection, media)
        found = in_order(found)
        self._times += 1
        self.stamp = f"{self._run}-{self._times}"
        extra = Extra(
            problems_html(found, self.stamp, cards=self._good is not None), _own("preview.js"), _own("preview.css")
        )
        self.page = (document(*self._good, extra, quietly) if self._good else bare(extra)).encode()
        self.told(found)


def _times(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """When each file of the collection was last written, and its size."""
    for here, folders, names in os.walk(folder):
        inner = Path(here) != folder
        folders[:] = [name for name in folders if not name.startswith(".") and (inner or name == "media")]
        for name in names:
            path = os.path.join(here, name)  # noqa: PTH118 - asked twice a second
            try:
                known = os.stat(path)  # noqa: PTH116
            except OSError:
                # Some editors take a file away for a moment before they put the new one there.
                continue
            yield path, (known.st_mtime_ns, known.st_size)


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
