"""Packages, as strangers may hand them over."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from tarfile import TarFile, TarInfo

import pytest

from packing import DECKS, packed, read
from releasing import run, sound
from tearcards import past
from tearcards.edition import Edition, of_collection
from tearcards.past import NoEdition, of_package

NONE_OF_OURS = "x.apkg is no package that tearcards made; one that Anki exported cannot be read"


@pytest.fixture
def package(small: Path) -> Path:
    """The package of the small collection."""
    run("anki", "-o", "x.apkg")
    return Path("x.apkg")


def said(path: Path) -> str:
    with pytest.raises(NoEdition) as refusal:
        of_package(path)
    return str(refusal.value)


def zipped(data: bytes, name: str = "collection.anki2") -> None:
    with zipfile.ZipFile("x.apkg", "w") as archive:
        archive.writestr(name, data)


def altered(package: Path, *statements: str) -> Path:
    """The package with statements of SQL run on its database."""
    with zipfile.ZipFile(package) as archive:
        data = archive.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        database.executescript(";".join(statements))
        zipped(database.serialize())
    return package


def test_the_package_of_our_decks_is_their_edition(here: Path) -> None:
    collection = read(DECKS)
    Path("x.apkg").write_bytes(packed(collection))
    edition = of_package(Path("x.apkg"))
    there = past.as_packages_have_them(of_collection(collection))

    assert {guid: edition.cards[guid] for guid in there.cards} == there.cards
    assert list(edition.cards) == list(there.cards)


def test_an_edition_loses_nothing_that_anki_holds(small: Path) -> None:
    edition = of_collection(sound(small))
    (card,) = past.as_packages_have_them(edition).cards.values()

    assert (card.id, card.deck) == ("grief-tears", "Tears")
    assert past.as_packages_have_them(Edition({}, {})) == Edition({}, {})


# --- no package -------------------------------------------------------------------------------


def test_no_file(here: Path) -> None:
    assert said(Path("x.apkg")) == "there is no file x.apkg"


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04" + b"\0" * 100, b"PK\x05\x06" + b"\0" * 18])
def test_no_zip(here: Path, data: bytes) -> None:
    Path("x.apkg").write_bytes(data)

    assert said(Path("x.apkg")) == NONE_OF_OURS


@pytest.mark.parametrize("data", [b"", b"x" * 5000, b"SQLite format 3\0" + b"\xff" * 5000, b"SQLite format 3\0"])
def test_no_database(here: Path, data: bytes) -> None:
    zipped(data)

    assert said(Path("x.apkg")) == NONE_OF_OURS


def test_no_collection_in_it(here: Path) -> None:
    zipped(b"x", "../collection.anki2")

    assert said(Path("x.apkg")) == NONE_OF_OURS


@pytest.mark.parametrize("place", [0, 30, 60, 500, -10])
def test_a_damaged_one(package: Path, place: int) -> None:
    data = bytearray(package.read_bytes())
    data[place : place + 8 or None] = b"\xff" * 8
    package.write_bytes(data)

    assert said(package) == NONE_OF_OURS


def test_one_that_is_cut_off(package: Path) -> None:
    package.write_bytes(package.read_bytes()[:-100])

    assert said(package) == NONE_OF_OURS


def test_one_that_is_locked(package: Path) -> None:
    data = bytearray(package.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    package.write_bytes(data)

    assert said(package) == NONE_OF_OURS


def test_one_that_would_fill_the_memory(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the size that it declares: nothing of it is unpacked."""
    with zipfile.ZipFile("x.apkg", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", b"\0" * 100_001)
    monkeypatch.setattr(past, "LARGEST", 100_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))

    assert said(Path("x.apkg")) == "x.apkg is larger than any deck"


def test_one_that_declares_less_than_it_holds(package: Path) -> None:
    data = bytearray(package.read_bytes())
    head = data.index(b"PK\x01\x02")
    data[head + 24 : head + 28] = (1000).to_bytes(4, "little")
    package.write_bytes(data)

    assert said(package) == NONE_OF_OURS


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE notes",
        "DROP TABLE col",
        "DELETE FROM col",
        "UPDATE col SET decks = '[]'",
        "UPDATE col SET decks = '{\"1\": []}'",
        'UPDATE col SET decks = \'{"x": {"name": "a"}}\'',
        "UPDATE col SET models = '{}'",
        "UPDATE col SET models = '{\"1\": {}}'",
        "UPDATE col SET models = x'ff'",
        "UPDATE col SET models = '" + "[" * 100_000 + "'",
        "UPDATE notes SET flds = CAST(x'ff' AS TEXT)",
    ],
)
def test_tables_that_anki_would_not_know(package: Path, statement: str) -> None:
    assert said(altered(package, statement)) == NONE_OF_OURS


def test_one_that_never_answers(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past, "_STEPS", 100_000)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS decks, i AS models FROM n"
    altered(package, "ALTER TABLE col RENAME TO old", f"CREATE VIEW col AS {endless} WHERE i < 0")

    assert said(package) == NONE_OF_OURS


def test_values_of_any_sort_are_taken_for_text(package: Path) -> None:
    altered(package, "UPDATE notes SET guid = x'00ff', tags = 7, flds = 'one' || char(31) || x'41'")
    (card,) = of_package(package).cards.values()

    assert (card.guid, card.tags, dict(card.words)) == ("b'\\x00\\xff'", ("7",), {"question": "one", "answer": "A"})
    assert run("diff", "x.apkg", "decks", "--format", "markdown").exit_code == 1


def test_names_in_a_package_stay_text(package: Path) -> None:
    id = "x`[a](b)<b>" + "\x1b[31m"
    (fields,) = (card.words for card in of_package(package).cards.values())
    assert fields
    altered(package, f"UPDATE notes SET flds = replace(flds, 'grief-tears', '{id}')")

    for format in ("text", "markdown"):
        done = run("diff", "x.apkg", "decks", "--format", format)
        assert done.exit_code == 1
        assert "\x1b" not in done.stdout
    assert "renamed: " not in done.stdout
    assert "before x\\`\\[a\\](b)" in done.stdout


@pytest.mark.parametrize("legacy", [True, False])
def test_one_that_anki_exported(package: Path, legacy: bool) -> None:
    """Anki's own formats keep the notes in another file, and put a notice where ours has them."""
    from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageRequest

    collection = Collection(str(Path("anki.anki2").resolve()))
    try:
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package.resolve())))
        collection.export_anki_package(
            out_path=str(Path("exported.apkg").resolve()),
            options=ExportAnkiPackageOptions(with_scheduling=False, with_media=True, legacy=legacy),
            limit=None,
        )
    finally:
        collection.close()

    done = run("diff", "exported.apkg", "decks")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"error: {NONE_OF_OURS.replace('x.apkg', 'exported.apkg')}\n"


# --- archives of git --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("../out.yaml", lambda _: None),
        ("decks/../../out.yaml", lambda _: None),
        ("/tmp/tearcards-out.yaml", lambda _: None),
        ("decks/link", lambda member: setattr(member, "type", b"2")),
        ("decks/hard", lambda member: setattr(member, "type", b"1")),
        ("decks/pipe", lambda member: setattr(member, "type", b"6")),
    ],
)
def test_nothing_is_laid_out_elsewhere(here: Path, name: str, shape: Callable[[TarInfo], None]) -> None:
    member = TarInfo(name)
    member.linkname = "/etc/passwd"
    member.size = 1
    shape(member)
    buffer = BytesIO()
    with TarFile(fileobj=buffer, mode="w") as archive:
        archive.addfile(member, BytesIO(b"x"))
    (here / "place").mkdir()
    with TarFile(fileobj=BytesIO(buffer.getvalue())) as archive:
        for found in archive:
            past._lay_out(archive, found, here / "place")

    assert [path.name for path in here.rglob("*")] == ["place"]
    assert not Path("/tmp/tearcards-out.yaml").exists()
