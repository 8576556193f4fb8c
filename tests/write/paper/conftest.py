"""Collections to print, and their PDFs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SMALL, lay_out
from packing import DECKS, read
from tearcards.collection import Collection

Collect = Callable[..., Collection]


@pytest.fixture(scope="session")
def decks() -> Collection:
    """The real decks."""
    return read(DECKS)


@pytest.fixture
def collect(tmp_path: Path) -> Collect:
    """Makes a sound collection of one deck, from the deck's text and the files that it needs."""

    def collect(deck: str, media: dict[str, bytes] | None = None) -> Collection:
        files: dict[str, str | bytes] = {**SMALL, "tears.yaml": deck}
        files |= {f"media/{name}": data for name, data in (media or {}).items()}
        return read(lay_out(tmp_path / "decks", files))

    return collect
