"""The commands of workflows and actions, run as GitHub runs them, in a repository of two commits."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import COLLECTION, DECK, SMALL, lay_out
from github.conftest import GITHUB, ROOT, step

pytestmark = pytest.mark.skipif(
    os.name != "posix" or not shutil.which("bash") or not shutil.which("git"), reason="needs bash and git"
)
ACTION = ROOT / "action.yml"
RELEASE = GITHUB / "workflows" / "release.yml"
PROPOSE = GITHUB / "workflows" / "propose.yml"
CHANGED = DECK.replace("Naming it can help.", "Naming it *often* helps, <b>.")
BROKEN = DECK.replace("answer:", "anser:")
TIME = "1790000000"


class Runner:
    """A repository of decks, and what a runner gives to each step in it."""

    def __init__(self, place: Path) -> None:
        self.repository = place / "repository"
        self.report = place / "report"
        self.built = place / "built"
        programs = place / "programs"
        for folder in (self.repository, self.report, programs):
            folder.mkdir()
        self.output, self.summary = place / "output", place / "summary"
        for name, call in (("tearcards", "-m tearcards"), ("python", "")):
            program = programs / name
            program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {call} "$@"\n', encoding="utf-8")
            program.chmod(0o755)
        self.given = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(place),
            "PYTHONPATH": str(ROOT / "src"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "TEARCARDS": str(programs / "tearcards"),
            "REPORT": str(self.report),
            "BUILT": str(self.built),
            "COLLECTION": "decks",
            "STRICT": "false",
            "NUMBER": "12",
            "BASE": "HEAD^1",
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
        }
        self.git("init", "-q")

    def git(self, *arguments: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        dates = {"GIT_AUTHOR_DATE": f"{TIME} +0000", "GIT_COMMITTER_DATE": f"{TIME} +0000"}
        subprocess.run(["git", *who, *arguments], cwd=self.repository, env=self.given | dates, check=True)

    def commit(self, files: dict[str, str]) -> None:
        lay_out(self.repository / "decks", files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "decks")

    def run(self, path: Path, name: str, **given: str) -> subprocess.CompletedProcess[str]:
        """A step, in the shell in which GitHub runs it."""
        for file in (self.output, self.summary):
            file.write_text("", encoding="utf-8")
        script = self.output.with_name("step.sh")
        script.write_text(step(path, name)["run"], encoding="utf-8")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        return subprocess.run(
            command,
            cwd=self.repository,
            env=self.given | given,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def put_out(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def told(self, name: str) -> str:
        return (self.report / name).read_text(encoding="utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_a_sound_change_is_checked_built_and_told(runner: Runner) -> None:
    runner.commit(SMALL)
    runner.commit({"tears.yaml": CHANGED})

    check = runner.run(ACTION, "Check")
    assert (check.returncode, check.stderr, runner.put_out()) == (0, "no problems found\n", "status=0\n")
    assert (runner.told("pull-request.txt"), runner.told("problems.txt")) == ("12", "")

    build = runner.run(ACTION, "Build")
    assert (build.returncode, runner.put_out()) == (0, f"folder={runner.built}\n")
    files = {path.name: path.read_bytes() for path in runner.built.iterdir()}
    assert {"small.apkg", "small.pdf"} <= set(files)

    diff = runner.run(ACTION, "Tell what changes")
    assert (diff.returncode, diff.stderr) == (0, "")
    said = (
        "### Improved cards\n\n- *Tears*: `grief-tears`\n  - why: Naming it ~~can help.~~ **often helps, \\<b\\>.**\n"
    )
    assert runner.told("changes.md") == said
    assert runner.summary.read_text(encoding="utf-8") == f"## What changes for learners\n\n{said}"
    assert runner.run(ACTION, "End", STATUS="0").returncode == 0

    shutil.rmtree(runner.built)
    runner.run(ACTION, "Build", PYTHONHASHSEED="7")
    assert {path.name: path.read_bytes() for path in runner.built.iterdir()} == files


def test_a_broken_deck_fails_at_its_line_and_leaves_a_report(runner: Runner) -> None:
    runner.commit(SMALL)
    runner.commit({"tears.yaml": BROKEN})
    check = runner.run(ACTION, "Check")

    assert (check.returncode, runner.put_out()) == (0, "status=1\n")
    assert check.stdout.startswith("::error file=decks/tears.yaml,line=")
    assert "error[unknown-key]: a `question` card has no `anser`\n --> decks/tears.yaml:7:5" in runner.told(
        "problems.txt"
    )
    assert runner.run(ACTION, "End", STATUS="1").returncode == 1


def test_warnings_fail_a_strict_run_alone(runner: Runner) -> None:
    runner.commit(SMALL | {"tears.yaml": DECK.replace("A loss.", "It always follows a loss.")})
    told = [(runner.run(ACTION, "Check", STRICT=strict).stdout, runner.put_out()) for strict in ("false", "true")]

    assert [output for _, output in told] == ["status=0\n", "status=1\n"]
    assert all(said.startswith("::warning file=decks/tears.yaml,line=") for said, _ in told)


def test_where_nothing_differs_nothing_is_told(runner: Runner) -> None:
    runner.commit(SMALL)
    runner.commit({})
    diff = runner.run(ACTION, "Tell what changes")

    assert (diff.returncode, runner.told("changes.md"), runner.summary.stat().st_size) == (0, "", 0)


def test_decks_that_are_new_are_no_failure(runner: Runner) -> None:
    runner.git("commit", "-q", "--allow-empty", "-m", "nothing")
    runner.commit(SMALL)
    diff = runner.run(ACTION, "Tell what changes")

    assert (diff.returncode, diff.stderr) == (0, "error: the revision HEAD^1 has no folder decks\n")
    assert (runner.told("changes.md"), runner.summary.stat().st_size) == ("", 0)


def test_a_release_is_built_from_what_was_released(runner: Runner) -> None:
    runner.commit(SMALL)
    ledger = "The ledger holds this version, and nothing has changed since"
    assert runner.run(RELEASE, ledger, TAG="v1.0.0").returncode == 1

    released = runner.run(RELEASE, "Check our decks")
    assert released.returncode == 0
    command = [runner.given["TEARCARDS"], "release", "1.0.0", "decks"]
    done = subprocess.run(
        command, cwd=runner.repository, env=runner.given, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    runner.commit({})
    assert runner.run(RELEASE, ledger, TAG="v1.0.0").returncode == 0
    assert runner.run(RELEASE, ledger, TAG="v1.1.0").returncode == 1

    build = runner.run(RELEASE, "Build")
    assert build.returncode == 0, build.stderr
    place = runner.repository / "release" / "files"
    sums = dict(line.split("  ")[::-1] for line in (place / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    names = {f"small{pack}{end}" for pack in ("", "-client") for end in (".apkg", "-a4.pdf", "-letter.pdf")}
    assert names <= set(sums)
    assert set(sums) | {"SHA256SUMS"} == {path.name for path in place.iterdir()}
    if shutil.which("sha256sum"):
        assert runner.run(RELEASE, "The files are those that were built").returncode == 0
        (place / "small.apkg").write_bytes(b"another")
        assert runner.run(RELEASE, "The files are those that were built").returncode == 1

    assert runner.run(RELEASE, "Say what is new", TAG="v1.0.0").returncode == 0
    notes = (runner.repository / "release" / "notes.md").read_text(encoding="utf-8")
    assert notes == "\nThe first release: 1 card.\n\n- *Tears*: 1 card\n"

    runner.commit({"tears.yaml": CHANGED})
    late = runner.run(RELEASE, ledger, TAG="v1.0.0")
    assert (late.returncode, "::error::run `tearcards release 1.0.0`" in late.stdout) == (1, True)


ANSWERS = """\
### What sort of card is it?

myth: a belief that many hold, and what holds instead

### What do people believe or ask?

What are $(touch hacked) `touch hacked` tears?

### What holds?

{answer}

### Why does it hold, or why does it matter?

They tell what matters.

### Where does it come from?

https://example.org/tears

### How firm is it?

opinion: what somebody who knows the field thinks

### Whom is it for?

- [X] client: people in therapy, or thinking of it
"""


@pytest.mark.parametrize(
    ("answer", "problems"),
    [
        ("One clinician calls them a sign.", ""),
        ("They are always a sign.", "warning[absolute-claim]"),
        ("_No response_", "error: “What holds?” is not answered"),
    ],
)
def test_a_form_becomes_a_card_that_is_checked(answer: str, problems: str, runner: Runner) -> None:
    block = COLLECTION.replace("decks: [tears]", "decks:\n  - tears")
    runner.commit(SMALL | {"collection.yaml": block})
    event = runner.output.with_name("event.json")
    event.write_text(json.dumps({"issue": {"body": ANSWERS.format(answer=answer)}}), encoding="utf-8")
    done = runner.run(PROPOSE, "Write the card and check it", GITHUB_EVENT_PATH=str(event))

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(path.name for path in runner.report.iterdir()) == ["card.yaml", "problems.txt"]
    assert runner.told("card.yaml").startswith("  - id: what-are-touch-hacked-touch-hacked-tears\n") == (
        answer[0] != "_"
    )
    assert runner.told("problems.txt").startswith(problems)
    assert bool(runner.told("problems.txt")) == bool(problems)
    assert not list(runner.repository.glob("hacked"))
