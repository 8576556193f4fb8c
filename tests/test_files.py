"""Files come whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from tearcards.files import write_files


def test_files_are_written_into_folders_that_are_made(tmp_path: Path) -> None:
    write_files({tmp_path / "a/b/one": b"1", tmp_path / "two": b"2"})

    assert (tmp_path / "a/b/one").read_bytes() == b"1"
    assert (tmp_path / "two").read_bytes() == b"2"


def test_if_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(OSError, match="file"):
        write_files({tmp_path / "one": b"new", tmp_path / "file" / "two": b"new"})

    assert (tmp_path / "one").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "one"]


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_an_interrupted_run_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    (tmp_path / "one").write_bytes(b"old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync" if moment == "fsync" else "pathlib.Path.replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "one": b"new"})

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("one", b"old")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_others_may_read_what_is_written(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_files({tmp_path / "one": b"1"})
    finally:
        os.umask(mask)

    assert stat.S_IMODE((tmp_path / "one").stat().st_mode) == 0o644
