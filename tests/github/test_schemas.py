"""What GitHub reads keeps to GitHub's schemas (schemastore.org)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from github.conftest import ACTIONS, FORMS, GITHUB, WORKFLOWS

CASES = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.github-actions": ACTIONS,
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
}


def check(schema: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, paths)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("schema", CASES)
def test_it_keeps_to_the_schema(schema: str) -> None:
    assert CASES[schema]
    done = check(schema, *CASES[schema])

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_slip_is_seen(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("on: push\njobs:\n  a:\n    runs_on: ubuntu-latest\n", encoding="utf-8")

    assert check("vendor.github-workflows", broken).returncode == 1
