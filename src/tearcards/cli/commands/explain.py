"""`tearcards explain`: what a rule finds, why, and how to allow it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tearcards.cli.telling import Refusal, is_coloured

if TYPE_CHECKING:
    from tearcards.explain import Explanation


def _names(context: click.Context, _: click.Parameter, begun: str) -> list[str]:  # noqa: ARG001 - click's own signature
    from tearcards.explain import explanations  # noqa: PLC0415 - for the shell only

    return [name for name in explanations() if name.startswith(begun)]


@click.command("explain")
@click.argument("name", metavar="[RULE]", required=False, shell_complete=_names)
def command(name: str | None) -> None:
    """Tell what a rule finds, why that matters, and what is better.

    RULE is the name in brackets after `error` or `warning`. Without one, all of them are listed.

    \b
    Examples:
      tearcards explain
      tearcards explain long-front
    """
    from tearcards.diagnostic import did_you_mean  # noqa: PLC0415 - not needed for --help
    from tearcards.explain import explanations  # noqa: PLC0415

    known = explanations()
    colour = is_coloured(sys.stdout)
    if name is None:
        click.echo("\n".join(_listed(list(known.values()), colour)))
        return
    wanted = name.strip("[]`").lower().replace("_", "-")
    if wanted not in known:
        help = did_you_mean(wanted, known) or "`tearcards explain` lists them all"
        raise Refusal(f"there is no rule `{name}`: {help}")
    click.echo("\n".join(_explained(known[wanted], colour)))


def _listed(known: list[Explanation], colour: bool) -> list[str]:
    """A line for each: its name, its severity, what it is."""
    wide = max(len(one.name) for one in known)
    lines: list[str] = []
    for title, can_be_allowed in (
        ("What rules find:", True),
        ("What is told while files are read and written, and cannot be allowed:", False),
    ):
        lines += ["", title] if lines else [title]
        lines += [
            f"  {_bold(one.name.ljust(wide), colour)}  {one.severity.ljust(7)}  {one.first_line}"
            for one in known
            if one.can_be_allowed is can_be_allowed
        ]
    return lines


def _explained(one: Explanation, colour: bool) -> list[str]:
    """Its name and severity, what there is to know of it, and how it is allowed."""
    lines = [f"{_bold(one.name, colour)} ({one.severity})", "", one.text]
    if one.can_be_allowed:
        lines += [
            "",
            "Where a text is right as it is, say so at the end of its line, or on a line of its own above it;",
            "on the line of an `id` it holds for the whole card:",
            f"  # allow {one.name}: the reason",
        ]
    return lines


def _bold(text: str, colour: bool) -> str:
    return click.style(text, bold=True) if colour else text
