"""What a command says, and where: problems, refusals, progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from tearcards.screen import harmless

if TYPE_CHECKING:
    from tearcards.diagnostic import Diagnostic
    from tearcards.write import Progress


class Refusal(click.ClickException):
    """What the person asked for cannot be done as asked; told in one line, with exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - click's own signature
        click.echo(f"error: {harmless(self.message)}", err=True)


def say(words: str) -> None:
    """A line for the person, on standard error."""
    click.echo(words, err=True)


def tell(diagnostics: Sequence[Diagnostic]) -> None:
    """Problems, on standard error."""
    from tearcards.report import render  # noqa: PLC0415 - not needed for --help

    if diagnostics:
        click.echo(render(diagnostics, "full", colour=is_coloured(sys.stderr)), err=True)


def counted(diagnostics: Sequence[Diagnostic]) -> str:
    """`2 errors and 1 warning`."""
    from tearcards.diagnostic import Severity  # noqa: PLC0415 - not needed for --help

    counts = {severity: sum(d.severity is severity for d in diagnostics) for severity in Severity}
    return " and ".join(f"{n} {severity}{'s' if n != 1 else ''}" for severity, n in counts.items() if n)


def is_coloured(stream: Any) -> bool:
    """Whether a person is looking who has not asked for plain text (no-color.org)."""
    return bool(stream.isatty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """A bar for each stage on standard error, where a person is looking; otherwise nothing."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    shown: list[tuple[str, Any]] = []

    def close() -> None:
        if shown:
            shown.pop()[1].__exit__(None, None, None)

    def show(stage: str, done: int, total: int) -> None:
        if not shown or shown[-1][0] != stage:
            close()
            bar = click.progressbar(length=total, label=stage.ljust(16), file=sys.stderr)
            bar.__enter__()
            shown.append((stage, bar))
        bar = shown[-1][1]
        bar.update(done - bar.pos)

    try:
        yield show
    finally:
        close()
