"""axe-core, the checker that most audits run: what it finds wrong for people with disabilities.

It is taken from npm into a temporary folder. Where it cannot be had a test is skipped, and fails
where that must not be.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from tab import Tab

VERSION = "4.14.1"


@cache
def _script() -> tuple[str, str]:
    """The script, or why it could not be had."""
    place = Path(tempfile.gettempdir(), f"tearcards-axe-{VERSION}")
    script = place / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            return "", "there is no npm to fetch axe-core with"
        command = [npm, "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", f"axe-core@{VERSION}"]
        # Fetched beside its place and then moved there: two test processes may begin at once.
        fresh = tempfile.mkdtemp(prefix=f"{place.name}-")
        done = subprocess.run(
            [*command, "--prefix", fresh], capture_output=True, timeout=120, encoding="utf-8", check=False
        )
        if done.returncode:
            return "", f"axe-core cannot be had: {done.stderr[-300:]}"
        try:
            Path(fresh).rename(place)
        except OSError:
            shutil.rmtree(fresh)
    return script.read_text(encoding="utf-8"), ""


def faults(tab: Tab) -> list[str]:
    """What is wrong on the page as it stands, best practices among it."""
    script, why_not = _script()
    if why_not:
        pytest.fail(why_not) if os.environ.get("CI") else pytest.skip(why_not)
    tab.run(f"{script};0")
    found: list[str] = tab.run(
        "axe.run({resultTypes: ['violations']}).then(({violations}) => violations.flatMap(fault =>"
        "fault.nodes.map(node => `${fault.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`)))"
    )
    return found
