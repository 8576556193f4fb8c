"""`tearcards preview`: the page, while the decks are being written."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tearcards.cli.options import chosen_folder, folder_argument
from tearcards.cli.telling import Refusal, counted, say, tell

if TYPE_CHECKING:
    from tearcards.diagnostic import Diagnostic


@click.command("preview")
@folder_argument
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="NUMBER",
    help="The port to serve the page on; where none is named, one that is free.",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
def command(folder: Path | None, port: int | None, opens: bool) -> None:
    """Show the cards in a browser while you write them.

    The page is served to this computer alone, is new after each save, and shows the problems that
    `tearcards check` would tell. End it with Ctrl-C.

    \b
    Examples:
      tearcards preview --open
      tearcards preview my-decks --port 8000
    """
    from tearcards.preview.server import Server  # noqa: PLC0415 - not needed for --help
    from tearcards.preview.watched import Watched  # noqa: PLC0415

    def told(diagnostics: Sequence[Diagnostic]) -> None:
        say(counted(diagnostics) if diagnostics else "no problems found")

    place = chosen_folder(folder)
    _refuse_what_is_none(place)
    try:
        server = Server(Watched(place, told), port or 0)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = f"port {port} is in use" if taken else f"port {port} cannot be had ({error.strerror})"
        raise Refusal(f"{why}; name another, or leave out --port") from None
    with server:
        click.echo(server.address)
        sys.stdout.flush()
        try:
            server.watched.look()
            if opens:
                click.launch(server.address)
            server.serve_forever(poll_interval=0.1)
        except KeyboardInterrupt:
            say("the preview has ended")


def _refuse_what_is_none(folder: Path) -> None:
    """An end with the problem told, where the folder is no collection at all."""
    from tearcards import pipeline  # noqa: PLC0415 - not needed for --help

    loaded = pipeline.load(folder)
    if loaded.collection is None:
        tell(loaded.diagnostics)
        sys.exit(1)
