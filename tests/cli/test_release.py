"""`tearcards release` as a maintainer calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import DECK, lay_out
from releasing import LATE, NOW, released, retired, run
from tearcards.shelf import installed

NEW_CARD = DECK + LATE


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_writes_three_files_and_names_them(small: Path, here: Path) -> None:
    before = contents(here)
    done = run("release", "1.0.0")
    after = contents(here)

    assert done.exit_code == 0
    assert done.stdout == "## 1.0.0 (2027-01-15)\n\nThe first release: 1 card.\n\n- *Tears*: 1 card\n"
    assert done.stderr.splitlines() == [
        f"wrote {Path('decks/CHANGELOG.md')}",
        f"wrote {Path('decks/collection.yaml')}",
        f"wrote {Path('decks/ledger.json')}",
    ]
    assert sorted(path for path in after if after[path] != before.get(path)) == [
        "decks/CHANGELOG.md",
        "decks/collection.yaml",
        "decks/ledger.json",
    ]
    assert set(before) <= set(after)
    assert run("check", "--strict").stderr == "no problems found\n"


def test_another_folder_and_another_day(here: Path, small: Path) -> None:
    small.rename(here / "other")
    done = run("release", "1.0.0", "other", epoch="1900000000")

    assert done.stdout.startswith("## 1.0.0 (2030-03-17)\n")
    assert json.loads((here / "other/ledger.json").read_text("utf-8"))["notes"]["grief-tears"]["mod"] == 1_900_000_000


def test_a_dry_run_tells_the_same_and_writes_nothing(small: Path, here: Path) -> None:
    before = contents(here)
    tried = run("release", "1.0.0", "--dry-run")

    assert (tried.exit_code, tried.stderr) == (0, "nothing was written\n")
    assert contents(here) == before
    assert run("release", "1.0.0").stdout == tried.stdout


@pytest.mark.parametrize(
    "version",
    [
        "",
        "1",
        "1.0",
        "1.0.0.0",
        "v1.0.0",
        "1.0.0-rc1",
        "01.0.0",
        "1.0.x",
        "1..0",
        "1.0.0.",
        " 1.0.0",
        "1.0.0\n",
        "٣.0.0",
    ]
    + ["1.0.1000000", "9" * 5000 + ".0.0"],
)
def test_what_is_no_version(small: Path, here: Path, version: str) -> None:
    before = contents(here)
    done = run("release", version)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"error: {version.replace(chr(10), chr(0xFFFD))} is no version: "
        "write three numbers with dots between them, such as 1.0.0\n"
    )
    assert contents(here) == before


def test_something_like_an_option_is_no_version(small: Path) -> None:
    assert run("release", "--", "-1.0.0").stderr.startswith("error: -1.0.0 is no version: ")


@pytest.mark.parametrize(
    ("deck", "version", "message"),
    [
        (DECK, "1.2.4", "nothing has changed since 1.2.3"),
        (
            DECK.replace("A loss", "Some loss"),
            "1.2.3",
            "1.2.3 is too small: cards are corrected since 1.2.3, so the version is 1.2.4 or later",
        ),
        (
            DECK.replace("A loss", "Some loss"),
            "1.1.9",
            "1.1.9 is too small: cards are corrected since 1.2.3, so the version is 1.2.4 or later",
        ),
        (
            NEW_CARD,
            "1.2.4",
            "1.2.4 is too small: there are new cards since 1.2.3, so the version is 1.3.0 or later",
        ),
        (
            retired(DECK, "id: grief-tears\nreason: So.").split("  - id: grief-tears\n    question")[0] + LATE,
            "1.3.0",
            "1.3.0 is too small: 1 card is retired since 1.2.3, so the version is 2.0.0 or later",
        ),
    ],
)
@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_what_is_refused(small: Path, here: Path, deck: str, version: str, message: str, more: tuple[str, ...]) -> None:
    released("1.2.3")
    lay_out(small, {"tears.yaml": deck})
    before = contents(here)
    done = run("release", version, *more)

    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"error: {message}\n")
    assert contents(here) == before


def test_a_first_release_that_is_too_small(small: Path) -> None:
    assert run("release", "0.0.9").stderr == (
        "error: 0.0.9 is too small: this is the first release, so the version is 0.1.0 or later\n"
    )


def test_what_would_hurt_learners_is_not_released(small: Path, here: Path) -> None:
    lay_out(small, {"tears.yaml": NEW_CARD})
    released("1.0.0")
    lay_out(small, {"tears.yaml": DECK})
    before = contents(here)
    done = run("release", "2.0.0")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "error[vanished-card]: the card `late-tears` was published, and is gone\n" in done.stderr
    assert done.stderr.endswith("\n1 error; nothing was written\n")
    assert contents(here) == before


def test_a_warning_does_not_stop_it(small: Path) -> None:
    lay_out(small, {"media/cup.png": b"not looked at"})
    done = run("release", "1.0.0")

    assert done.exit_code == 0
    assert "warning[unused-media]" in done.stderr


def test_one_release_after_the_other(small: Path) -> None:
    released("1.0.0", NOW)
    lay_out(small, {"tears.yaml": NEW_CARD})
    released("1.1.0", NOW + 1)
    lay_out(small, {"tears.yaml": retired(DECK, "id: late-tears\nreason: Nobody said so.")})
    released("2.0.0", NOW + 2)

    sections = [line for line in (small / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("#")]
    assert sections == [
        "# What changed for learners",
        "## 2.0.0 (2027-01-15)",
        "### Retired cards",
        "## 1.1.0 (2027-01-15)",
        "### New cards",
        "## 1.0.0 (2027-01-15)",
    ]
    assert "\nversion: 2.0.0\n" in (small / "collection.yaml").read_text("utf-8")
    ledger = json.loads((small / "ledger.json").read_text("utf-8"))
    assert (ledger["version"], list(ledger["notes"]), list(ledger["retired"])) == (
        "2.0.0",
        ["grief-tears"],
        ["late-tears"],
    )
    assert run("release", "3.0.0").stderr == "error: nothing has changed since 2.0.0\n"


def test_two_builds_of_a_release_at_different_times_are_equal(small: Path, here: Path) -> None:
    released("1.0.0", NOW)
    run("anki", "-o", "one.apkg", epoch=str(NOW + 1))
    run("anki", "-o", "two.apkg", epoch=str(NOW + 99_999))

    assert (here / "one.apkg").read_bytes() == (here / "two.apkg").read_bytes()


@pytest.mark.parametrize("epoch", ["x", "-1", "1.5", "٣", "1" * 12, "9" * 5000])
def test_an_epoch_that_is_none(small: Path, epoch: str) -> None:
    for arguments in (["release", "1.0.0"], ["anki"]):
        done = run(*arguments, epoch=epoch)

        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == f"error: SOURCE_DATE_EPOCH is `{epoch}`, and not a number of seconds since 1970\n"


def test_a_changelog_that_is_not_utf_8(small: Path, here: Path) -> None:
    lay_out(small, {"CHANGELOG.md": b"# \xe9\n"})
    before = contents(here)
    done = run("release", "1.0.0")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"error: {Path('decks/CHANGELOG.md')} is not written in UTF-8; save it so\n"
    assert contents(here) == before


def test_a_changelog_that_cannot_be_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "CHANGELOG.md":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    lay_out(small, {"CHANGELOG.md": "# Ours\n"})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = run("release", "1.0.0")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"Error: cannot read {Path('decks/CHANGELOG.md')}: Permission denied\n"


def test_the_decks_that_come_along_are_not_released_by_chance(here: Path) -> None:
    before = contents(installed())
    done = run("release", "9.9.9")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "error: there is no collection in this folder; name the folder of the one to be released\n"
    assert contents(installed()) == before


def test_the_text_of_a_card_does_not_act_on_the_terminal(small: Path) -> None:
    released("1.0.0")
    lay_out(small, {"tears.yaml": DECK.replace("A loss.", '"A \\u202e loss."')})
    done = run("release", "1.0.1")

    assert done.exit_code in (0, 1)
    assert not set(done.output) & set("\u202e\x1b")
