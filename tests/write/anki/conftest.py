"""Packages of the real decks and of the awkward ones, and a desk with the real Anki to open them on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from anki_desk import AnkiDesk
from awkward import lay_out_awkward
from packing import DECKS, packed, read
from tearcards.collection import Collection


@pytest.fixture(scope="session")
def decks() -> Collection:
    """The real decks."""
    return read(DECKS)


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The awkward decks."""
    return read(lay_out_awkward(tmp_path_factory.mktemp("awkward")))


@pytest.fixture(scope="session")
def package(decks: Collection) -> bytes:
    """The package of the real decks."""
    return packed(decks)


@pytest.fixture(scope="session")
def awkward_package(awkward: Collection) -> bytes:
    """The package of the awkward decks."""
    return packed(awkward)


@pytest.fixture(params=["decks", "awkward"])
def each(request: pytest.FixtureRequest) -> tuple[Collection, bytes]:
    """The real decks and their package, then the awkward ones and theirs."""
    package = {"decks": "package", "awkward": "awkward_package"}[request.param]
    return request.getfixturevalue(request.param), request.getfixturevalue(package)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[AnkiDesk]:
    """A new learner's Anki."""
    with AnkiDesk(tmp_path / "anki") as desk:
        yield desk


@pytest.fixture(scope="session")
def awkward_desk(awkward_package: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnkiDesk]:
    """A desk with the awkward decks on it, to be looked at only."""
    with AnkiDesk(tmp_path_factory.mktemp("desk")) as desk:
        desk.import_package(awkward_package)
        yield desk
