"""`tearcards diff` between folders, revisions and packages."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from conftest import COLLECTION, DECK, SMALL, lay_out
from packing import DECKS
from releasing import LATE, one_more, released, retired, run

OTHER = DECK.replace("A loss.", "Some loss.") + LATE
TEXT = """\
improved grief-tears in Tears
  answer: [-A-] {+Some+} loss.
new late-tears in Tears
  question: {+When may tears come, in one clinician's view?+}
  answer: {+Long after a farewell.+}
  why: {+One clinician says so.+}
  sources: {+A. Author (2020): one clinician’s view+}
  evidence: {+Opinion+}
"""
BACK = TEXT.replace("[-A-] {+Some+}", "[-Some-] {+A+}").replace("new late", "retired late")
BACK = BACK.split("retired")[0] + "retired" + BACK.split("retired")[1].replace("{+", "[-").replace("+}", "-]")
MARKDOWN = """\
### New cards

- *Tears*: `late-tears`: When may tears come, in one clinician's view?

### Improved cards

- *Tears*: `grief-tears`
  - answer: ~~A~~ **Some** loss.
"""


def git(folder: Path, *arguments: str) -> None:
    """Git in a repository of the test's own, whatever the person's own settings are."""
    settings = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    hooks = ["-c", "core.hooksPath=none", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false"]
    subprocess.run(["git", "-C", str(folder), *settings, *hooks, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(small: Path, here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the small collection as `v1`, and another edition of it as HEAD and in the folder."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    git(here, "init")
    git(here, "add", ".")
    git(here, "commit", "-m", "one")
    git(here, "tag", "v1")
    lay_out(small, {"tears.yaml": OTHER})
    git(here, "commit", "-am", "two")
    return here


@pytest.fixture
def outside(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is in no repository."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    return here


def refused(*arguments: str) -> str:
    done = run("diff", *arguments)
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    assert done.stderr.startswith("error: ")
    assert len(done.stderr.splitlines()) == 1
    return done.stderr.removeprefix("error: ").rstrip("\n")


# --- what is compared -------------------------------------------------------------------------


def test_two_folders(here: Path) -> None:
    lay_out(here / "one", SMALL)
    lay_out(here / "two words", SMALL | {"tears.yaml": OTHER})
    there, back = run("diff", "one", "two words"), run("diff", "two words", "one")

    assert (there.exit_code, there.stdout, there.stderr) == (1, TEXT, "")
    assert (back.exit_code, back.stdout, back.stderr) == (1, BACK, "")


@pytest.mark.parametrize("format", ["text", "markdown", "json"])
def test_nothing_differs(small: Path, format: str) -> None:
    done = run("diff", "decks", "decks", "--format", format)

    assert (done.exit_code, done.stdout) == (0, "[]\n" if format == "json" else "")
    assert done.stderr == ("no differences\n" if format == "text" else "")


@pytest.mark.parametrize(
    ("old", "new"),
    [("v1", "decks"), ("v1", "HEAD"), ("HEAD~1", "HEAD"), ("v1:decks", "decks"), ("v1:./decks/", "HEAD:decks")],
)
def test_revisions(repository: Path, old: str, new: str) -> None:
    done = run("diff", old, new)

    assert (done.exit_code, done.stdout, done.stderr) == (1, TEXT, "")


def test_a_revision_and_the_same(repository: Path) -> None:
    assert run("diff", "HEAD", "decks").exit_code == 0
    assert run("diff", "HEAD:decks", "main").exit_code == 0


def test_from_a_folder_below_the_top(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "decks")

    assert run("diff", "v1", ".").stdout == TEXT
    assert run("diff", "v1:decks", "HEAD:decks").stdout == TEXT


def test_the_full_name_of_the_folder_means_the_revision_and_not_the_folder(repository: Path) -> None:
    assert run("diff", f"v1:{repository / 'decks'}", "decks").stdout == TEXT


def test_a_collection_at_the_top_of_its_repository(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(here, SMALL)
    git(here, "init")
    git(here, "add", ".")
    git(here, "commit", "-m", "one")
    lay_out(here, {"tears.yaml": OTHER})

    assert run("diff", "HEAD", ".").stdout == TEXT


def test_the_folder_that_a_person_names_comes_before_a_revision(repository: Path) -> None:
    lay_out(repository / "v1", SMALL | {"tears.yaml": OTHER})

    assert run("diff", "v1", "decks").exit_code == 0


def test_looking_at_a_revision_leaves_nothing_behind(repository: Path) -> None:
    run("diff", "v1", "HEAD")
    status = subprocess.run(["git", "status", "--porcelain"], capture_output=True, check=True, cwd=repository)

    assert status.stdout == b""


def test_packages(small: Path, here: Path) -> None:
    run("anki", "-o", "one.apkg")
    lay_out(small, {"tears.yaml": OTHER})
    run("anki", "-o", "two.APKG")

    for new in ("two.APKG", "decks"):
        done = run("diff", "one.apkg", new)
        assert (done.exit_code, done.stdout, done.stderr) == (1, TEXT, "")
    assert run("diff", "two.APKG", "decks").exit_code == 0
    assert run("diff", "decks", "one.apkg").stdout == BACK


def test_a_package_of_our_decks_is_what_is_in_the_folder(here: Path) -> None:
    """Of every kind that Anki gets; some are for paper alone, and a package cannot lack them."""
    run("anki", "-o", "ours.apkg")
    done = run("diff", "ours.apkg", str(DECKS))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no differences\n")


def test_a_card_that_goes_to_another_deck(small: Path, here: Path) -> None:
    lay_out(small, {"tears.yaml": DECK + LATE})
    run("anki", "-o", "one.apkg")
    both = COLLECTION.replace("[tears]", "[tears, later]")
    later = DECK.split("  - id:")[0].replace("title: Tears", "title: 'Later: on'") + LATE
    lay_out(here / "two", SMALL | {"collection.yaml": both, "later.yaml": later})
    run("anki", "two", "-o", "two.apkg")

    assert run("diff", "decks", "two").stdout == "moved late-tears in Later: on (was Tears)\n"
    for old, new in (("one.apkg", "two"), ("one.apkg", "two.apkg"), ("decks", "two.apkg")):
        assert run("diff", old, new).stdout == "moved late-tears in Later: on (was Tears)\n"


def test_a_renamed_and_a_retired_card(small: Path, here: Path) -> None:
    lay_out(small, {"tears.yaml": DECK + LATE})
    released("1.0.0")
    lay_out(here / "two", {path.name: path.read_bytes() for path in small.iterdir()})
    new = DECK.replace("id: grief-tears\n", "id: grief\n    formerly: grief-tears\n")
    lay_out(here / "two", {"tears.yaml": retired(new, "id: late-tears\nreason: Nobody said so.")})

    assert run("diff", "decks", "two").stdout.splitlines()[:2] == [
        "renamed grief in Tears (was grief-tears)",
        "retired late-tears in Tears",
    ]


def test_a_card_that_should_not_be_gone_is_shown_all_the_same(small: Path, here: Path) -> None:
    """`check` refuses it; to see what is gone, one has to see it."""
    lay_out(small, {"tears.yaml": DECK + LATE})
    released("1.0.0")
    lay_out(here / "two", {path.name: path.read_bytes() for path in small.iterdir()} | {"tears.yaml": DECK.encode()})

    assert run("check", "two").exit_code == 1
    assert run("diff", "decks", "two").stdout.splitlines()[0] == "retired late-tears in Tears"


# --- formats ----------------------------------------------------------------------------------


def test_formats(repository: Path) -> None:
    markdown, programs = (
        run("diff", "v1", "decks", "--format", "markdown"),
        run("diff", "v1", "decks", "--format", "json"),
    )

    assert (markdown.exit_code, markdown.stdout, markdown.stderr) == (1, MARKDOWN, "")
    assert (programs.exit_code, programs.stderr) == (1, "")
    told = json.loads(programs.stdout)
    assert [(change["sort"], change["id"], change["deck"]) for change in told] == [
        ("improved", "grief-tears", "Tears"),
        ("new", "late-tears", "Tears"),
    ]
    assert told[0]["texts"] == [{"field": "answer", "before": "A loss.", "after": "Some loss."}]


# --- what cannot be compared ------------------------------------------------------------------


@pytest.mark.parametrize(
    "revision", ["nowhere", "--output=x", "-x", ":decks", "two words", "v1^{tree}", "a\nb", "HEAD~9"]
)
def test_a_revision_that_there_is_not(repository: Path, revision: str) -> None:
    said = refused("--", revision, "decks")

    assert said == f"there is no folder, package or revision `{revision.replace(chr(10), chr(0xFFFD))}`"
    assert not (repository / "x").exists()


@pytest.mark.parametrize("folder", ["nowhere", "decks/tears", ":(top)decks", "*"])
def test_a_folder_that_a_revision_has_not(repository: Path, folder: str) -> None:
    assert refused(f"v1:{folder}", "decks") == f"the revision v1 has no folder {folder}"


@pytest.mark.parametrize("folder", ["..", "decks/../..", "/", "../decks"])
def test_a_folder_outside_of_the_repository(repository: Path, folder: str) -> None:
    assert refused(f"v1:{folder}", "decks") == (
        f"{folder} is not in the repository {repository.resolve()}; name a folder of it, such as v1:decks"
    )


def test_a_revision_without_the_collection_in_its_folder(repository: Path) -> None:
    (repository / "decks/collection.yaml").unlink()
    git(repository, "commit", "-am", "three")

    assert refused("HEAD:decks", "v1:decks").startswith("HEAD:decks cannot be read: ")


def test_a_file_of_a_revision_in_place_of_a_folder(repository: Path) -> None:
    assert refused("v1:decks/tears.yaml", "decks").startswith("v1:decks/tears.yaml cannot be read: ")


def test_where_there_is_no_repository(outside: Path, small: Path) -> None:
    assert refused("dekcs", "decks") == (
        "there is no folder, package or revision `dekcs`; revisions are those of a git repository"
    )


def test_where_there_is_no_git(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert refused("HEAD", "decks") == "git, which knows revisions, is not installed; name folders or packages"
    assert run("diff", "decks", "decks").exit_code == 0


def test_a_collection_outside_of_the_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "elsewhere").mkdir()
    monkeypatch.chdir(repository / "elsewhere")

    assert "is not in the repository" in refused("v1", "v1:decks")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"tears.yaml": DECK.replace("opinion", "rumour")},
            "`rumour` is none of the words that `evidence` can be (tears.yaml, line 11)",
        ),
        ({"tears.yaml": DECK.replace("[author-2020]", "[author-2021]")}, "author-2021"),
        ({"tears.yaml": DECK + DECK.split("cards:\n")[1]}, "grief-tears"),
        ({"ledger.json": "{}"}, "the ledger cannot be understood (ledger.json, line 1)"),
        ({"collection.yaml": "x"}, "collection.yaml, line 1"),
    ],
)
def test_a_collection_that_cannot_be_understood(small: Path, here: Path, files: dict[str, str], said: str) -> None:
    lay_out(here / "two", SMALL | files)
    told = refused("decks", "two")

    assert told.startswith("two cannot be read: ")
    assert said in told


def test_a_collection_that_breaks_rules_can_be_compared(small: Path, here: Path) -> None:
    """An older edition cannot know the rules that came later."""
    lay_out(here / "two", SMALL | {"tears.yaml": DECK.replace("A loss.", "'[x](javascript:1)'")})

    assert run("check", "two").exit_code == 1
    assert run("diff", "decks", "two").exit_code == 1


def test_a_folder_that_is_no_collection(small: Path, here: Path) -> None:
    (here / "empty").mkdir()

    assert refused("empty", "decks") == (
        "empty cannot be read: `empty` is no collection: there is no `collection.yaml` in it (empty)"
    )


def test_more_than_one_new_card_in_their_order(small: Path, here: Path) -> None:
    lay_out(here / "two", SMALL | {"tears.yaml": one_more("b", "B?", "Bb.").join([DECK, one_more("a", "A?", "Aa.")])})
    done = run("diff", "decks", "two")

    assert [line for line in done.stdout.splitlines() if line.startswith("new")] == ["new b in Tears", "new a in Tears"]
