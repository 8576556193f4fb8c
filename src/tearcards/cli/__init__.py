"""The command `tearcards`: arguments in, files and messages out. What it does stands in the pipeline.

A command is a file in `commands` with `command` in it, and is found by being there.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

import click

from tearcards import __version__
from tearcards.cli import commands


class Commands(click.Group):
    """The commands of the folder, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return sorted(info.name for info in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        found: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        return found


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="tearcards %(version)s")
def main() -> None:
    """Check decks of study cards, and compile them for Anki, for paper and for a browser.

    COLLECTION is a folder with a file collection.yaml in it. Without one, decks/ in the current
    folder is taken, and where there is none, the decks on tears in therapy that come along.

    \b
    Examples:
      tearcards build                       every output, into dist/
      tearcards check --format short        one line for each problem
      tearcards print --paper letter --pack client
    """
    for stream in (sys.stdout, sys.stderr):
        # An old console that lacks a letter shows a mark for it, and the run goes on.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
