"""The releases of the story, the learner after the second, and desks with the real Anki."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from anki_desk import AnkiDesk
from updates.learner import Learner
from updates.publisher import Publisher
from updates.story import FIRST, SECOND, THIRD, Desks, Releases, Told, live, restyled


@pytest.fixture
def learners(tmp_path: Path) -> Iterator[Desks]:
    """Gives new learners, as many as are wanted."""
    with ExitStack() as stack:
        count = iter(range(100))
        yield lambda: Learner(stack.enter_context(AnkiDesk(tmp_path / f"anki-{next(count)}")))


@pytest.fixture
def learner(learners: Desks) -> Learner:
    """A new learner."""
    return learners()


@pytest.fixture
def small(tmp_path: Path) -> Publisher:
    """The collection of the story before its first release, for a story of one's own."""
    return Publisher(tmp_path / "decks", FIRST)


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    """The releases of the story, on the days 0, 4 and 8."""
    publisher = Publisher(tmp_path_factory.mktemp("published") / "decks", FIRST)
    first = publisher.release("1.0.0", day=0)
    first_pack = publisher.package(day=1, pack="client")
    with pytest.MonkeyPatch.context() as monkeypatch, restyled(monkeypatch):
        publisher.write(SECOND)
        second = publisher.release("2.0.0", day=4)
        publisher.write(THIRD)
        third = publisher.release("2.0.1", day=8)
    return Releases(first, first_pack, second, third, publisher)


@pytest.fixture(scope="session")
def told(releases: Releases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """The story up to the second release. It may be looked at, and not be changed."""
    with AnkiDesk(tmp_path_factory.mktemp("told")) as desk:
        learner = Learner(desk)
        learner.import_package(releases.first)
        live(learner)
        before = learner.all()
        log = learner.import_package(releases.second)
        yield Told(learner, before, learner.all(), log)
