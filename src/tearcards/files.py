"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from secrets import token_hex


def write_files(files: Mapping[Path, bytes]) -> None:
    """Writes each file under another name beside its place, then moves them all there.

    A reader sees the old file or the new one. If one cannot be moved, those that were are put back:
    an interrupted run leaves what was there. Missing folders are made. Raises OSError where a file
    cannot be written.
    """
    waiting: list[tuple[Path, Path]] = []
    kept: list[tuple[Path | None, Path]] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = _beside(path)
            waiting.append((part, path))
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for n, (part, path) in enumerate(waiting, start=1):
            if n < len(waiting):
                # After the last one nothing can fail.
                kept.append((_kept(path), path))
            part.replace(path)
    except BaseException:
        _put_back(kept)
        raise
    finally:
        for part in (*(part for part, _ in waiting), *(old for old, _ in kept if old)):
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.parent / f".tearcards-{token_hex(8)}.part"


def _kept(path: Path) -> Path | None:
    """A second name for what a file holds now; None where there is no such file."""
    if not path.is_file():
        return None
    old = _beside(path)
    try:
        os.link(path, old)
    except OSError:
        # Some file systems know no second names.
        shutil.copy2(path, old)
    return old


def _put_back(kept: Iterable[tuple[Path | None, Path]]) -> None:
    for old, path in kept:
        with contextlib.suppress(OSError):
            if old is not None:
                os.replace(old, path)  # noqa: PTH105 - a failing Path.replace must not stop it
            elif path.is_file():
                path.unlink()
