"""Each case is a collection with faults in it, and the screen that its author sees.

A case names the files that differ from the small collection of conftest.py, and ends with what
`tearcards check` prints. `TEARCARDS_WRITE_CASES=1` writes the screens anew, to be read before they
are committed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import SMALL, lay_out
from tearcards.cli import main

CASES = sorted((Path(__file__).parent / "cases").glob("*.case"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_author_is_told(case: Path, here: Path) -> None:
    text = case.read_text("utf-8")
    parts = re.split(r"^== (\S+)\n", text, flags=re.MULTILINE)
    files = dict(zip(parts[1::2], parts[2::2], strict=True))
    screen = files.pop("screen", "")
    lay_out(here / "decks", SMALL | files)

    result = CliRunner().invoke(main, ["check"])

    assert result.exception is None or isinstance(result.exception, SystemExit)
    if os.environ.get("TEARCARDS_WRITE_CASES"):
        case.write_text(text.partition("== screen\n")[0] + "== screen\n" + result.stdout, "utf-8")
        return
    assert result.stdout == screen
    assert result.exit_code == (1 if "error[" in screen else 0)


def test_every_case_tells_something() -> None:
    silent = [
        case.stem for case in CASES if not re.search(r"^(error|warning)\[", case.read_text("utf-8"), re.MULTILINE)
    ]

    assert len(CASES) > 40
    assert silent == []
