"""Sets one part of a document, by itself or as a program: `python part.py ORDER`.

The program is for a process of its own, which takes the typesetter's memory with it when it ends. It
imports nothing of ours, so that it starts at once. `ORDER` is a JSON file; what comes out is a line
of JSON and then the PDF.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, cast

if TYPE_CHECKING:
    import typst

# PDF/A-2a for keeping, PDF/UA-1 for readers who hear the page.
STANDARDS: list[Any] = ["a-2a", "ua-1"]


class Order(TypedDict):
    """What is to be set: the template, the folder it may read, folders with fonts, the job as JSON.

    Without `draw` it is only fitted.
    """

    template: str
    root: str
    fonts: list[str]
    job: str
    draw: bool


class Part(TypedDict):
    """What came of it: what did not fit, on which page the guide ends, and the words of an error."""

    misfits: list[Any]
    guide_end: list[int]
    error: str


def compiler(order: Order) -> typst.Compiler:
    """The typesetter, before it has done anything. Our fonts and no others, whatever the machine has."""
    import typst  # noqa: PLC0415 - 30 MB, for this output alone

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(order["fonts"]))
    told = {"job": order["job"]}
    return typst.Compiler(order["template"], root=order["root"], font_paths=fonts, sys_inputs=told)


def typeset(order: Order, progress: Callable[[str, int, int], None]) -> tuple[Part, bytes]:
    """The part, and its PDF: nothing where something does not fit or only that was asked.

    Its day is always the first of 1970, so that the same job gives the same bytes.
    """
    try:
        progress("fitting text", 0, 1)
        typesetter = compiler(order)
        misfits = json.loads(typesetter.query("<misfit>", field="value"))
        guide_end = json.loads(typesetter.query("<guide-end>", field="value"))
        progress("fitting text", 1, 1)
        data = b""
        if order["draw"] and not misfits:
            progress("drawing sheets", 0, 1)
            data = cast("bytes", typesetter.compile(format="pdf", pdf_standards=STANDARDS, timestamp=0))
            progress("drawing sheets", 1, 1)
    except RuntimeError as error:  # what the typesetter raises, with and without a type of its own
        return {"misfits": [], "guide_end": [], "error": str(error)}, b""
    return {"misfits": misfits, "guide_end": guide_end, "error": ""}, data


def main() -> None:
    """The program."""
    order: Order = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    part, data = typeset(order, lambda *_: None)
    sys.stdout.buffer.write(json.dumps(part).encode() + b"\n" + data)


if __name__ == "__main__":
    main()
