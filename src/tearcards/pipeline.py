"""The whole story: a folder is loaded and checked, a part of it chosen, and written.

    text -> collection and problems -> rules -> problems -> selection -> bytes -> files

Nothing is written while an error stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tearcards.allow import allowed
from tearcards.collection import Collection, Selection, select
from tearcards.diagnostic import Diagnostic, has_errors, in_order
from tearcards.read.collection import read_collection
from tearcards.rules import judge
from tearcards.write import Output, Progress, Written, outputs, quietly


@dataclass(frozen=True, slots=True)
class Loaded:
    """A folder that was read and judged. `collection` is None where there is none."""

    collection: Collection | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def sound(self) -> bool:
        """Whether there is a collection without errors."""
        return self.collection is not None and not has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class Built:
    """Files by their names, or the problems for which there are none."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def load(folder: Path) -> Loaded:
    """Reads and judges the collection in `folder`."""
    problems: list[Diagnostic] = []
    collection = read_collection(folder, problems.append)
    if collection is not None:
        problems.extend(allowed(collection, judge(collection)))
    return Loaded(collection, tuple(in_order(problems)))


def check(folders: Iterable[Path]) -> list[Diagnostic]:
    """The problems of all collections, by file and place."""
    return in_order(diagnostic for folder in folders for diagnostic in load(folder).diagnostics)


def build(
    collection: Collection, selection: Selection, options: Mapping[str, Any], progress: Progress = quietly
) -> Built:
    """The chosen cards in each output that `options` names, with the options for it.

    If one output cannot be made there are no files at all.
    """
    chosen = select(collection, selection)
    made: dict[str, Written] = {}
    for name, wanted in options.items():
        output = outputs()[name]
        made[file_name(collection, selection, output)] = output.write(chosen, wanted, progress)
    problems = in_order(diagnostic for written in made.values() for diagnostic in written.diagnostics)
    if any(written.data is None for written in made.values()):
        return Built({}, tuple(problems))
    return Built({name: written.data for name, written in made.items() if written.data}, tuple(problems))


def file_name(collection: Collection, selection: Selection, output: Output) -> str:
    """What the file is called: the collection, then what was chosen of it."""
    chosen = [selection.pack or "", *selection.decks, *selection.tags]
    parts = [collection.head.id, *(re.sub(r"[^a-z0-9-]+", "-", part) for part in chosen if part)]
    return "-".join(parts)[:120] + output.SUFFIX
