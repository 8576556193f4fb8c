"""For programs: a JSON list of objects."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tearcards.diagnostic import Diagnostic


def render(diagnostics: Sequence[Diagnostic], colour: bool) -> str:  # noqa: ARG001 - JSON has no colours
    """A list, empty where nothing is wrong. Lines and columns count from 1; the end is exclusive."""
    return json.dumps([_object(diagnostic) for diagnostic in diagnostics], indent=2) + "\n"


def _object(diagnostic: Diagnostic) -> dict[str, str | int]:
    span = diagnostic.span
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "severity": str(diagnostic.severity),
        "rule": diagnostic.rule,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "note": diagnostic.note,
    }
