"""Collection to bytes: one folder an output. A writer reads prompts and note types, never kinds.

An output is found by being here: a folder with `SUFFIX`, `Options` and `write` in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, cast

from tearcards.collection import Collection
from tearcards.diagnostic import Diagnostic

Progress = Callable[[str, int, int], None]
"""Takes what is being done, and how much of how much is finished."""


def quietly(stage: str, done: int, total: int) -> None:
    """The progress that nobody looks at."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes, or None and the problems for which there are none."""

    data: bytes | None
    diagnostics: tuple[Diagnostic, ...] = ()


class Output(Protocol):
    """What a module of this folder has.

    The same collection and options give the same bytes, on any day and any machine.
    """

    SUFFIX: str
    """How the file's name ends, with the dot."""
    Options: Callable[[], Any]
    """A frozen dataclass, each field with a default."""

    def objection(self, file_name: str) -> str:
        """Why no file of this output should be called so; nothing where the name is good."""
        ...

    def write(self, collection: Collection, options: Any, progress: Progress) -> Written: ...


@cache
def outputs() -> dict[str, Output]:
    """Every output by its name."""
    names = sorted(info.name for info in iter_modules(__path__))
    return {name: cast("Output", import_module(f"{__name__}.{name}")) for name in names}
