"""The files that GitHub reads, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ACTIONS = [ROOT / "action.yml", *sorted((GITHUB / "actions").glob("*/action.yml"))]
FORMS = [path for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) if path.name != "config.yml"]


def data(path: Path) -> Any:
    """A YAML file with every value as text, so that the key `on` stays a word."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def name_of(path: object) -> str:
    return path.relative_to(ROOT).as_posix() if isinstance(path, Path) else str(path)


class Step(NamedTuple):
    """A step of a workflow's job or of an action."""

    path: Path
    shell: str
    step: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{name_of(self.path)}: {self.step['name']}"


def steps() -> Iterator[Step]:
    """Every step of every workflow and action."""
    for path in WORKFLOWS:
        workflow = data(path)
        shell = workflow.get("defaults", {}).get("run", {}).get("shell", "")
        for job in workflow["jobs"].values():
            yield from (Step(path, step.get("shell", shell), step) for step in job["steps"])
    for path in ACTIONS:
        yield from (Step(path, step.get("shell", ""), step) for step in data(path)["runs"]["steps"])


def step(path: Path, name: str) -> dict[str, Any]:
    """The step of a file that has this name."""
    return next(found.step for found in steps() if found.path == path and found.step["name"] == name)
