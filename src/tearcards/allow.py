"""`# allow rule-name: reason`: a contributor's word that a rule does not apply here.

It stands at the end of a line, or on a line of its own above one, and holds for that line and for
what is indented below it: on the line of a text, for the text; on the line of an `id`, for the
card. It has to give a reason, and to be needed: an allow that stops nothing hides the next mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tearcards.collection import Collection
from tearcards.diagnostic import Diagnostic, did_you_mean
from tearcards.rules import rules
from tearcards.source import Source, Span

_ALLOW = re.compile(
    r"(?:^|(?<=\s))#[ \t]*allow[ \t]+(?P<rule>[\w-]+)[ \t]*(?P<colon>:?)[ \t]*(?P<reason>[^\n]*)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Allow:
    """One such comment, and the lines, from 0, that it holds for: `first` up to `last`, exclusive."""

    rule: str
    reason: str
    place: Span
    first: int
    last: int

    def covers(self, found: Diagnostic) -> bool:
        """Whether a problem is one that this comment allows."""
        line = found.span.line - 1
        return found.rule == self.rule and found.span.source is self.place.source and self.first <= line < self.last


def allowed(collection: Collection, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The problems that no comment allows, and those of the comments themselves."""
    allows = [allow for source in collection.sources for allow in allows_in(source)]
    allowable = {rule.name for rule in rules() if rule.allowable}
    used: set[Allow] = set()
    for diagnostic in found:
        by = [allow for allow in allows if allow.covers(diagnostic) and diagnostic.rule in allowable]
        used.update(by)
        if not by:
            yield diagnostic
    known = {rule.name for rule in rules()}
    for allow in allows:
        if allow.rule not in known:
            help = did_you_mean(allow.rule, known) or "delete the comment"
            yield Diagnostic(allow.place, "unknown-rule", f"there is no rule `{allow.rule}` to allow", help=help)
        elif allow.rule not in allowable:
            message = f"`{allow.rule}` is for everybody, and cannot be allowed"
            yield Diagnostic(
                allow.place, "allow-reason", message, help="delete the comment, and mend what it stands at"
            )
        elif not allow.reason:
            help = f"say why: `# allow {allow.rule}: the reason`"
            yield Diagnostic(allow.place, "allow-reason", f"`{allow.rule}` is allowed without a reason", help=help)
        elif allow not in used and collection.understood:
            help = "delete the comment"
            yield Diagnostic(allow.place, "unused-allow", f"`{allow.rule}` finds nothing here to be allowed", help=help)


def allows_in(source: Source) -> Iterator[Allow]:
    """The comments of a file."""
    for match in _ALLOW.finditer(source.text):
        line = source.line_of(match.start())
        if _is_quoted(source.line(line), match.start() - source.line_starts[line]):
            continue
        alone = not source.text[source.line_starts[line] : match.start()].strip()
        first = line + 1 if alone else line
        place = source.span(match.start(), match.end())
        yield Allow(match["rule"], match["reason"].strip() if match["colon"] else "", place, first, _end(source, first))


def _is_quoted(written: str, at: int) -> bool:
    """Whether a place on a line lies between quotation marks."""
    value = re.match(r"\s*(?:- +)*[\w-]+:\s*([\"'])", written)
    if not value or value.end() > at:
        return False
    mark = value[1]
    closed = re.compile(r'(?:[^"\\]|\\.)*"' if mark == '"' else r"(?:[^']|'')*'").match(written, value.end())
    return closed is None or closed.end() > at


def _end(source: Source, first: int) -> int:
    """The line after those that belong to line `first`: itself, and what is indented below it."""
    count = len(source.line_starts)
    if first >= count:
        return first
    indent = _indent(source.line(first))
    line = first + 1
    while line < count and (not source.line(line).strip() or _indent(source.line(line)) > indent):
        line += 1
    return line


def _indent(written: str) -> int:
    return len(written) - len(written.lstrip())
