"""`tearcards propose`: from the answers of a form to a card."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tearcards.cli.options import chosen_folder, folder_argument
from tearcards.cli.telling import Refusal

# GitHub takes 65,536 characters in an issue, of four bytes at most.
LARGEST = 300_000


@click.command("propose")
@folder_argument
def command(folder: Path | None) -> None:
    """Read an issue of the form "Propose a card", and write the card as it stands in a deck.

    The issue's text comes on standard input, the card goes to standard output; no file is changed.
    The card gets an id that is free in the collection, and the key of its source where the
    collection knows the work.

    \b
    Examples:
      tearcards propose decks < issue.md
    """
    from tearcards.proposal import Unfit, card_of  # noqa: PLC0415 - not needed for --help
    from tearcards.read.collection import read_collection  # noqa: PLC0415

    place = chosen_folder(folder)
    collection = read_collection(place, lambda _: None)
    if collection is None:
        raise Refusal(f"{place} is no collection that can be read; `tearcards check` tells why")
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Refusal("this is longer than any issue")
    try:
        card = card_of(data.decode(errors="replace"), collection)
    except Unfit as error:
        raise Refusal(str(error)) from None
    # Bytes, so that neither a console nor a system turns letters or ends of lines into others.
    click.echo(card.encode(), nl=False)
