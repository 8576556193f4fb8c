"""Collection to diagnostics: one file a rule, whose name is the file's with hyphens.

A rule is a module with `check`, which takes the collection and yields findings. It is found by
being here. `SEVERITY` in it makes it a warning; a finding may say otherwise for itself. `ALLOWABLE` is
False where no comment can allow what it finds, since an output would fail or learners be hurt. Its docstring
is what contributors read about it: what it finds, why, and what is `Bad:` and `Good:`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from tearcards.collection import Collection
from tearcards.diagnostic import Diagnostic, Severity
from tearcards.source import Span


class Finding(NamedTuple):
    """What a rule found: where, what is wrong, what to do, and what one has to know besides.

    `severity` is for a finding that weighs more or less than the rule's others. `fix` is what to write
    at the place instead, where there is one right answer: `check --fix` writes it.
    """

    place: Span
    message: str
    help: str
    note: str = ""
    severity: Severity | None = None
    fix: str | None = None


class Rule(NamedTuple):
    """A rule by its name."""

    name: str
    severity: Severity
    check: Callable[[Collection], Iterable[Finding]]
    allowable: bool = True


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the names."""
    found = []
    for module in sorted(info.name for info in iter_modules(__path__)):
        rule = import_module(f"{__name__}.{module}")
        severity = getattr(rule, "SEVERITY", Severity.ERROR)
        allowable = getattr(rule, "ALLOWABLE", True)
        found.append(Rule(module.replace("_", "-"), severity, rule.check, allowable))
    return tuple(found)


def judge(collection: Collection) -> Iterator[Diagnostic]:
    """What the rules find."""
    for rule in rules():
        for place, message, help, note, severity, fix in rule.check(collection):
            yield Diagnostic(place, rule.name, message, help, note, severity or rule.severity, fix)
