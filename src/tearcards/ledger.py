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
from tearcards.source import Source, Span

FILE = "ledger.json"
FORMAT = 1

# A ledger of 10,000 cards has 11 MB.
LARGEST = 100_000_000

_BREAKS = re.compile(r"<(?:br|/?p|/?li|/?pre)\b[^>]*>")
# A `>` between quotation marks, as in the description of a picture, ends no tag.
_TAGS = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')+>""")
# Stands in fields to keep text from acting, and is not seen.
_WORD_JOINER = "\u2060"
_VERSION = re.compile(r"[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}")
_GUID = re.compile(r"[!-~]{1,64}")
# Numbers in a ledger go into SQLite, and this is the largest that fits.
_MOST = 2**63 - 1
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
# Fields that say what the card is, and not what the learner reads.
_SILENT = frozenset({"card", "numbered"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedNote:
    """A note as the last release has it.

    `digest` covers its rendered `fields`, its tags, its note type and the media it shows; `mod` is
    when that last changed (seconds since 1970). `since` and `changed` are versions, `formerly` the
    ids under which it was published before.
    """

    guid: str
    formerly: tuple[str, ...]
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
    """A note that new learners no longer receive. None of its ids is given to another."""

    guid: str
    formerly: tuple[str, ...]
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
class PublishedHead:
    """What the last release says around its cards.

    `id` and the titles are names by which Anki knows tags and decks; `digest` covers descriptions
    and safety notes, which each import brings anew.
    """

    id: str
    title: str
    decks: Mapping[str, str]
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What learners have, if they have the last release."""

    version: str
    head: PublishedHead
    notes: Mapping[str, PublishedNote]
    retired: Mapping[str, RetiredNote] = field(default_factory=dict)
    types: Mapping[str, PublishedType] = field(default_factory=dict)

    def holders(self) -> dict[str, str]:
        """By each id under which a card was ever published, the id that it has, or was retired with."""
        tables = (self.retired, self.notes)
        return {id: now for table in tables for now, note in table.items() for id in (*note.formerly, now)}

    def written(self) -> str:
        """The text of the file: in a stable order, a line for each value, so that a change is a small one."""
        tables = {
            "collection": asdict(self.head),
            "types": {key: asdict(value) for key, value in sorted(self.types.items())},
            "notes": {key: asdict(value) for key, value in sorted(self.notes.items())},
            "retired": {key: asdict(value) for key, value in sorted(self.retired.items())},
        }
        return json.dumps({"format": FORMAT, "version": self.version, **tables}, indent=1, ensure_ascii=False) + "\n"


def read_ledger(source: Source, tell: Tell) -> Ledger | None:
    """The ledger that a file holds; None, and a problem, where it cannot be understood."""
    try:
        data = json.loads(source.text, object_pairs_hook=_without_doubles)
        format = _typed(data["format"], int)
        if format != FORMAT:
            message = f"the ledger has the format {format}, which this version of tearcards does not know"
            help = "install the version that wrote it, or a later one"
            tell(Diagnostic(source.span(0, 0), "broken-ledger", message, help=help))
            return None
        if _SURROGATE.search(source.text):
            # Half of a pair cannot be written; this raises a ValueError.
            json.dumps(data, ensure_ascii=False).encode()
        ledger = Ledger(
            version=_matching(_VERSION, data["version"]),
            head=_records(PublishedHead, {"collection": data["collection"]})["collection"],
            notes=_records(PublishedNote, data["notes"]),
            retired=_records(RetiredNote, data["retired"]),
            types=_records(PublishedType, data["types"]),
        )
        _without_doubles([(note.guid, note) for table in (ledger.notes, ledger.retired) for note in table.values()])
    except json.JSONDecodeError as error:
        tell(broken(source.span(error.pos), "the ledger cannot be understood from here on"))
    except _BrokenEntry as error:
        tell(broken(source.span(0, 0), f"what the ledger says of `{error}` cannot be understood"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        tell(broken(source.span(0, 0), "the ledger cannot be understood"))
    else:
        return ledger
    return None


def broken(place: Span, message: str) -> Diagnostic:
    """The problem of a ledger that is not as it was written."""
    return Diagnostic(
        place,
        "broken-ledger",
        message,
        help=f"take `{FILE}` as the last release has it; it is written by `tearcards release` and by nobody else",
    )


class _BrokenEntry(Exception):  # noqa: N818 - what it says, and no slip of the program
    """An entry that cannot be understood, by its key."""


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A table of what may not be there twice. Raises ValueError where it is."""
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError("one key stands there twice")
    return table


def _records(record: Any, data: Mapping[str, Any]) -> dict[str, Any]:
    records = {}
    for key, value in data.items():
        try:
            records[key] = _record(record, value)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise _BrokenEntry(key) from None
    return records


def _record(record: Any, data: Mapping[str, Any]) -> Any:
    """A record of the ledger. Raises TypeError, KeyError or ValueError where a value is missing or of another sort."""
    values: dict[str, Any] = {}
    for f in fields(record):
        value = data[f.name]
        if f.type == "tuple[str, ...]":
            values[f.name] = tuple(_typed(item, str) for item in _typed(value, list))
        elif f.type == "Mapping[str, str]":
            values[f.name] = {_typed(key, str): _typed(text, str) for key, text in _typed(value, dict).items()}
        elif f.type == "int":
            values[f.name] = _typed(value, int)
            if not 0 < value <= _MOST:
                raise ValueError(f"{f.name} is no such number")
        else:
            values[f.name] = _matching(_GUID, value) if f.name == "guid" else _typed(value, str)
    return record(**values)


def _typed(value: Any, wanted: type) -> Any:
    if not isinstance(value, wanted) or isinstance(value, bool):
        raise TypeError(f"{value!r} is no {wanted.__name__}")
    return value


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    text: str = _typed(value, str)
    if not pattern.fullmatch(text):
        raise ValueError(f"{text!r} is of another form")
    return text


def plain_words(fields: Mapping[str, str]) -> dict[str, str]:
    """What a learner reads in fields: their words, without HTML and without what keeps text from acting."""
    return {key: words(value) for key, value in fields.items() if key not in _SILENT}


def words(field: str) -> str:
    """The words of one field."""
    bare = html.unescape(_TAGS.sub("", _BREAKS.sub(" ", field)))
    return " ".join(bare.replace(_WORD_JOINER, "").split())
