"""What has one right answer is written into the files: text surgery, after which the cards say what they said.

Two sorts of things are mended. A rule may know what should stand where it found a fault; what a comment
allows stays. And the layout is put in order, which no rule asks for because no learner sees it: the order
of keys and tags, and blanks at the ends of lines. Each edit is tried first: where the file would then be
read as something else, it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tearcards import layout
from tearcards.collection import Collection
from tearcards.diagnostic import Diagnostic
from tearcards.files import write_files
from tearcards.pipeline import load
from tearcards.read.files import shown
from tearcards.read.yaml import parse
from tearcards.sameness import same_cards, same_shape
from tearcards.source import Node, Source
from tearcards.surgery import Edit, changed, operate

# One mended fault may lie within another: so often the folder is read again.
MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was mended: the file, the line in it from 1, and what was done."""

    path: str
    line: int
    what: str


Test = Callable[[Source, Source, Sequence[Edit]], bool]
"""Whether a file says after some edits what it said before."""


@dataclass(frozen=True, slots=True)
class _Proposal:
    edit: Edit
    what: str


def mend(folder: Path) -> list[Change]:
    """Mends the files of a collection, and tells what was changed.

    A file that cannot be read whole is left alone. Raises OSError where a file cannot be written.
    """
    changes: list[Change] = []
    for _ in range(MOST_ROUNDS):
        loaded = load(folder)
        if loaded.collection is None:
            return changes
        files: dict[Path, bytes] = {}
        for path, source in _files(folder, loaded.collection):
            found = [diagnostic for diagnostic in loaded.diagnostics if diagnostic.span.source is source]
            data, told = _mended(source, path.read_bytes(), found)
            if told:
                files[path] = data
                changes += told
        if not files:
            return changes
        write_files(files)
    return changes


def _files(folder: Path, collection: Collection) -> Iterator[tuple[Path, Source]]:
    known = {source.path: source for source in collection.sources if source.text}
    for path in sorted(folder.glob("*.yaml")):
        source = known.get(shown(path))
        if source:
            # A link is followed, so that it stays one.
            yield path.resolve(), source


def _mended(source: Source, data: bytes, diagnostics: list[Diagnostic]) -> tuple[bytes, list[Change]]:
    """The file after all edits that leave it as it was read, and what they did."""
    changes: list[Change] = []
    steps: list[tuple[Callable[[Source, Node], list[_Proposal]], Test]] = [
        (lambda _, __: _of_rules(diagnostics), same_shape),
        (_of_layout(layout.tags, "tags sorted"), same_cards),
        (_of_layout(layout.keys, "keys put in order"), same_cards),
        (_of_layout(layout.line_ends, "blanks at the end of the line deleted"), same_cards),
    ]
    for propose, is_same in steps:
        problems: list[Diagnostic] = []
        parsed = parse(source, problems.append)
        if parsed.node is None or not parsed.whole or problems:
            return data, changes
        kept = _apart(propose(source, parsed.node))
        if not _is_kept(source, kept, is_same):
            kept = [one for one in kept if _is_kept(source, [one], is_same)]
        changes += [Change(source.path, source.line_of(one.edit.start) + 1, one.what) for one in kept]
        edits = [one.edit for one in kept]
        data = operate(data, edits)
        source = Source(source.path, changed(source.text, edits))
    return data, changes


def _apart(proposals: list[_Proposal]) -> list[_Proposal]:
    """The proposals in the order of their places, without those that overlap one before."""
    apart: list[_Proposal] = []
    for proposal in sorted(proposals, key=lambda proposal: proposal.edit):
        if not apart or apart[-1].edit.end <= proposal.edit.start:
            apart.append(proposal)
    return apart


def _is_kept(source: Source, proposals: list[_Proposal], is_same: Test) -> bool:
    """Whether the file would still be read as what it says."""
    edits = [proposal.edit for proposal in proposals]
    return is_same(source, Source(source.path, changed(source.text, edits)), edits)


def _of_rules(diagnostics: list[Diagnostic]) -> list[_Proposal]:
    return [
        _Proposal(Edit(*found.span[1:], found.fix), f"{found.rule}: {_told(found.span.written, found.fix)}")
        for found in diagnostics
        if found.fix is not None
    ]


def _told(old: str, new: str) -> str:
    """What was there, and what is there now."""
    shown, better = " ".join(old.split()), " ".join(new.split())
    if re.sub(r"\s", "", shown) == re.sub(r"\s", "", better):
        return "blanks deleted"
    return f"`{_short(shown)}` is now `{_short(better)}`"


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _of_layout(find: Callable[[Source, Node], list[Edit]], what: str) -> Callable[[Source, Node], list[_Proposal]]:
    return lambda source, node: [_Proposal(edit, what) for edit in find(source, node)]
