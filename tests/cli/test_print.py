"""`tearcards print` as people call it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from click.testing import CliRunner, Result

from conftest import DECK, lay_out
from tearcards.cli import main, printers
from tearcards.write.paper.layouts import layouts


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's configuration folder, wherever the machine would have it."""
    folder = tmp_path / "settings"
    monkeypatch.setattr("click.get_app_dir", lambda name: str(folder / name))
    return folder / "tearcards" / printers.FILE


def words(path: str, page: int) -> dict[str, tuple[float, float]]:
    """Where each word of a page begins, in mm."""
    found: Any = pymupdf.open(path)[page].get_text("words")
    return {word[4]: (word[0] / 72 * 25.4, word[1] / 72 * 25.4) for word in found}


def test_each_layout_is_a_choice_and_has_a_file_of_its_own(small: Path) -> None:
    for name in layouts():
        result = run("print", "--layout", name)
        file = "small.pdf" if name == "duplex" else f"small-{name}.pdf"
        assert (result.exit_code, result.stdout) == (0, f"{file}\n")
        assert Path(file).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--card", "5388", "--paper", "a4"],
            "Avery 5388 (the same as 5386, 8388) comes as sheets of Letter: use --paper letter",
        ),
        (
            ["--large", "--card", "a8"],
            "large print needs room, and a card of 74 by 52 mm has too little: "
            "leave out --card, or use --card a6 or a5",
        ),
        (
            ["--layout", "fold", "--paper", "card"],
            "a card by itself cannot be folded onto its own back: use --layout duplex, or name a paper",
        ),
        (["--layout", "fold", "--offset", "1,1"], "--layout fold prints no answers on a back: leave out --offset"),
        (["--offset", "30,0"], "an offset is at most 20 mm: such as 1.5,-2"),
        (["--calibrate", "--offset", "1,1"], "--calibrate shows what the printer does by itself: leave out --offset"),
        (["--calibrate", "-o", "sheet.txt"], "sheet.txt should end in .pdf: sheet.pdf"),
        (
            ["--calibrate", "--paper", "card"],
            "the sheet for calibration has no room on a card: use --paper a5, or another paper",
        ),
        (
            ["--printer", "office"],
            "nothing is known of a printer `office`: name its --offset once, and it is remembered; see --calibrate",
        ),
    ],
)
def test_what_does_not_go_together_is_refused_and_nothing_is_written(
    small: Path, here: Path, arguments: list[str], said: str
) -> None:
    result = run("print", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"error: {said}\n")
    assert [path.name for path in here.iterdir() if path.name != "settings"] == ["decks"]


def test_build_refuses_the_same(small: Path) -> None:
    result = run("build", "--layout", "fold", "--card", "5371")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "perforated sheets are made to be printed on both sides" in result.stderr


@pytest.mark.parametrize("typed", ["1", "1,2,3", "a,b", "1;2", "nan,1", "inf,0"])
def test_an_offset_is_two_lengths(small: Path, typed: str) -> None:
    result = run("print", "--offset", typed)
    assert result.exit_code == 2
    assert "is not two lengths in mm, such as 1.5,-2" in result.stderr


def test_a_printer_is_remembered_outside_the_collection(small: Path, here: Path, settings: Path) -> None:
    """Its offset and its flip, which are used when it is named again, and changed when they are given again."""
    before = sorted(small.rglob("*"))
    assert run("print", "--no-guide", "-o", "plain.pdf").exit_code == 0
    first = run("print", "--no-guide", "--printer", "Büro", "--offset", "1.5,-2", "-o", "first.pdf")
    assert first.stderr == "remembered for the printer `Büro`: --offset 1.5,-2 --flip long\n"
    assert json.loads(settings.read_text(encoding="utf-8")) == {"Büro": {"offset": [1.5, -2.0], "flip": "long"}}
    again = run("print", "--no-guide", "--printer", "Büro", "-o", "again.pdf")
    assert again.stderr == ""
    assert Path("first.pdf").read_bytes() == Path("again.pdf").read_bytes()
    assert words("plain.pdf", 0) == words("again.pdf", 0)
    for word, (x, y) in words("plain.pdf", 1).items():
        assert words("again.pdf", 1)[word] == pytest.approx((x + 1.5, y - 2), abs=0.1)
    changed = run("print", "--printer", "Büro", "--flip", "short")
    assert changed.stderr == "remembered for the printer `Büro`: --offset 1.5,-2 --flip short\n"
    assert run("print", "--printer", "home", "--offset", "0,0").exit_code == 0
    assert sorted(json.loads(settings.read_text(encoding="utf-8"))) == ["Büro", "home"]
    assert sorted(small.rglob("*")) == before


def test_a_printer_that_is_not_known_may_be_a_slip(small: Path) -> None:
    run("print", "--printer", "office", "--offset", "1,1")
    result = run("print", "--printer", "offcie")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: nothing is known of a printer `offcie`: did you mean `office`?\n",
    )


@pytest.mark.parametrize(
    "broken",
    ["", "[]", "{", '{"office": 3}', '{"office": {"offset": [1]}}', '{"office": {"offset": [1, 2], "flip": "up"}}'],
)
def test_settings_that_cannot_be_read_are_told(small: Path, settings: Path, broken: str) -> None:
    settings.parent.mkdir(parents=True)
    settings.write_text(broken, encoding="utf-8")
    result = run("print", "--printer", "office")
    assert result.exit_code == 2
    assert result.stderr == f"error: {settings} cannot be read: correct it, or delete it and name the offsets again\n"


def test_calibrate_needs_no_collection(here: Path) -> None:
    result = run("print", "--calibrate", "--paper", "letter", "--flip", "short")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "calibration.pdf\n", "")
    document: Any = pymupdf.open("calibration.pdf")
    assert document.page_count == 2
    assert "Flip on short edge" in " ".join(document[0].get_text().split())


def test_what_does_not_fit_names_the_file_the_line_and_the_card_that_holds_it(small: Path) -> None:
    lay_out(small, {"tears.yaml": DECK.replace("A loss", "understanding " * 90)})
    result = run("print")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "tears.yaml:5:" in result.stderr
    assert "does-not-fit" in result.stderr
    assert "% too long for paper" in result.stderr
    assert "a larger card would hold it: --card a6" in result.stderr
    assert run("print", "--card", "a6").exit_code == 0


def test_a_folder_of_fonts_must_be_there(small: Path) -> None:
    result = run("print", "--font-dir", "fonts")
    assert result.exit_code == 2
    assert "Directory 'fonts' does not exist" in result.stderr


def test_letters_that_are_missing_are_told_with_what_mends_it(small: Path) -> None:
    lay_out(small, {"tears.yaml": DECK.replace("A loss", "眼泪")})
    result = run("print")
    assert result.exit_code == 1
    assert "the letters for paper lack `眼` (U+773C" in result.stderr
    assert "tearcards print --font-dir FOLDER prints with fonts of your own" in result.stderr
