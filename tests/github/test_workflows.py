"""Workflows and actions: what strangers send gets no rights, and nothing but what was pinned is run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from github.conftest import ACTIONS, ROOT, WORKFLOWS, Step, data, name_of, steps

STEPS = list(steps())
WRITING = {
    ".github/workflows/comment.yml": {"comment": {"pull-requests": "write"}},
    ".github/workflows/propose.yml": {"comment": {"issues": "write"}},
    ".github/workflows/release.yml": {"publish": {"contents": "write"}},
}
"""Every right to write that there is."""


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = data(path)["jobs"]
    return found


@pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=name_of)
def test_actions_are_pinned_by_commit_with_their_version(path: Path) -> None:
    used = re.findall(r"^\s*(?:- )?uses: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert [
        action
        for action in used
        if not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\./[\w./-]*", action)
    ] == []


def test_a_version_is_one_commit_everywhere() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in [*WORKFLOWS, *ACTIONS])
    pins = set(re.findall(r"([\w.-]+/[\w.-]+)@([0-9a-f]{40}) # (v[\d.]+)", texts))

    assert len(pins) == len({action for action, _, _ in pins}) == 4


def test_our_own_actions_are_there() -> None:
    own = {found.step["uses"] for found in STEPS if found.step.get("uses", "").startswith("./")}

    assert own == {"./", "./.github/actions/comment"}
    assert all((ROOT / place / "action.yml").is_file() for place in own)


@pytest.mark.parametrize("found", [s for s in STEPS if "run" in s.step], ids=lambda found: found.name)
def test_a_command_holds_no_expression_and_is_good_shell(found: Step, tmp_path: Path) -> None:
    """An expression is put into a command before the shell reads it: a title with `$(…)` in it would be run."""
    assert "${{" not in found.step["run"]
    assert found.shell == "bash"
    if os.name == "posix" and shutil.which("bash"):
        script = tmp_path / "step.sh"
        script.write_text(found.step["run"], encoding="utf-8")
        done = subprocess.run(["bash", "-n", script], capture_output=True, encoding="utf-8", check=False)
        assert done.stderr == ""


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_workflow_says_what_it_may(path: Path) -> None:
    workflow = data(path)
    written = {
        name: {right: word for right, word in job.get("permissions", {}).items() if word != "read"}
        for name, job in jobs(path).items()
    }

    assert workflow["permissions"] in ({}, "", {"contents": "read"})
    assert {name: rights for name, rights in written.items() if rights} == WRITING.get(name_of(path), {})
    assert "pull_request_target" not in workflow["on"]
    assert set(workflow["concurrency"]) == {"group", "cancel-in-progress"}
    assert all(0 < int(job["timeout-minutes"]) <= 90 for job in jobs(path).values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_who_may_write_runs_no_package_and_no_strangers_code(path: Path) -> None:
    """A job with a right to write neither installs nor builds, and checks out the main branch at most."""
    for name in WRITING.get(name_of(path), {}):
        job = jobs(path)[name]
        commands = " ".join(step.get("run", "") for step in job["steps"])

        assert not re.search(r"pip|tearcards|npm", commands)
        assert not [step for step in job["steps"] if "head" in str(step.get("with", {}))]


def test_a_checkout_leaves_no_token_behind() -> None:
    checkouts = [found for found in STEPS if found.step.get("uses", "").startswith("actions/checkout@")]

    assert len(checkouts) >= len(WORKFLOWS)
    assert {found.step["with"]["persist-credentials"] for found in checkouts} == {"false"}


def test_no_secret_is_used() -> None:
    texts = [path.read_text(encoding="utf-8") for path in [*WORKFLOWS, *ACTIONS]]

    assert not [text for text in texts if re.search(r"\$\{\{[^}]*secrets", text)]


def test_the_comment_follows_the_run_that_leaves_the_report() -> None:
    comment, decks = (data(ROOT / ".github" / "workflows" / name) for name in ("comment.yml", "decks.yml"))
    inputs = [data(path)["inputs"]["report"]["default"] for path in ACTIONS]

    assert comment["on"]["workflow_run"]["workflows"] == [decks["name"]]
    assert len(set(inputs)) == 1


def test_each_python_that_is_promised_is_tried() -> None:
    tried = jobs(ROOT / ".github" / "workflows" / "tests.yml")["elsewhere"]["strategy"]["matrix"]["python"]
    promised = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert tried == promised


def test_the_hook_for_commits_checks_whole_collections() -> None:
    (hook,) = data(ROOT / ".pre-commit-hooks.yaml")

    assert (hook["entry"], hook["language"], hook["pass_filenames"]) == ("tearcards check", "python", "false")
    matched = ("decks/myths.yaml", "decks/media/tear.png", "my.yml", "README.md", "src/a.py")
    assert [path for path in matched if re.search(hook["files"], path)] == list(matched[:3])
