"""A maintainer at work: a collection in a folder, written, released and built by the program itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from click.testing import CliRunner, Result

from awkward import png
from conftest import COLLECTION, SOURCES, lay_out
from tearcards.cli import main
from tearcards.collection import Collection, Selection, select
from tearcards.ledger import Ledger, read_ledger
from tearcards.pipeline import load
from tearcards.source import Source
from tearcards.write import anki, quietly
from tearcards.write.anki.notes import PUBLISHED

TRAINEES = """\
  trainee:
    title: For trainees
    description: For people in training.
    audience: [trainee]
"""
"""A second pack, so that the first is a part of the whole."""

DAY = 86_400
BEGIN = PUBLISHED + DAY
"""The first day of every story. The days that follow are past ones: Anki's Check Database takes
times that are still to come for mistakes, and sets them to now."""


def at(day: float) -> int:
    """A day of the story in seconds since 1970."""
    return BEGIN + round(day * DAY)


def tearcards(*arguments: str, day: float = 0) -> Result:
    """The command, as a maintainer runs it on a day of the story."""
    result = CliRunner().invoke(main, arguments, env={"SOURCE_DATE_EPOCH": str(at(day))})
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


@dataclass(frozen=True)
class Draft:
    """A card as the maintainer writes it."""

    id: str
    question: str
    answer: str
    why: str = "One clinician finds it useful."
    tags: tuple[str, ...] = ("grief",)
    audience: tuple[str, ...] = ("client",)
    formerly: str | None = None
    picture: str | None = None

    def written(self) -> str:
        """The card in YAML."""
        shown = f" ![a cup]({self.picture})" if self.picture else ""
        lines = [
            f"id: {self.id}",
            *([f"formerly: {self.formerly}"] if self.formerly else []),
            f"question: {json.dumps(self.question + shown)}",
            f"answer: {json.dumps(self.answer)}",
            f"why: {json.dumps(self.why)}",
            f"audience: [{', '.join(self.audience)}]",
            "sources: [author-2020]",
            "evidence: opinion",
            f"tags: [{', '.join(self.tags)}]",
        ]
        return "  - " + "\n    ".join(lines) + "\n"


@dataclass(frozen=True)
class Gone:
    """A retired card as the maintainer writes it."""

    id: str
    reason: str = "It said too much"
    successor: str | None = None

    def written(self) -> str:
        """The entry in YAML."""
        more = f"    successor: {self.successor}\n" if self.successor else ""
        return f"  - id: {self.id}\n    reason: {self.reason}\n{more}"


@dataclass(frozen=True)
class State:
    """All that the maintainer writes: cards by their deck, the retired ones, pictures by their names."""

    decks: Mapping[str, Sequence[Draft]]
    retired: Sequence[Gone] = ()
    media: Mapping[str, bytes] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def files(self) -> dict[str, str | bytes]:
        """The files of the collection, apart from its head."""
        files: dict[str, str | bytes] = {"sources.yaml": SOURCES}
        for n, (deck, drafts) in enumerate(self.decks.items()):
            gone = "".join(entry.written() for entry in self.retired) if n == 0 else ""
            title = self.titles.get(deck, deck.title())
            head = f"title: {title}\ndescription: Cards on {deck}.\nkind: question\n"
            files[f"{deck}.yaml"] = (
                head + (f"retired:\n{gone}" if gone else "") + "cards:\n" + "".join(draft.written() for draft in drafts)
            )
        return files | {f"media/{name}": data for name, data in self.media.items()}

    def with_card(self, card: str, **changes: object) -> State:
        """The same with another text, tag or name on one card."""
        decks = {
            deck: [replace(draft, **changes) if draft.id == card else draft for draft in drafts]  # type: ignore[arg-type]
            for deck, drafts in self.decks.items()
        }
        return replace(self, decks=decks)


def picture(shade: int) -> bytes:
    """A small picture, another for each shade of grey."""
    return png(2, 2, shade)


class Publisher:
    """The collection in `folder`. Its files are written as a maintainer writes them."""

    def __init__(self, folder: Path, state: State) -> None:
        self.folder = folder
        lay_out(folder, {"collection.yaml": COLLECTION.replace("[tears]", f"[{', '.join(state.decks)}]") + TRAINEES})
        self.write(state)

    def write(self, state: State) -> None:
        """Puts the collection into a state, ready to be released."""
        lay_out(self.folder, state.files())

    @property
    def collection(self) -> Collection:
        """The collection as it now is, which has no error."""
        loaded = load(self.folder)
        assert loaded.collection is not None
        assert loaded.sound, [found.message for found in loaded.diagnostics]
        return loaded.collection

    @property
    def ledger(self) -> Ledger:
        """What was published last."""
        path = self.folder / "ledger.json"
        ledger = read_ledger(Source(str(path), path.read_text("utf-8")), lambda problem: None)
        assert ledger is not None
        return ledger

    def package(self, day: float, pack: str | None = None) -> bytes:
        """What learners can import, built on a day."""
        chosen = select(self.collection, Selection(pack=pack))
        written = anki.write(chosen, anki.Options(now=at(day)), quietly)
        assert written.diagnostics == ()
        assert written.data is not None
        return written.data

    def release(self, version: str, day: float) -> bytes:
        """Releases the collection on a day, and gives the package of it, built a day later."""
        done = tearcards("release", version, str(self.folder), day=day)
        assert done.exit_code == 0, done.stderr
        return self.package(day + 1)
