"""The arguments and options that commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import wraps
from math import isfinite
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from tearcards.cli.telling import Refusal

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


def offset(_: click.Context, __: click.Parameter, value: str | None) -> tuple[float, float] | None:
    """Two lengths in mm that were typed with a comma between them."""
    if value is None:
        return None
    try:
        right, down = (float(part) for part in value.replace("−", "-").split(","))
    except ValueError:
        raise click.BadParameter(f"{value!r} is not two lengths in mm, such as 1.5,-2") from None
    if not (isfinite(right) and isfinite(down)):
        raise click.BadParameter(f"{value!r} is not two lengths in mm, such as 1.5,-2")
    return right, down


def _layouts() -> list[str]:
    """The names of the layouts, without importing them: a layout is a file."""
    folder = Path(__file__).parents[1] / "write" / "paper" / "layouts"
    return sorted(info.name for info in iter_modules([str(folder)]))


def _suited(command: Command) -> Command:
    """The command, which refuses options that do not go together before anything else is done."""

    @wraps(command)
    def checked(*arguments: Any, **options: Any) -> Any:
        from tearcards.write import paper  # noqa: PLC0415 - not needed for --help

        options["paper"] = options["paper"] or ""
        options["card"] = options["card"] or ""
        names = {field.name for field in fields(paper.Options)}
        try:
            paper.suits(
                paper.Options(**{name: value for name, value in options.items() if name in names and value is not None})
            )
        except paper.UnsuitedError as error:
            raise Refusal(str(error)) from None
        return command(*arguments, **options)

    return cast("Command", checked)


def paper_options(command: Command) -> Command:
    """What is printed on and how, for every command that prints."""
    return _paper_options(_suited(command))


_paper_options = _all(
    click.option(
        "--paper",
        type=click.Choice(["a4", "letter", "a5", "legal", "card"]),
        help="The paper in the printer; `card` is the card itself, for a tray of cards.  [default: a4]",
    ),
    click.option(
        "--card",
        metavar="SIZE",
        help="a5, a6, a7, a8, index, business, perforated sheets such as 5371, or WxH in mm.  [default: a7]",
    ),
    click.option(
        "--layout",
        type=click.Choice(_layouts()),
        default="duplex",
        show_default=True,
        help="duplex: both sides; fold: fold once and glue; fronts and backs: one file each, for feeding by hand.",
    ),
    click.option(
        "--flip",
        type=click.Choice(["long", "short"]),
        default="long",
        show_default=True,
        help="The edge over which the printer turns the sheet.",
    ),
    click.option(
        "--order",
        type=click.Choice(["sheet", "stack"]),
        default="sheet",
        show_default=True,
        help="Cards follow each other on a sheet, or in the piles that come of cutting all sheets at once.",
    ),
    click.option("--large", is_flag=True, help="Large print: 16 pt and more, on cards of A6 or larger."),
    click.option("--ink-saving", is_flag=True, help="Smaller and lighter letters, no tints."),
    click.option(
        "--font-dir",
        "font_dirs",
        multiple=True,
        metavar="DIR",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="A folder with fonts for letters that ours lack (may be repeated).",
    ),
    click.option(
        "--guide/--no-guide",
        default=True,
        show_default=True,
        help="The first sheet: the safety note, how to print and how to cut.",
    ),
)
