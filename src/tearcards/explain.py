"""What there is to know of a problem by its name: what it is, why it matters, what is bad and what is good."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from tearcards.diagnostic import Severity
from tearcards.faults import faults
from tearcards.rules import rules


@dataclass(frozen=True, slots=True)
class Explanation:
    """One name that stands in brackets after `error` or `warning`.

    `text` is a rule's docstring, or what is said of a problem that reading or writing tells; a comment
    in a deck can allow the former and not the latter.
    """

    name: str
    severity: Severity
    text: str
    can_be_allowed: bool

    @property
    def first_line(self) -> str:
        """What it is, in one sentence."""
        return self.text.partition("\n")[0]


@cache
def explanations() -> dict[str, Explanation]:
    """Every problem that can be told, by its name: the rules, then the others."""
    found = {}
    for rule in rules():
        text = import_module(f"tearcards.rules.{rule.name.replace('-', '_')}").__doc__ or ""
        found[rule.name] = Explanation(rule.name, rule.severity, text.strip(), can_be_allowed=True)
    for name, text in faults().items():
        found[name] = Explanation(name, Severity.ERROR, text, can_be_allowed=False)
    return found
