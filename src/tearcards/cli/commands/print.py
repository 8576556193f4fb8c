"""`tearcards print`: a PDF of cards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tearcards.cli.options import file_option, folder_argument, paper_options, selection_options
from tearcards.cli.writing import write_one


@click.command("print")
@folder_argument
@file_option
@selection_options
@paper_options
def command(folder: Path | None, target: Path | None, paper: str, flip: str, guide: bool, **chosen: Any) -> None:
    """Write a PDF of cards to be printed on both sides and cut.

    Eight cards come from a sheet. The first sheet tells how to print and cut them.

    \b
    Examples:
      tearcards print
      tearcards print --paper letter --flip short
      tearcards print --deck myths --no-guide -o myths.pdf
    """
    from tearcards.write import paper as printed  # noqa: PLC0415 - not needed for --help

    options = printed.Options(paper=paper, flip=flip, guide=guide)  # type: ignore[arg-type]
    write_one("paper", folder, target, chosen, options)
