"""Files as strangers leave them: wrong encodings, links, sizes, things that are no files."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import COLLECTION, DECK, SMALL, SOURCES, lay_out
from tearcards.cli import main
from tearcards.pipeline import load


def lines(*arguments: str) -> list[str]:
    result = CliRunner().invoke(main, ["check", "--format", "short", *arguments])
    assert isinstance(result.exception, SystemExit | None)
    return result.stdout.splitlines()


def help_of(folder: str = "decks") -> list[str]:
    return [found.help for found in load(Path(folder)).diagnostics]


def test_a_sound_collection_is_silent(small: Path) -> None:
    assert lines() == []


@pytest.mark.parametrize("name", ["collection.yaml", "sources.yaml", "tears.yaml"])
def test_a_byte_order_mark_and_crlf_are_accepted(small: Path, name: str) -> None:
    text = SMALL[name].replace("\n", "\r\n")
    lay_out(small, {name: b"\xef\xbb\xbf" + text.encode()})

    loaded = load(small)

    assert loaded.diagnostics == ()
    assert loaded.collection is not None
    assert str(loaded.collection.cards[0].id) == "grief-tears"


def test_places_are_right_behind_a_byte_order_mark_and_crlf(small: Path) -> None:
    text = DECK.replace("answer:", "anser:").replace("\n", "\r\n")
    lay_out(small, {"tears.yaml": b"\xef\xbb\xbf" + text.encode()})

    assert lines() == [
        "decks/tears.yaml:5:9: error[missing-key]: a `question` card needs `answer`",
        "decks/tears.yaml:7:5: error[unknown-key]: a `question` card has no `anser`",
    ]


def test_latin_1_is_named_with_its_offset(small: Path) -> None:
    data = DECK.replace("A loss.", "Trauer, die fällt.").encode("latin-1")
    lay_out(small, {"tears.yaml": data})

    offset = data.index(b"\xe4")
    assert lines() == [f"decks/tears.yaml:7:26: error[not-utf-8]: byte {offset} (0xE4) is not UTF-8"]
    assert help_of() == ["open the file in your editor and save it as UTF-8"]


def test_latin_1_behind_a_byte_order_mark_counts_bytes_of_the_file(small: Path) -> None:
    lay_out(small, {"tears.yaml": b"\xef\xbb\xbftitle: \xe4\n"})

    assert lines() == ["decks/tears.yaml:1:8: error[not-utf-8]: byte 10 (0xE4) is not UTF-8"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(small: Path, codec: str) -> None:
    mark = {"utf-16": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[codec]
    lay_out(small, {"tears.yaml": mark + DECK.encode(codec)})

    assert lines() == ["decks/tears.yaml:1:1: error[not-utf-8]: the file is written in UTF-16, and not in UTF-8"]


def test_bytes_that_are_no_text_are_told(small: Path) -> None:
    lay_out(small, {"tears.yaml": b"title: T\x00ears\n" + DECK.encode().split(b"\n", 1)[1]})

    assert lines() == ["decks/tears.yaml:1:9: error[control-character]: a character that cannot be seen (U+0000)"]


def test_a_huge_file_is_refused_unread(small: Path) -> None:
    with (small / "tears.yaml").open("wb") as file:
        file.truncate(50_000_000)

    assert lines() == ["decks/tears.yaml:1:1: error[too-large]: the file has 50 MB, and a deck at most 10 MB"]


def test_a_folder_in_place_of_a_file(small: Path) -> None:
    (small / "tears.yaml").unlink()
    (small / "tears.yaml").mkdir()

    assert lines() == ["decks/tears.yaml:1:1: error[unreadable]: `tears.yaml` is not a file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sockets in folders")
def test_a_socket_in_place_of_a_file_does_not_hang(small: Path) -> None:
    (small / "tears.yaml").unlink()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("decks/tears.yaml")

        assert lines() == ["decks/tears.yaml:1:1: error[unreadable]: `tears.yaml` is not a file"]


def test_a_file_that_may_not_be_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "tears.yaml":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", locked)

    assert lines() == ["decks/tears.yaml:1:1: error[unreadable]: the file cannot be read (Permission denied)"]


def test_a_link_that_leaves_the_collection_is_refused(small: Path, here: Path) -> None:
    lay_out(here, {"secret.yaml": DECK, "secret.png": "not looked at"})
    lay_out(small, {"media/cup.png": "not looked at"})
    (small / "tears.yaml").unlink()
    (small / "tears.yaml").symlink_to(here / "secret.yaml")
    (small / "media" / "plate.png").symlink_to(here / "secret.png")

    assert lines() == [
        "decks/media/plate.png:1:1: error[outside]: `plate.png` leads out of the collection",
        "decks/tears.yaml:1:1: error[outside]: `tears.yaml` leads out of the collection",
    ]


def test_a_link_to_nothing_and_a_link_to_itself_are_refused(small: Path) -> None:
    lay_out(small, {"collection.yaml": COLLECTION.replace("[tears]", "[tears, more]")})
    (small / "tears.yaml").unlink()
    (small / "tears.yaml").symlink_to("nothing.yaml")
    (small / "more.yaml").symlink_to("more.yaml")

    assert [line.partition(":")[0] for line in lines()] == ["decks/more.yaml", "decks/tears.yaml"]


def test_a_link_within_the_collection_is_followed(small: Path) -> None:
    (small / "tears.yaml").rename(small / "tears.txt")
    (small / "tears.yaml").symlink_to("tears.txt")

    assert lines() == []


def test_a_media_folder_that_is_a_link_elsewhere_is_refused(small: Path, here: Path) -> None:
    lay_out(here, {"elsewhere/cup.png": "not looked at"})
    (small / "media").symlink_to(here / "elsewhere")

    assert lines() == ["decks/media/cup.png:1:1: error[outside]: `cup.png` leads out of the collection"]


@pytest.mark.parametrize(
    ("files", "argument", "message", "help"),
    [
        ({}, "decks", "there is no folder `decks`", "a collection is a folder with a file `collection.yaml` in it"),
        (
            {"decks/notes.txt": "words"},
            "decks",
            "`decks` is no collection: there is no `collection.yaml` in it",
            "a collection is a folder with a file `collection.yaml` in it",
        ),
        (
            {"mine/decks/collection.yaml": COLLECTION},
            "mine",
            "`mine` is no collection: there is no `collection.yaml` in it",
            "did you mean `mine/decks`?",
        ),
        (
            {"mine/collection.yaml": COLLECTION},
            "mine/collection.yaml",
            "`mine/collection.yaml` is a file, and no collection",
            "name the folder instead: mine",
        ),
    ],
)
def test_a_folder_that_is_no_collection(
    here: Path, files: dict[str, str], argument: str, message: str, help: str
) -> None:
    lay_out(here, dict(files))

    assert lines(argument) == [f"{argument}:1:1: error[no-collection]: {message}"]
    assert help_of(argument) == [help]


def test_missing_files_are_told_with_the_rest(small: Path) -> None:
    (small / "sources.yaml").unlink()
    lay_out(small, {"tears.yaml": DECK.replace("evidence: opinion", "evidence: rumour")})

    assert lines() == [
        "decks/sources.yaml:1:1: error[no-file]: there is no file `sources.yaml`",
        "decks/tears.yaml:11:15: error[unknown-evidence]: `rumour` is none of the words that `evidence` can be",
    ]


def test_hidden_files_are_left_alone(small: Path) -> None:
    lay_out(
        small, {".tears.yaml.swp": b"\xff", "~tears.yaml": b"\xff", "media/.DS_Store": b"\xff", "README.md": b"\xff"}
    )

    assert lines() == []


def test_all_files_are_told_in_one_run(here: Path) -> None:
    lay_out(here / "one", SMALL | {"tears.yaml": "title: [\n", "sources.yaml": SOURCES.replace("2020\n", "soon\n")})
    lay_out(here / "two", SMALL | {"collection.yaml": COLLECTION.replace("version: 0.1.0\n", "")})

    assert [line.split(": ")[0] + " " + line.split(": ")[1] for line in lines("one", "two")] == [
        "one/sources.yaml:3:9 error[wrong-shape]",
        "one/tears.yaml:1:8 error[syntax]",
        "two/collection.yaml:1:1 error[missing-key]",
    ]


def test_nothing_is_written_by_reading(small: Path, here: Path) -> None:
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}

    lines()

    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before
    assert [path.name for path in here.iterdir()] == ["decks"]
