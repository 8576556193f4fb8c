"""A block of keys, and the record that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from tearcards.cards.shape import Plain, Schema, empty, first_line, specs, wrong_shape
from tearcards.diagnostic import Diagnostic, Tell, did_you_mean, one_of
from tearcards.source import Mapping, Node, Span, Text


@dataclass(frozen=True, slots=True)
class Table:
    """A block of keys of its own, which becomes a record."""

    record: type
    what: str
    empty: ClassVar[None] = None
    parts: ClassVar[str] = "`key: text`"

    @property
    def schema(self) -> Schema:
        return record_schema(self.record)

    def plain(self, answers: Sequence[str]) -> Plain:
        """Keys with their texts, out of `key: text` each."""
        return {key.strip(): text.strip() for key, _, text in (answer.partition(": ") for answer in answers)}

    def read(self, key: Text, node: Node, tell: Tell) -> Any:
        if not isinstance(node, Mapping):
            if isinstance(node, Text) and not node.strip():
                tell(empty(key))
            else:
                help = f"write {one_of(specs(self.record))} below it, each on its own line"
                tell(wrong_shape(first_line(node), key, "a block of keys", help))
            return None
        return read_record(self.record, node, tell, self.what, key.span)


def read_record(record: type, node: Mapping, tell: Tell, what: str, place: Span) -> Any:
    """The record that a block of keys is, or None where a part of it could not be read.

    `what` names it in messages, and `place` is where a missing key is told.
    """
    known = specs(record)
    values: dict[str, Any] = {}
    good = True
    missing = [name for name, spec in known.items() if spec.required]
    for name, value in node.entries:
        spec = known.get(name)
        if spec is None:
            # A misspelt key is most likely the missing one.
            help = did_you_mean(name, missing) or did_you_mean(name, known) or f"{what} can have {one_of(known)}"
            tell(Diagnostic(name.span, "unknown-key", f"{what} has no `{name}`", help=help))
            good = False
            continue
        if name in missing:
            missing.remove(name)
        values[name] = spec.shape.read(name, value, tell)
        good = good and values[name] is not None
    for wanted in missing:
        help = f"add a line `{wanted}:` with {known[wanted].doc}"
        tell(Diagnostic(place, "missing-key", f"{what} needs `{wanted}`", help=help))
    return record(**values) if good and not missing else None


def record_schema(record: type) -> Schema:
    """What a block of keys may hold, each key with what is said of it."""
    known = specs(record)
    return {
        "type": "object",
        "properties": {key: spec.shape.schema | {"description": sentence(spec.doc)} for key, spec in known.items()},
        "required": [key for key, spec in known.items() if spec.required],
        "additionalProperties": False,
    }


def sentence(doc: str) -> str:
    """What is said of a key, as a sentence."""
    return f"{doc[0].upper()}{doc[1:]}."
