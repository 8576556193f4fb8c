"""The bytes of a package: the same anywhere and at any time."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest

from awkward import MEDIA_NAMES, lay_out_awkward
from packing import packed
from tearcards.collection import Collection
from tearcards.write.anki.decks import AnkiDeck
from tearcards.write.anki.notes import PUBLISHED
from tearcards.write.anki.package import _Package

SRC = Path(__file__).parents[3] / "src"
TESTS = Path(__file__).parents[2]
PACK = """
import sys
from pathlib import Path
from packing import packed, read
sys.stdout.buffer.write(packed(read(Path(sys.argv[1]))))
"""


def opened(package: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(package))


def database(package: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(opened(package).read("collection.anki2"))
    return connection


@pytest.mark.parametrize("seed", ["0", "12345"])
def test_another_folder_and_another_hash_seed_give_the_same_bytes(
    awkward_package: bytes, tmp_path: Path, seed: str
) -> None:
    folder = lay_out_awkward(tmp_path / "elsewhere")
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(map(str, (SRC, TESTS)))}
    command = [sys.executable, "-W", "error", "-c", PACK, str(folder)]

    made = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, check=True)

    assert made.stdout == awkward_package
    assert made.stderr == b""


def test_another_day_gives_the_same_bytes(
    awkward: Collection, awkward_package: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.5)
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((2096, 10, 2, 7, 6, 40, 1, 276, 0)))

    assert packed(awkward) == awkward_package


def test_no_file_is_left_behind(awkward: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    packed(awkward)

    assert list(tmp_path.iterdir()) == []


def test_the_archive_says_nothing_of_the_machine(awkward_package: bytes) -> None:
    members = opened(awkward_package).infolist()

    assert {(member.date_time, member.create_system, member.external_attr) for member in members} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)
    }
    assert [(member.filename, member.compress_type) for member in members[:2]] == [
        ("collection.anki2", zipfile.ZIP_DEFLATED),
        ("media", zipfile.ZIP_DEFLATED),
    ]


def test_the_database_says_nothing_of_sqlite(awkward_package: bytes) -> None:
    data = opened(awkward_package).read("collection.anki2")

    # Page size, encoding, counter of changes, and the stamps at its end (https://www.sqlite.org/fileformat.html).
    assert (data[16:18], data[56:60]) == (b"\x10\x00", b"\0\0\0\1")
    assert (data[24:28], data[92:96], data[96:100]) == (b"\0\0\0\1", b"\0\0\0\1", (3_040_000).to_bytes(4))
    with database(awkward_package) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA freelist_count").fetchall() == [(0,)]


def test_one_time_stands_everywhere(awkward: Collection, awkward_package: bytes) -> None:
    with database(awkward_package) as connection:
        notes = connection.execute("SELECT id, mod FROM notes").fetchall()
        cards = connection.execute("SELECT id, mod FROM cards").fetchall()
        [(created, changed, schema, models, decks)] = connection.execute(
            "SELECT crt, mod, scm, models, decks FROM col"
        ).fetchall()

    assert {mod for _, mod in [*notes, *cards]} == {PUBLISHED}
    ids = sorted(id for id, _ in [*notes, *cards])
    assert ids == list(range(PUBLISHED * 1000, PUBLISHED * 1000 + len(ids)))
    assert (created, changed, schema) == (PUBLISHED, PUBLISHED * 1000, PUBLISHED * 1000)
    assert {model["mod"] for model in json.loads(models).values()} == {PUBLISHED}
    assert {deck["mod"] for id, deck in json.loads(decks).items() if id != "1"} == {PUBLISHED}


def test_media_that_no_card_shows_stay_out(awkward_package: bytes) -> None:
    archive = opened(awkward_package)
    media = json.loads(archive.read("media"))

    assert sorted(media.values()) == sorted([*MEDIA_NAMES, "wide.png", "a & b é.mp3"])
    assert archive.namelist() == ["collection.anki2", "media", *media]


def test_decks_and_note_types_are_written_once_however_many_there_are() -> None:
    """genanki reads and writes all of them again for each deck, which takes minutes for some thousands."""
    statements: list[str] = []
    connection = sqlite3.connect(":memory:")
    connection.set_trace_callback(statements.append)

    _Package([AnkiDeck(f"Deck {n}", "") for n in range(50)], {}).write_to_db(connection.cursor(), PUBLISHED, count(1))

    [(decks,)] = connection.execute("SELECT decks FROM col").fetchall()
    assert len(json.loads(decks)) == 51
    assert sum(statement.startswith("UPDATE") for statement in statements) == 1
