"""What was published: the file `ledger.json` beside the decks, written by `tearcards release` alone.

Anki updates a note when the incoming one is newer, and then overwrites what the learner changed
in it. So a note has to keep its time as long as nothing changes in it, and to get a later one when
something does: the ledger holds for each note what was published and under which time. It also
holds what must never change: the name by which Anki knows a note, and the fields of the note types.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from tearcards.diagnostic import Diagnostic, Tell
from tearcards.source import Source

FILE = "ledger.json"
FORMAT = 1

_BREAKS = re.compile(r"<(?:br|/p|/li|/pre)\b[^>]*>")
_TAGS = re.compile(r"<[^>]+>")
# Stands in fields to keep text from acting, and is not seen.
_WORD_JOINER = "\u2060"
# Fields that say what the card is, and not what the learner reads.
_SILENT = frozenset({"card", "numbered"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedNote:
    """A note as the last release has it.

    `digest` covers its rendered `fields`, its tags, its note type and the media it shows; `mod` is
    when that last changed (seconds since 1970). `since` and `changed` are versions.
    """

    guid: str
    kind: str
    deck: str
    since: str
    changed: str
    mod: int
    digest: str
    tags: tuple[str, ...]
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetiredNote:
    """A note that new learners no longer receive. Its name is not given to another."""

    guid: str
    kind: str
    deck: str
    since: str
    retired: str
    reason: str
    successor: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedType:
    """A note type as the last release has it: `fields` and `faces` are keys in their order.

    `digest` covers names and templates, `style` the style sheet; `mod` is when either last changed.
    """

    id: int
    mod: int
    digest: str
    style: str
    fields: tuple[str, ...]
    faces: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What learners have, if they have the last release."""

    version: str
    notes: Mapping[str, PublishedNote]
    retired: Mapping[str, RetiredNote] = field(default_factory=dict)
    types: Mapping[str, PublishedType] = field(default_factory=dict)

    def written(self) -> str:
        """The text of the file: in a stable order, a line for each value, so that a change is a small one."""
        tables = {
            "types": {key: asdict(value) for key, value in sorted(self.types.items())},
            "notes": {key: asdict(value) for key, value in sorted(self.notes.items())},
            "retired": {key: asdict(value) for key, value in sorted(self.retired.items())},
        }
        return json.dumps({"format": FORMAT, "version": self.version, **tables}, indent=1, ensure_ascii=False) + "\n"


def read_ledger(source: Source, tell: Tell) -> Ledger | None:
    """The ledger that a file holds; None, and a problem, where it cannot be understood."""
    try:
        data = json.loads(source.text)
        if data["format"] != FORMAT:
            tell(_broken(source, f"the ledger has the format {data['format']!r}, which this version does not know"))
            return None
        return Ledger(
            version=_typed(data["version"], str),
            notes={id: _record(PublishedNote, note) for id, note in data["notes"].items()},
            retired={id: _record(RetiredNote, note) for id, note in data["retired"].items()},
            types={key: _record(PublishedType, kind) for key, kind in data["types"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        tell(_broken(source, "the ledger cannot be understood"))
        return None


def _broken(source: Source, message: str) -> Diagnostic:
    return Diagnostic(
        source.span(0, 0),
        "broken-ledger",
        message,
        help=f"take `{FILE}` as the last release has it; it is written by `tearcards release` and by nobody else",
    )


def _record(record: Any, data: Mapping[str, Any]) -> Any:
    """A record of the ledger. Raises TypeError or KeyError where a value is missing or of another sort."""
    values: dict[str, Any] = {}
    for f in fields(record):
        value = data[f.name]
        if f.type == "tuple[str, ...]":
            values[f.name] = tuple(_typed(item, str) for item in _typed(value, list))
        elif f.type == "Mapping[str, str]":
            values[f.name] = {_typed(key, str): _typed(text, str) for key, text in _typed(value, dict).items()}
        else:
            values[f.name] = _typed(value, int if f.type == "int" else str)
    return record(**values)


def _typed(value: Any, wanted: type) -> Any:
    if not isinstance(value, wanted) or isinstance(value, bool):
        raise TypeError(f"{value!r} is no {wanted.__name__}")
    return value


def plain_words(fields: Mapping[str, str]) -> dict[str, str]:
    """What a learner reads in fields: their words, without HTML and without what keeps text from acting."""
    return {key: words(value) for key, value in fields.items() if key not in _SILENT}


def words(field: str) -> str:
    """The words of one field."""
    bare = html.unescape(_TAGS.sub("", _BREAKS.sub(" ", field)))
    return " ".join(bare.replace(_WORD_JOINER, "").split())
