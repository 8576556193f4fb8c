"""The files of a release: three of them, and in each nothing else than what the release says."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import COLLECTION, DECK, lay_out
from releasing import LATE, NOW, planned, released, retired, run, sound
from tearcards.files import write_files
from tearcards.publish import files_of, section, with_version

FIRST = """\
# What changed for learners

## 1.0.0 (2027-01-15)

The first release: 1 card.

- *Tears*: 1 card
"""

SECOND = """\
## 1.0.1 (2027-01-15)

### Improved cards

- *Tears*: `grief-tears`
  - answer: ~~A~~ **Some** loss.
"""


def told(folder: Path, version: str) -> str:
    return section(sound(folder), planned(folder, version), "2027-01-15")


# --- the version ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "then"),
    [
        ("version: 0.1.0", "version: 1.10.0"),
        ("version:   '0.1.0'  # 0.1.0 till now", "version:   '1.10.0'  # 0.1.0 till now"),
        ('"version": "0.1.0"', '"version": "1.10.0"'),
        ('version: "0.1\\x2e0"', 'version: "1.10.0"'),
        ("version:\n  0.1.0", "version:\n  1.10.0"),
        ("version: >-\n  0.1.0", "version: >-\n  1.10.0"),
        ("# 0.1.0 wäre 0.1.0\nversion: 0.1.0", "# 0.1.0 wäre 0.1.0\nversion: 1.10.0"),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_nothing_but_the_version_changes(small: Path, written: str, then: str, mark: str, line_end: str) -> None:
    def typed(version: str) -> bytes:
        text = COLLECTION.replace("version: 0.1.0", version).replace("title: Small", "title: Small — 0.1.0")
        return (mark + text).replace("\n", line_end).encode()

    lay_out(small, {"collection.yaml": typed(written)})

    assert with_version(small / "collection.yaml", sound(small), "1.10.0") == typed(then)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_version_on_the_first_line(small: Path, mark: str) -> None:
    text = "version: 0.1.0\n" + COLLECTION.replace("version: 0.1.0\n", "")
    lay_out(small, {"collection.yaml": mark + text})
    data = with_version(small / "collection.yaml", sound(small), "1.0.0")

    assert data.decode() == mark + text.replace("0.1.0", "1.0.0", 1)


# --- the changelog ----------------------------------------------------------------------------


def test_the_new_section_stands_above_the_older_ones(small: Path) -> None:
    released("1.0.0")
    assert (small / "CHANGELOG.md").read_bytes() == FIRST.encode()

    lay_out(small, {"tears.yaml": DECK.replace("A loss.", "Some loss.")})
    released("1.0.1")
    assert (small / "CHANGELOG.md").read_bytes() == FIRST.replace("## 1.0.0", f"{SECOND}\n## 1.0.0").encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "{new}"),
        ("# Ours\n", "# Ours\n\n{new}"),
        ("# Ours\n\nA word.\n\n\n## 0.9.0\n\nOld.\n", "# Ours\n\nA word.\n\n{new}\n## 0.9.0\n\nOld.\n"),
        ("## 0.9.0\n\nOld.", "{new}\n## 0.9.0\n\nOld."),
        ("# Ours\n\n### Not a section\n", "# Ours\n\n### Not a section\n\n{new}"),
        ("# Ours\r\n\r\n## 0.9.0\r\n\r\nOld.\r\n", "# Ours\r\n\r\n{new}\r\n## 0.9.0\r\n\r\nOld.\r\n"),
        ("\ufeff# Ours\n", "\ufeff# Ours\n\n{new}"),
    ],
)
def test_what_stands_in_the_changelog_stays(small: Path, before: str, after: str) -> None:
    lay_out(small, {"CHANGELOG.md": before})
    new = FIRST.split("\n", 2)[2]
    files = files_of(small, sound(small), planned(small, "1.0.0"), told(small, "1.0.0"))
    line_end = "\r\n" if "\r\n" in before else "\n"

    assert files[small / "CHANGELOG.md"].decode() == after.format(new=new.replace("\n", line_end))


def test_a_card_may_change_its_looks_alone(small: Path) -> None:
    released("1.0.0")
    lay_out(small, {"tears.yaml": DECK.replace("A loss.", "A *loss*.")})

    assert (
        told(small, "1.0.1") == "## 1.0.1 (2027-01-15)\n\nWhat stands around the cards, or how they look, is better.\n"
    )


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("id: late-tears\nreason: Nobody said so.", "(Nobody said so.)"),
        (
            "id: late-tears\nreason: Nobody said so\nsuccessor: grief-tears",
            "(Nobody said so. See grief-tears instead.)",
        ),
        (
            "id: late-tears\nreason: Nobody said so.\nsuccessor: grief-tears",
            "(Nobody said so. See grief-tears instead.)",
        ),
        ("id: late-tears\nreason: Was it so?\nsuccessor: grief-tears", "(Was it so? See grief-tears instead.)"),
    ],
)
def test_a_retired_card_is_told_with_its_reason(small: Path, entry: str, said: str) -> None:
    lay_out(small, {"tears.yaml": DECK + LATE})
    released("1.0.0")
    lay_out(small, {"tears.yaml": retired(DECK, entry)})

    assert told(small, "2.0.0") == (
        "## 2.0.0 (2027-01-15)\n\n### Retired cards\n\n"
        f"- *Tears*: `late-tears`: When may tears come, in one clinician's view? {said}\n"
    )


def test_a_title_stays_text(small: Path) -> None:
    lay_out(small, {"tears.yaml": DECK.replace("title: Tears", "title: '*[Tears](https://a.org)* `x` <b>'")})

    assert told(small, "1.0.0").splitlines()[-1] == ("- *\\*\\[Tears\\](https://a.org)\\* \\`x\\` \\<b\\>*: 1 card")


# --- whole or not at all ----------------------------------------------------------------------


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_release_that_is_cut_off_leaves_everything_as_it_was(
    small: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    released("1.0.0")
    lay_out(small, {"tears.yaml": DECK.replace("A loss.", "Some loss.")})
    before = {path.name: path.read_bytes() for path in small.iterdir()}
    replace, calls = Path.replace, []

    def cut_off(path: Path, target: Path) -> Path:
        calls.append(target.name)
        if len(calls) > moved:
            raise PermissionError(13, "Permission denied", str(target))
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", cut_off)
        done = run("release", "1.0.1")

    assert calls == ["CHANGELOG.md", "collection.yaml", "ledger.json"][: moved + 1]
    assert (done.exit_code, done.stderr) == (1, f"Error: cannot write {small.name}/{calls[-1]}: Permission denied\n")
    assert {path.name: path.read_bytes() for path in small.iterdir()} == before
    released("1.0.1")


def test_the_first_release_that_is_cut_off_leaves_no_file(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name: path.read_bytes() for path in small.iterdir()}
    replace = Path.replace

    def interrupt(path: Path, target: Path) -> Path:
        if target.name == "ledger.json":
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupt)
    files = files_of(small, sound(small), planned(small, "1.0.0"), told(small, "1.0.0"))
    with pytest.raises(KeyboardInterrupt):
        write_files(files)

    assert {path.name: path.read_bytes() for path in small.iterdir()} == before


def test_after_a_loss_of_power_the_release_is_made_again(small: Path) -> None:
    """Only the ledger, which comes last, makes a release."""
    released("1.0.0")
    lay_out(small, {"tears.yaml": DECK.replace("A loss.", "Some loss.")})
    files = files_of(small, sound(small), planned(small, "1.0.1"), told(small, "1.0.1"))
    (small / "CHANGELOG.md").write_bytes(files[small / "CHANGELOG.md"])
    (small / "collection.yaml").write_bytes(files[small / "collection.yaml"])
    released("1.0.1", NOW)

    assert {path: path.read_bytes() for path in files} == files
