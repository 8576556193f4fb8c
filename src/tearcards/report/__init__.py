"""Diagnostics to text: one file a format.

A format is found by being here: a module with `render`, which takes the diagnostics in order and
gives the text, without colours unless it is told that a person is looking.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from tearcards.diagnostic import Diagnostic

Render = Callable[[Sequence[Diagnostic], bool], str]


@cache
def formats() -> tuple[str, ...]:
    """The names of the formats."""
    return tuple(sorted(info.name for info in iter_modules(__path__)))


def render(diagnostics: Sequence[Diagnostic], format: str, *, colour: bool = False) -> str:
    """The diagnostics in a format; nothing for none, except where the format has a word for it."""
    shape: Render = import_module(f"{__name__}.{format}").render
    return shape(diagnostics, colour)
