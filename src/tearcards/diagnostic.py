"""A problem as a value: where it is, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from tearcards.source import Span


class Severity(StrEnum):
    """An error stops every output; a warning does so only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem.

    `message` says what is wrong, in lower case and without a full stop; `help` what to change;
    `note` what one has to know besides. `rule` is the kebab-case name of what found it. `fix` is what
    to write in the place of the span, where there is one right answer.
    """

    span: Span
    rule: str
    message: str
    help: str = ""
    note: str = ""
    severity: Severity = Severity.ERROR
    fix: str | None = None


Tell = Callable[[Diagnostic], None]
"""Takes a problem that was found on the way."""


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics by file and place, each once; those of one place as they were found."""
    return sorted(dict.fromkeys(diagnostics), key=lambda d: (d.span.path, d.span.start, d.span.end))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean `x`?``, or nothing where no known word is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed for mistakes only

    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


def one_of(known: Iterable[str], most: int = 12) -> str:
    """`a`, `b` or `c`, for a sentence."""
    names = [f"`{name}`" for name in known]
    if len(names) > most:
        return ", ".join(names[:most]) + " and others"
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
