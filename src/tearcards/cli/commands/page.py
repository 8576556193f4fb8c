"""`tearcards page`: a page for a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tearcards.cli.options import file_option, folder_argument, selection_options
from tearcards.cli.writing import write_one


@click.command("page")
@folder_argument
@file_option
@selection_options
def command(folder: Path | None, target: Path | None, **chosen: Any) -> None:
    """Write one HTML file with all cards, to be read, searched, studied and printed in a browser.

    The file needs nothing else, and asks for nothing from the web. Study keeps its progress in the
    browser.

    \b
    Examples:
      tearcards page
      tearcards page --pack client -o for-clients.html
      tearcards page --deck myths --tag relief
    """
    from tearcards.write import page  # noqa: PLC0415 - not needed for --help

    write_one("page", folder, target, chosen, page.Options())
