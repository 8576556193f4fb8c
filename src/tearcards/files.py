"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex


def write_files(files: Mapping[Path, bytes]) -> None:
    """Writes each file under another name beside its place, then moves them all there.

    A reader sees the old file or the new one, and an interrupted run leaves what was there.
    Missing folders are made. Raises OSError where a file cannot be written.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.parent / f".tearcards-{token_hex(8)}.part"
            waiting.append((part, path))
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for part, path in waiting:
            part.replace(path)
    finally:
        for part, _ in waiting:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
