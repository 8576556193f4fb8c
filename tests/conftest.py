"""A small collection that every test may change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

COLLECTION = """\
id: small
title: Small
description: A small collection.
language: en-GB
licence: CC BY 4.0
version: 0.1.0
safety:
  checked_on: 2026-11-01
  note: These cards teach. They do not treat.
decks: [tears]
packs:
  client:
    title: For clients
    description: For people in therapy.
    audience: [client]
"""

SOURCES = """\
author-2020:
  author: A. Author
  year: 2020
  title: On tears
  evidence: opinion
  about: one clinician’s view
  address: https://example.org/tears
"""

DECK = """\
title: Tears
description: Cards on tears.
kind: question
cards:
  - id: grief-tears
    question: What may grief tears follow?
    answer: A loss.
    why: Naming it can help.
    audience: [client]
    sources: [author-2020]
    evidence: opinion
    tags: [grief]
"""

SMALL = {"collection.yaml": COLLECTION, "sources.yaml": SOURCES, "tears.yaml": DECK}


def lay_out(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes files into a folder, and gives the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def card(text: str) -> str:
    """A deck with one card, of which `text` gives the kind and its fields."""
    head = "title: Tears\ndescription: Cards on tears.\ncards:\n  - id: the-card\n"
    foot = "    audience: [client]\n    sources: [author-2020]\n    evidence: opinion\n    tags: [grief]\n"
    body = "".join(f"    {line}\n" for line in dedent(text).strip().splitlines())
    return head + body + foot


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small(here: Path) -> Path:
    """A sound collection of one card in `decks/` of the current folder."""
    return lay_out(here / "decks", dict(SMALL))
