"""Runs the typesetter over the templates, in a folder of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from tearcards.collection import Medium
from tearcards.write.paper.fit import Misfit
from tearcards.write.paper.glyphs import FONTS

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent
MAIN = "cards.typ"
# PDF/A-2a for keeping, PDF/UA-1 for readers who hear the page.
STANDARDS: list[Any] = ["a-2a", "ua-1"]


class Desk:
    """A temporary folder with the templates and the pictures that it shows.

    The pictures lie there under names of ours: one that a contributor gave is never a path.
    """

    def __init__(self, folder: Path, media: Mapping[str, Medium]) -> None:
        self.folder = folder
        self.media = media
        self._paths: dict[str, str] = {}
        for template in sorted(TEMPLATES.glob("*.typ")):
            copyfile(template, folder / template.name)

    def picture(self, name: str) -> str:
        """The path, for the template, of the picture that cards call `name`."""
        if name not in self._paths:
            medium = self.media[name]
            path = f"picture-{len(self._paths) + 1}{medium.path.suffix.lower()}"
            copyfile(medium.path, self.folder / path)
            self._paths[name] = path
        return self._paths[name]

    def unreadable(self) -> Iterator[Medium]:
        """The pictures that the typesetter cannot draw."""
        import typst  # noqa: PLC0415 - 30 MB, for this output alone

        trial = self.folder / "trial.typ"
        trial.write_text("#image(sys.inputs.path)", encoding="utf-8")
        for name, path in self._paths.items():
            try:
                typst.compile(trial, font_paths=_fonts(), format="pdf", sys_inputs={"path": path})
            except RuntimeError:
                yield self.media[name]


@contextmanager
def desk(media: Mapping[str, Medium]) -> Iterator[Desk]:
    """A desk that is cleared afterwards."""
    with TemporaryDirectory(prefix="tearcards-", ignore_cleanup_errors=True) as folder:
        yield Desk(Path(folder), media)


@dataclass(frozen=True, slots=True)
class Typesetter:
    """The template with its job: first asked what does not fit, then drawn."""

    compiler: typst.Compiler

    @classmethod
    def at(cls, desk: Desk, job: Mapping[str, Any]) -> Typesetter:
        import typst  # noqa: PLC0415 - 30 MB, for this output alone

        told = {"job": json.dumps(job, ensure_ascii=False, separators=(",", ":"))}
        return cls(typst.Compiler(desk.folder / MAIN, root=desk.folder, font_paths=_fonts(), sys_inputs=told))

    def misfits(self) -> list[Misfit]:
        """The sides that do not fit in any size."""
        found: list[Misfit] = json.loads(self.compiler.query("<misfit>", field="value"))
        return found

    def pdf(self) -> bytes:
        """The file. Its day is always the first of 1970, so that the same job gives the same bytes."""
        return cast("bytes", self.compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=0))


def _fonts() -> typst.Fonts:
    """Our fonts and no others, whatever the machine has."""
    import typst  # noqa: PLC0415 - 30 MB, for this output alone

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
