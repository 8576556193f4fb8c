"""`tearcards check`: every problem, with its place and what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tearcards.cli.options import chosen_folder
from tearcards.cli.telling import counted, is_coloured, say


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
def command(folders: tuple[Path, ...], format: str, strict: bool) -> None:
    """Tell every problem of the decks, with its place and what to do.

    Problems go to standard output, their number to standard error. The exit status is 0 where all
    is well, 1 where there are problems, 2 where the command was not understood.

    \b
    Examples:
      tearcards check
      tearcards check decks other-decks --strict
      tearcards check --format json > problems.json
    """
    from tearcards import pipeline  # noqa: PLC0415 - not needed for --help
    from tearcards.diagnostic import has_errors  # noqa: PLC0415
    from tearcards.report import render  # noqa: PLC0415

    diagnostics = pipeline.check(folders or (chosen_folder(None),))
    colour = format == "full" and is_coloured(sys.stdout)
    click.echo(render(diagnostics, format, colour=colour), nl=False)
    if format in ("full", "short"):
        say(counted(diagnostics) if diagnostics else "no problems found")
    if has_errors(diagnostics) or (strict and diagnostics):
        sys.exit(1)
