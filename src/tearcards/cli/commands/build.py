"""`tearcards build`: every output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tearcards.cli.options import folder_argument, pack_option, paper_options
from tearcards.cli.telling import Refusal
from tearcards.cli.writing import selection, sound, time_of_build, write_all


@click.command("build")
@folder_argument
@click.option(
    "-o",
    "--output",
    "target",
    metavar="DIR",
    default="dist",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder to write into.",
)
@pack_option
@paper_options
def command(folder: Path | None, target: Path, pack: str | None, **paper: Any) -> None:
    """Check the decks, then write every output into a folder.

    If anything is wrong, nothing is written. The names of the files go to standard output.

    \b
    Examples:
      tearcards build
      tearcards build my-decks -o out --pack client
    """
    from tearcards.write import outputs  # noqa: PLC0415 - not needed for --help

    if target.exists() and not target.is_dir():
        raise Refusal(f"{target} is a file; name a folder to write into")
    collection = sound(folder)
    chosen = selection(collection, pack)
    given: dict[str, dict[str, Any]] = {"paper": paper, "anki": {"now": time_of_build()}}
    options = {name: output.Options(**given.get(name, {})) for name, output in outputs().items()}
    write_all(collection, chosen, options, lambda name: target / name)
