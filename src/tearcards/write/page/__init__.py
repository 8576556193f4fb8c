"""A collection to one page for a browser: every card, to be read, found, printed and studied.

The file holds all that it shows, and asks for nothing from elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from tearcards.collection import Collection
from tearcards.diagnostic import Diagnostic, in_order
from tearcards.write import Progress, Written

SUFFIX = ".html"


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing is to be chosen: the reader chooses, on the page."""


def objection(file_name: str) -> str:  # noqa: ARG001 - a page may be called as one likes
    """Nothing: a page may be called as one likes."""
    return ""


def write(collection: Collection, options: Options, progress: Progress) -> Written:  # noqa: ARG001 - there are none
    """The page, or the problems for which there is none."""
    # What draws cards for Anki draws them here too, and is not needed for `--help`.
    from tearcards.write.page.document import document  # noqa: PLC0415
    from tearcards.write.page.media import addresses  # noqa: PLC0415
    from tearcards.write.page.shell import Extra  # noqa: PLC0415

    problems: list[Diagnostic] = []
    media = addresses(collection, problems)
    if problems:
        return Written(None, tuple(in_order(problems)))
    return Written(document(collection, media, Extra(), progress).encode())
