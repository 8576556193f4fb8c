"""What is remembered of a printer: how far it shifts the backs, and over which edge it turns the sheet.

It belongs to a person and a machine, so it stands in the person's configuration folder, and never in
the collection.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from tearcards.cli.telling import Refusal

FILE = "printers.json"


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer: `offset` in mm to the right and down, `flip` the edge over which it turns the sheet."""

    offset: tuple[float, float] = (0.0, 0.0)
    flip: str = "long"


def place() -> Path:
    """The file in which printers are remembered."""
    return Path(click.get_app_dir("tearcards")) / FILE


def remembered() -> dict[str, Printer]:
    """Every printer by its name. Raises Refusal where the file is not as it was written."""
    path = place()
    if not path.is_file():
        return {}
    try:
        return {name: _printer(told) for name, told in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise Refusal(f"{path} cannot be read: correct it, or delete it and name the offsets again") from None


def _printer(told: Mapping[str, Any]) -> Printer:
    right, down = told["offset"]
    flip = told["flip"]
    if flip not in ("long", "short"):
        raise ValueError(flip)
    return Printer((float(right), float(down)), str(flip))


def remember(name: str, printer: Printer) -> None:
    """Writes a printer down beside the others. Raises Refusal where that is not possible."""
    from tearcards.files import write_files  # noqa: PLC0415 - not needed for --help

    known = remembered() | {name: printer}
    told = {name: asdict(known[name]) for name in sorted(known)}
    path = place()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_files({path: (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()})
    except OSError as error:
        raise Refusal(f"cannot write {path}: {error.strerror}") from None
