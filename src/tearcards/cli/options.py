"""The arguments and options that commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from tearcards.collection import Collection

Command = TypeVar("Command", bound=Callable[..., Any])


def chosen_folder(folder: Path | None) -> Path:
    """The collection that was named, or the one that is taken where none was."""
    from tearcards.shelf import default_collection  # noqa: PLC0415 - reading is not needed for --help

    return folder or default_collection()


def _completing(choose: Callable[[Collection], Sequence[str]]) -> Callable[..., list[str]]:
    """Words for the shell to offer, out of the collection that would be used."""

    def words(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
        from tearcards.read.collection import read_collection  # noqa: PLC0415 - for the shell only

        collection = read_collection(chosen_folder(context.params.get("folder")), lambda _: None)
        return [word for word in choose(collection) if word.startswith(begun)] if collection else []

    return words


def _all(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Options in the order in which --help shows them."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


folder_argument = click.argument("folder", metavar="[COLLECTION]", required=False, type=click.Path(path_type=Path))

file_option = click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The file to write; where none is named, one in the current folder.",
)

pack_option = click.option(
    "--pack",
    metavar="NAME",
    help="Only the cards of this pack, such as client.",
    shell_complete=_completing(lambda collection: list(collection.head.packs)),
)

selection_options = _all(
    pack_option,
    click.option(
        "--deck",
        "decks",
        multiple=True,
        metavar="ID",
        help="Only this deck: its file's name without .yaml (may be repeated).",
        shell_complete=_completing(lambda collection: [deck.id for deck in collection.decks]),
    ),
    click.option(
        "--tag",
        "tags",
        multiple=True,
        metavar="TAG",
        help="Only cards with this tag or a branch of it (may be repeated).",
        shell_complete=_completing(lambda collection: sorted({tag for card in collection.cards for tag in card.tags})),
    ),
)

paper_options = _all(
    click.option(
        "--paper",
        type=click.Choice(["a4", "letter"]),
        default="a4",
        show_default=True,
        help="The paper that is in the printer.",
    ),
    click.option(
        "--flip",
        type=click.Choice(["long", "short"]),
        default="long",
        show_default=True,
        help="The edge over which the printer turns the sheet.",
    ),
    click.option(
        "--guide/--no-guide",
        default=True,
        show_default=True,
        help="The first sheet: the safety note, how to print and how to cut.",
    ),
)
