"""`tearcards anki`: a package for Anki."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tearcards.cli.options import file_option, folder_argument, selection_options
from tearcards.cli.writing import time_of_build, write_one


@click.command("anki")
@folder_argument
@file_option
@selection_options
def command(folder: Path | None, target: Path | None, **chosen: Any) -> None:
    """Write a package for Anki: open it there, or choose File, Import.

    \b
    Examples:
      tearcards anki
      tearcards anki --pack client -o for-clients.apkg
      tearcards anki --deck myths --tag relief
    """
    from tearcards.write import anki  # noqa: PLC0415 - not needed for --help

    write_one("anki", folder, target, chosen, anki.Options(now=time_of_build()))
