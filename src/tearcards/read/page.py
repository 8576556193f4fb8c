"""One file of a collection, read as far as it can be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tearcards.diagnostic import Diagnostic, Tell
from tearcards.read.files import problem, read_text, shown
from tearcards.read.yaml import parse
from tearcards.source import Mapping, Node, Source, Span, Text


@dataclass(frozen=True, slots=True)
class Page:
    """The keys of a file. `whole` is false where a part of it, or all, could not be read."""

    name: str
    source: Source
    node: Mapping | None
    whole: bool

    @property
    def entries(self) -> tuple[tuple[Text, Node], ...]:
        return self.node.entries if self.node else ()

    @property
    def beginning(self) -> Span:
        """Where a key that the file lacks is told."""
        return self.source.span(0, len(self.source.line(0)))

    def own(self, tell: Tell) -> Tell:
        """Takes the problems of the file's own keys.

        In a file that was read in part, a key that seems to be missing or empty may stand in the
        other part: the author is told of the slip, and not of what follows from it.
        """
        if self.whole:
            return tell

        def leave_out(found: Diagnostic) -> None:
            if found.rule not in ("missing-key", "empty"):
                tell(found)

        return leave_out


def read_page(folder: Path, name: str, tell: Tell) -> Page:
    """The file `name` of `folder`; problems go to `tell`."""
    path = folder / name
    if not path.exists() and not path.is_symlink():
        tell(problem(shown(path), "no-file", f"there is no file `{name}`", f"put a file `{name}` into the folder"))
        return Page(name, Source(shown(path)), None, whole=False)
    source = read_text(path, folder, tell)
    if source is None:
        return Page(name, Source(shown(path)), None, whole=False)
    parsed = parse(source, tell)
    if isinstance(parsed.node, Mapping):
        return Page(name, source, parsed.node, parsed.whole)
    if parsed.whole:
        tell(_no_keys(source, parsed.node))
    return Page(name, source, None, whole=False)


def _no_keys(source: Source, node: Node | None) -> Diagnostic:
    help = "begin with a line such as `title: …`"
    if node is None or (isinstance(node, Text) and not node.strip()):
        return Diagnostic(source.span(0, 0), "empty", "the file is empty", help=help)
    place = source.line_span(node.span.line - 1)
    return Diagnostic(place, "wrong-shape", "the file should be made of keys, and it is not", help=help)
