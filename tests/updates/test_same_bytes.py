"""A released version is built to the same bytes by anybody, anywhere, at any time."""

from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tearcards.pipeline import load
from updates.publisher import Publisher, tearcards
from updates.story import FIRST, SECOND, Releases, restyled


@pytest.fixture
def clone(releases: Releases, tmp_path: Path) -> Publisher:
    """Another person's copy of the collection as the last release left it."""
    folder = shutil.copytree(releases.publisher.folder, tmp_path / "elsewhere" / "cards")
    for path in folder.rglob("*"):
        path.touch()
    copy = Publisher.__new__(Publisher)
    copy.folder = folder
    return copy


@pytest.mark.parametrize("day", [9, 9_000, -1_000])
def test_a_clone_builds_the_same_package(
    releases: Releases, clone: Publisher, day: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    with restyled(monkeypatch):
        assert clone.package(day) == releases.third


@pytest.mark.parametrize("pack", ["client", "trainee"])
def test_a_clone_builds_the_same_pack(
    releases: Releases, clone: Publisher, pack: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with restyled(monkeypatch):
        assert clone.package(9, pack) == releases.publisher.package(90, pack)


def test_two_maintainers_who_make_the_same_releases_write_the_same_files(tmp_path: Path) -> None:
    folders = []
    for name in ("one", "two"):
        publisher = Publisher(tmp_path / name, FIRST)
        publisher.release("1.0.0", day=0)
        publisher.write(SECOND)
        publisher.release("2.0.0", day=4)
        folders.append({path.name: path.read_bytes() for path in publisher.folder.iterdir() if path.is_file()})

    assert folders[0] == folders[1]
    assert {"ledger.json", "CHANGELOG.md", "collection.yaml"} <= set(folders[0])


def test_a_change_that_is_not_released_touches_one_note_alone(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path / "decks", FIRST)
    released = publisher.release("1.0.0", day=0)
    publisher.write(FIRST.with_card("mended", answer="A loss."))

    times = [_times(package) for package in (released, publisher.package(2), publisher.package(3))]

    changed = [[guid for guid in times[0] if other[guid] != times[0][guid]] for other in times[1:]]
    (guid,) = changed[0]
    assert changed == [[guid], [guid]]
    assert times[0][guid] < times[1][guid] < times[2][guid]


def _times(package: bytes) -> dict[str, int]:
    """The time of each note in a package."""
    import sqlite3

    with zipfile.ZipFile(BytesIO(package)) as archive:
        data = archive.read("collection.anki2")
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    found = dict(database.execute("SELECT guid, mod FROM notes"))
    database.close()
    return found


def test_a_release_is_sound_before_and_after(releases: Releases) -> None:
    assert load(releases.publisher.folder).diagnostics == ()
    assert tearcards("check", "--strict", str(releases.publisher.folder)).exit_code == 0
