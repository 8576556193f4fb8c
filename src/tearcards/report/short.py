"""For editors and scripts: a line each, `path:line:column: error[rule-name]: message`."""

from __future__ import annotations

from collections.abc import Sequence

from tearcards.diagnostic import Diagnostic
from tearcards.screen import harmless


def render(diagnostics: Sequence[Diagnostic], colour: bool) -> str:  # noqa: ARG001 - a line for machines has no colours
    """One line for each diagnostic."""
    return "".join(
        f"{harmless(d.span.path)}:{d.span.line}:{d.span.column}: {d.severity}[{d.rule}]: {harmless(d.message)}\n"
        for d in diagnostics
    )
