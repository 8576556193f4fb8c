"""Pages of a small collection that has something of everything, and of the awkward one, and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from awkward import lay_out_awkward
from conftest import COLLECTION, SOURCES, lay_out
from packing import read
from tab import DESKTOP, Tab, tab
from tearcards.collection import Collection
from tearcards.write import page, quietly

_PACKS = """\
  trainee:
    title: For trainees
    description: For people in training.
    audience: [trainee]
    note: Your code comes first.
"""
_SHARED = "sources: [author-2020]\n    evidence: opinion\n    tags: [grief]"
FIRST = f"""\
title: First
description: The first deck.
kind: question
cards:
  - id: grief-tears
    question: What may grief tears follow?
    answer: A loss, as in a *café*.
    why: Naming it can help.
    audience: [client]
    {_SHARED}
  - id: old-wound
    sensitive: true
    question: What may an old wound want?
    answer: Time.
    why: It isn’t in a hurry.
    audience: [client, trainee]
    sources: [author-2020]
    evidence: study
    tags: [relief::late]
  - id: two-blanks
    kind: cloze
    text: "Tears {{{{c1::carry::verb}}}} news {{{{c2::outward}}}}."
    why: So they say.
    audience: [trainee]
    {_SHARED}
"""
SECOND = f"""\
title: Second
description: The second deck.
cards:
  - id: a-word
    kind: term
    formerly: the-word
    term: Containment
    definition: Holding what another cannot hold.
    audience: [client]
    {_SHARED}
  - id: to-think
    kind: reflection
    prompt: What comes to mind?
    guidance: Whatever does.
    audience: [client]
    {_SHARED}
"""
SAMPLE = {
    "collection.yaml": COLLECTION.replace("[tears]", "[first, second]") + _PACKS,
    "sources.yaml": SOURCES,
    "first.yaml": FIRST,
    "second.yaml": SECOND,
}
_numbers = count()
KEYS = ["grief-tears.0", "old-wound.0", "two-blanks.0", "two-blanks.1", "a-word.0", "a-word.1", "to-think.0"]
"""The keys of all that the sample asks, in order."""


def made(collection: Collection) -> str:
    """The page of a collection."""
    written = page.write(collection, page.Options(), quietly)
    assert written.diagnostics == ()
    assert written.data is not None
    return written.data.decode()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """A collection with two decks and packs, five kinds, and seven things that are asked."""
    return read(lay_out(tmp_path_factory.mktemp("sample"), SAMPLE))


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The awkward decks."""
    return read(lay_out_awkward(tmp_path_factory.mktemp("awkward")))


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory, sample: Collection, awkward: Collection) -> dict[str, Path]:
    """The pages of both, as files."""
    folder = tmp_path_factory.mktemp("pages")
    paths = {"sample": folder / "sample.html", "awkward": folder / "awkward.html"}
    paths["sample"].write_text(made(sample), "utf-8")
    paths["awkward"].write_text(made(awkward), "utf-8")
    return paths


@pytest.fixture(scope="session")
def browser() -> Iterator[Tab]:
    """One browser for all tests of the folder."""
    with tab() as opened:
        yield opened


@pytest.fixture
def show(browser: Tab, files: dict[str, Path]) -> Iterator[Callable[..., Tab]]:
    """Opens one of the pages in a browser that knows nothing of before."""

    def opened(name: str = "sample", size: tuple[int, int] = DESKTOP, at: str = "", **system: object) -> Tab:
        browser.size(size, **system)  # type: ignore[arg-type]
        # A number of its own: an address that differs in its `#` alone would not be opened anew.
        browser.open(f"{files[name].as_uri()}?{next(_numbers)}{at}")
        return browser

    yield opened
    browser.run("localStorage.clear()")
    # Whatever a test has seen: the page has said nothing to the console, and asked for nothing but itself.
    assert browser.said == []
    assert [address for address in browser.requests if not address.startswith(("file:", "data:", "blob:"))] == []
