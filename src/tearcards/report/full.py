"""For people: the line itself, the fault underlined, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tearcards.diagnostic import Diagnostic, Severity
from tearcards.screen import harmless, width

# How much of a long line is shown: a text of a card can be a whole paragraph.
WIDEST = 100


def render(diagnostics: Sequence[Diagnostic], colour: bool) -> str:
    """Each diagnostic as a block, with an empty line between them."""
    return "\n".join(_block(diagnostic, colour) for diagnostic in diagnostics)


def _block(diagnostic: Diagnostic, colour: bool) -> str:
    def paint(text: str, **style: object) -> str:
        return click.style(text, **style) if colour else text  # type: ignore[arg-type]

    span = diagnostic.span
    tone = "red" if diagnostic.severity is Severity.ERROR else "yellow"
    title = paint(f"{diagnostic.severity}[{diagnostic.rule}]", fg=tone, bold=True)
    lines = [f"{title}: {paint(harmless(diagnostic.message), bold=True)}"]
    written = span.source.text and span.source.line(span.line - 1)
    number = str(span.line) if written else ""
    edge = " " * (len(number) or 1)
    rule = paint("|", fg="blue")
    where = f"{harmless(span.path)}:{span.line}:{span.column}" if span.source.text else harmless(span.path)
    lines.append(f"{edge}{paint('-->', fg='blue')} {where}")
    if written:
        shown, before, under = _window(
            written, span.column - 1, span.end_column - 1 if span.end_line == span.line else len(written)
        )
        lines.append(f"{edge} {rule}")
        lines.append(f"{paint(number, fg='blue')} {rule} {shown}")
        lines.append(f"{edge} {rule} {' ' * before}{paint('^' * under, fg=tone, bold=True)}")
    for label, text in (("help", diagnostic.help), ("note", diagnostic.note)):
        if text:
            lines.append(f"{edge} {paint('=', fg='blue')} {paint(label, bold=True)}: {harmless(text)}")
    return "\n".join(lines) + "\n"


def _window(written: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a line that holds the fault, how far in it begins, and how wide it is."""
    end = max(end, start)
    first = 0 if len(written) <= WIDEST or start < WIDEST // 2 else start - WIDEST // 3
    last = min(len(written), first + WIDEST)
    lead, tail = ("…" if first else ""), ("…" if last < len(written) else "")
    before = lead + harmless(written[first:start])
    fault = harmless(written[start : min(end, last)])
    return lead + harmless(written[first:last]) + tail, width(before), max(1, width(fault))
