"""`tearcards print`: a PDF of cards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from tearcards.cli.options import file_option, folder_argument, paper_options, selection_options
from tearcards.cli.options import offset as to_offset
from tearcards.cli.printers import Printer, remember, remembered
from tearcards.cli.telling import Refusal, say
from tearcards.cli.writing import write_one
from tearcards.screen import harmless

if TYPE_CHECKING:
    from tearcards.write.paper import Options

CALIBRATION = Path("calibration.pdf")


@click.command("print")
@folder_argument
@file_option
@selection_options
@paper_options
@click.option(
    "--offset",
    callback=to_offset,
    metavar="X,Y",
    help="Moves the answers so many mm to the right and down, for a printer that shifts them.",
)
@click.option(
    "--printer",
    metavar="NAME",
    help="Remembers --offset and --flip for the printer of this name, or uses what it remembers.",
)
@click.option("--calibrate", is_flag=True, help="Writes a sheet from which to read the --offset, and no cards.")
@click.pass_context
def command(
    context: click.Context,
    /,
    folder: Path | None,
    target: Path | None,
    offset: tuple[float, float] | None,
    printer: str | None,
    calibrate: bool,
    **chosen: Any,
) -> None:
    """Write a PDF of cards to be printed, cut or folded.

    The first sheet tells how to print it and how to make cards of it.

    \b
    Examples:
      tearcards print
      tearcards print --paper letter --card index
      tearcards print --layout fold --deck myths -o myths.pdf
      tearcards print --calibrate
      tearcards print --printer office --offset 1.5,-2
    """
    from tearcards.write import paper  # noqa: PLC0415 - not needed for --help

    names = ("paper", "card", "layout", "flip", "order", "guide", "large", "ink_saving", "font_dirs")
    options = paper.Options(**{name: chosen.pop(name) for name in names})
    if calibrate:
        if offset is not None:
            raise Refusal("--calibrate shows what the printer does by itself: leave out --offset")
        _write_calibration(options, target)
        return
    if offset is not None and not paper.moves_backs(options):
        raise Refusal(f"--layout {options.layout} prints no answers on a back: leave out --offset")
    if printer:
        flip_given = context.get_parameter_source("flip") is ParameterSource.COMMANDLINE
        options = _with_printer(options, printer, offset, flip_given=flip_given)
    elif offset is not None:
        options = replace(options, offset=offset)
    mark = "" if options.layout == "duplex" else f"-{options.layout}"
    write_one("paper", folder, target, chosen, options, mark)


def _with_printer(options: Options, name: str, offset: tuple[float, float] | None, *, flip_given: bool) -> Options:
    """The options with what is known of a printer; what was named now is remembered."""
    from tearcards.diagnostic import did_you_mean  # noqa: PLC0415 - not needed for --help

    known = remembered()
    if offset is None and not flip_given:
        if name not in known:
            help = did_you_mean(name, known) or "name its --offset once, and it is remembered; see --calibrate"
            raise Refusal(f"nothing is known of a printer `{name}`: {help}")
        return replace(options, offset=known[name].offset, flip=known[name].flip)  # type: ignore[arg-type]
    before = known.get(name, Printer())
    now = Printer(before.offset if offset is None else offset, options.flip if flip_given else before.flip)
    remember(name, now)
    right, down = now.offset
    say(f"remembered for the printer `{harmless(name)}`: --offset {right:g},{down:g} --flip {now.flip}")
    return replace(options, offset=now.offset, flip=now.flip)  # type: ignore[arg-type]


def _write_calibration(options: Options, target: Path | None) -> None:
    """The calibration sheet, into a file."""
    from tearcards.files import write_files  # noqa: PLC0415 - not needed for --help
    from tearcards.write.paper import UnsuitedError  # noqa: PLC0415
    from tearcards.write.paper.calibrate import calibration  # noqa: PLC0415

    path = target or CALIBRATION
    if path.suffix.lower() != ".pdf":
        raise Refusal(f"{path.name} should end in .pdf: {path.with_suffix('.pdf').name}")
    try:
        write_files({path: calibration(options)})
    except UnsuitedError as error:
        raise Refusal(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"cannot write {harmless(str(error.filename))}: {error.strerror}") from None
    click.echo(harmless(str(path)))
