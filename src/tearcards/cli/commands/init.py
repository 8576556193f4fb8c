"""`tearcards init`: a new collection."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from tearcards.cli.telling import Refusal, say
from tearcards.cli.writing import time_of_build
from tearcards.screen import harmless


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", metavar="WORDS", help="What the collection is called; otherwise as its folder.")
def command(folder: Path, title: str | None) -> None:
    """Make a new collection of your own in the folder DIR, with two cards of each kind to begin from.

    It can be checked, built and printed as it is. The folder is made; one that holds anything is refused.

    \b
    Examples:
      tearcards init my-cards
      tearcards init my-cards --title "Birds of the lake"
    """
    from tearcards.files import write_files  # noqa: PLC0415 - not needed for --help
    from tearcards.starter import starter_files  # noqa: PLC0415

    if folder.exists() and not folder.is_dir():
        raise Refusal(f"{folder} is a file; name a folder for the collection")
    if folder.is_dir() and any(folder.iterdir()):
        raise Refusal(f"{folder} is not empty; name a new folder for the collection")
    day = datetime.fromtimestamp(time_of_build(), UTC).date().isoformat()
    words = " ".join((title or _title(folder)).split())
    made = {folder / name: data for name, data in starter_files(words, day).items()}
    try:
        write_files(made)
    except OSError as error:
        raise click.ClickException(f"cannot write {harmless(str(error.filename))}: {error.strerror}") from None
    for path in made:
        click.echo(harmless(str(path)))
    say(f"next: cd {harmless(str(folder))}, then tearcards check, tearcards build, tearcards new")


def _title(folder: Path) -> str:
    """The name of the folder as words: `my-cards` is called My cards."""
    words = " ".join(folder.resolve().name.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or "My cards"
