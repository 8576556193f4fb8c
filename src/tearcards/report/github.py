"""For GitHub: workflow commands that become annotations at the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from tearcards.diagnostic import Diagnostic
from tearcards.screen import harmless

_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_TEXT, ":": "%3A", ",": "%2C"}


def render(diagnostics: Sequence[Diagnostic], colour: bool) -> str:  # noqa: ARG001 - a command has no colours
    """One workflow command for each diagnostic.

    The marks that would end a command or a property of it are escaped as GitHub's own toolkit
    does (actions/toolkit, packages/core/src/command.ts).
    """
    return "".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {
        "file": span.path,
        "line": span.line,
        "endLine": span.end_line,
        "title": diagnostic.rule,
    }
    if span.line == span.end_line:
        # GitHub takes columns only where a fault lies on one line.
        properties |= {"col": span.column, "endColumn": span.end_column}
    said = [diagnostic.message]
    said += [f"{label}: {text}" for label, text in (("help", diagnostic.help), ("note", diagnostic.note)) if text]
    listed = ",".join(f"{name}={_escape(harmless(str(value)), _PROPERTY)}" for name, value in properties.items())
    text = _escape("\n".join(map(harmless, said)), _TEXT)
    return f"::{diagnostic.severity} {listed}::{text}\n"


def _escape(text: str, marks: dict[str, str]) -> str:
    return "".join(marks.get(character, character) for character in text)
