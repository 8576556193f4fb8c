"""Runs the typesetter over the templates in a temporary folder, for each of several parts in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from tearcards.collection import Medium
from tearcards.write import Progress
from tearcards.write.paper import part
from tearcards.write.paper.fit import Misfit
from tearcards.write.paper.glyphs import FONTS

HERE = Path(__file__).parent
TEMPLATES = (HERE, HERE / "layouts")
# Two processes keep two cores busy and stay far below a gigabyte.
PROCESSES = 2


class TypesettingError(RuntimeError):
    """The typesetter gave up, in its own words."""


@dataclass(frozen=True, slots=True)
class Set:
    """What was set: the sides that fit in no size, the guide's last page (0 where there is none), the PDF if drawn."""

    misfits: list[Misfit]
    guide_end: int
    data: bytes


class Desk:
    """A temporary folder with the templates and the pictures that it shows.

    The pictures lie there under names of ours: one that a contributor gave is never a path.
    """

    def __init__(self, folder: Path, media: Mapping[str, Medium], font_dirs: Sequence[Path] = ()) -> None:
        self.folder = folder
        self.media = media
        self.fonts = [str(FONTS), *(str(path.resolve()) for path in font_dirs)]
        self._paths: dict[str, str] = {}
        for templates in TEMPLATES:
            for template in sorted(templates.glob("*.typ")):
                copyfile(template, folder / template.name)

    def picture(self, name: str) -> str:
        """The path, for the template, of the picture that cards call `name`."""
        if name not in self._paths:
            medium = self.media[name]
            path = f"picture-{len(self._paths) + 1}{medium.path.suffix.lower()}"
            copyfile(medium.path, self.folder / path)
            self._paths[name] = path
        return self._paths[name]

    def order(self, template: str, job: Mapping[str, Any], *, draw: bool = True) -> part.Order:
        """The order for a job that `template` is to set."""
        return {
            "template": str(self.folder / template),
            "root": str(self.folder),
            "fonts": self.fonts,
            "job": json.dumps(job, ensure_ascii=False, separators=(",", ":")),
            "draw": draw,
        }

    def unreadable(self) -> Iterator[Medium]:
        """The pictures that the typesetter cannot draw."""
        trial = self.folder / "trial.typ"
        trial.write_text("#image(json(bytes(sys.inputs.job)))", encoding="utf-8")
        for name, path in self._paths.items():
            try:
                part.compiler(self.order(trial.name, path)).compile(format="pdf")  # type: ignore[arg-type]
            except RuntimeError:
                yield self.media[name]


@contextmanager
def desk(media: Mapping[str, Medium], font_dirs: Sequence[Path] = ()) -> Iterator[Desk]:
    """A desk that is cleared afterwards."""
    with TemporaryDirectory(prefix="tearcards-", ignore_cleanup_errors=True) as folder:
        yield Desk(Path(folder), media, font_dirs)


def typeset(order: part.Order, progress: Progress) -> Set:
    """One part, in this process. Raises TypesettingError."""
    return _told(*part.typeset(order, progress))


def typeset_apart(desk: Desk, orders: Iterable[part.Order], finished: Callable[[int], None]) -> list[Set]:
    """Several parts, each in a process of its own as soon as its order comes. Raises TypesettingError.

    `finished` takes how many are done.
    """
    with ThreadPoolExecutor(PROCESSES) as threads:
        waiting = [threads.submit(_in_a_process, desk, n, order) for n, order in enumerate(orders)]
        done: list[Set] = []
        finished(0)
        for one in waiting:
            done.append(one.result())
            finished(len(done))
    return done


def _in_a_process(desk: Desk, n: int, order: part.Order) -> Set:
    path = desk.folder / f"order-{n}.json"
    path.write_text(json.dumps(order), encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    # -P: modules beside it are no business of the program's.
    program = [sys.executable, "-P", part.__file__, str(path)]
    run = subprocess.run(program, env=env, capture_output=True, check=False)  # noqa: S603 - our own program and file
    head, _, data = run.stdout.partition(b"\n")
    if run.returncode or not head:
        raise TypesettingError(
            run.stderr.decode(errors="replace").strip() or f"the typesetter ended with {run.returncode}"
        )
    return _told(json.loads(head), data)


def _told(told: part.Part, data: bytes) -> Set:
    if told["error"]:
        raise TypesettingError(told["error"])
    return Set(told["misfits"], max(told["guide_end"], default=0), data)
