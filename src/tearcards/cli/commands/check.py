"""`tearcards check`: every problem, with its place and what to do."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tearcards.cli.options import chosen_folder
from tearcards.cli.own import own_folder
from tearcards.cli.telling import counted, is_coloured, say
from tearcards.screen import harmless


@click.command("check")
@click.argument("folders", metavar="[COLLECTION]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    type=click.Choice(["full", "short", "github", "json"]),
    default="full",
    show_default=True,
    help="How problems are told: to a person, in a line each, to GitHub, to a program.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--fix", is_flag=True, help="First mend what has one right answer, in the files themselves.")
def command(folders: tuple[Path, ...], format: str, strict: bool, fix: bool) -> None:
    """Tell every problem of the decks, with its place and what to do.

    Problems go to standard output, their number to standard error. The exit status is 0 where all
    is well, 1 where there are problems, 2 where the command was not understood.

    With --fix, typography is mended where there is one right answer, and keys, tags and line ends are
    put in order. Comments and layout stay. What was changed is told on standard error.

    \b
    Examples:
      tearcards check
      tearcards check decks other-decks --strict
      tearcards check --fix
      tearcards check --format json > problems.json
    """
    from tearcards import pipeline  # noqa: PLC0415 - not needed for --help
    from tearcards.diagnostic import has_errors  # noqa: PLC0415
    from tearcards.report import render  # noqa: PLC0415

    chosen = folders or (chosen_folder(None),)
    if fix:
        _fix(folders or (own_folder(None),))
    diagnostics = pipeline.check(chosen)
    colour = format == "full" and is_coloured(sys.stdout)
    click.echo(render(diagnostics, format, colour=colour), nl=False)
    if format in ("full", "short"):
        say(counted(diagnostics) if diagnostics else "no problems found")
    if has_errors(diagnostics) or (strict and diagnostics):
        sys.exit(1)


def _fix(folders: Sequence[Path]) -> None:
    from tearcards.fix import mend  # noqa: PLC0415 - not needed for --help

    for folder in folders:
        try:
            changes = mend(folder)
        except OSError as error:
            raise click.ClickException(f"cannot write {harmless(str(error.filename))}: {error.strerror}") from None
        for change in changes:
            say(harmless(f"{change.path}:{change.line}: {change.what}"))
