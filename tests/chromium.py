"""A browser without a window, for pages as Anki shows them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def find() -> str:
    """The browser. A test is skipped where there is none, and fails where that must not be."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("there is no Chromium")
    return found or pytest.skip("there is no Chromium")


def dom(page: Path) -> str:
    """The page, in a window as wide as a phone, as it is after every script in it has run."""
    return _run(page, "--window-size=390,720", "--virtual-time-budget=2000", "--dump-dom")


def picture(page: Path, file: Path, width: int, height: int, scale: float = 1) -> None:
    """A picture of the page in a window of that many pixels."""
    _run(page, f"--window-size={width},{height}", f"--force-device-scale-factor={scale}", f"--screenshot={file}")


def _run(page: Path, *options: str) -> str:
    with tempfile.TemporaryDirectory() as profile:
        command = [find(), *QUIET, f"--user-data-dir={profile}", *options, page.as_uri()]
        return subprocess.run(command, check=True, capture_output=True, timeout=120, encoding="utf-8").stdout
