"""A new collection: the files in this folder, which are one themselves, under a name of its own."""

from __future__ import annotations

import json
import re
import unicodedata
from importlib.resources import files

from tearcards.schema import schema_files, schema_line

_ID, _TITLE, _DAY = "id: my-cards", '"My cards"', "checked_on: 2026-01-01"
README = "README.md"


def starter_files(title: str, day: str) -> dict[str, bytes]:
    """The files of a new collection by their names, with the schemas for editors.

    `day` is the day of its safety note, such as 2026-11-24.
    """
    changes = {
        _ID: f"id: {name_of(title)}",
        _TITLE: json.dumps(title, ensure_ascii=False),
        _DAY: f"checked_on: {day}",
    }
    made = {}
    for file in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            text = schema_line(file.name) + file.read_text("utf-8")
            for old, new in changes.items():
                text = text.replace(old, new)
            made[file.name] = text
        elif file.name == README:
            made[file.name] = file.read_text("utf-8").replace("# My cards", f"# {title}")
    return {name: text.encode() for name, text in (made | schema_files()).items()}


def name_of(title: str) -> str:
    """A name of small letters, digits and hyphens for what is called so."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or "my-cards"
