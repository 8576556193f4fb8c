"""What a person is asked at the keyboard, and what is taken from options instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING

import click

from tearcards.cli.telling import Refusal, say
from tearcards.screen import harmless

if TYPE_CHECKING:
    from tearcards.cards.shape import Plain, Spec


class Asked(AbstractContextManager[None]):
    """Within it, the end of what is typed is told as what it is: an option that is missing."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, click.Abort) and isinstance(error.__context__, EOFError):
            raise Refusal("nobody answers; give the rest as options: --id NAME --field KEY=TEXT") from None


def choose(what: str, question: str, given: str | None, known: Sequence[str]) -> str:
    """One of the known words: the one that was given, the only one there is, or the one that is answered."""
    from tearcards.diagnostic import did_you_mean, one_of  # noqa: PLC0415 - for mistakes only

    if given is not None:
        if given not in known:
            help = did_you_mean(given, known) or f"there are {one_of(known)}"
            raise Refusal(f"there is no {what} `{given}`: {help}")
        return given
    if not known:
        raise Refusal(f"the collection has no {what} yet")
    if len(known) == 1:
        return known[0]
    with Asked():
        while True:
            answer: str = click.prompt(f"{question} ({', '.join(known)})", err=True).strip()
            if answer in known:
                return answer
            say(f"there is no {what} `{harmless(answer)}`{_hint(did_you_mean(answer, known))}")


def _hint(help: str) -> str:
    return f": {help}" if help else ""


def ask_key(
    key: str, spec: Spec, given: Sequence[str] | None, offer: Sequence[str], objection: Callable[[str], str] | None
) -> Plain | None:
    """What is to be written at a key; None where an optional one is left out.

    `given` is what options said. Where that cannot stand there it is refused; what was answered is
    asked again. `offer` is shown, and `objection` says what speaks against a text, or nothing.
    """
    if given is not None:
        value = spec.shape.plain([answer.strip() for answer in given])
        if len(given) > 1 and isinstance(value, str):
            raise Refusal(f"`{key}` is given {len(given)} times, and is one text")
        problem = _problem(key, spec, value, objection)
        if problem:
            raise Refusal(problem)
        return value
    offered = f"\n  {', '.join(offer)}" if 0 < len(offer) <= 12 else ""
    say(f"\n{key}: {spec.doc}{offered}")
    while True:
        answers = _answers(key, spec)
        if not answers and not spec.required:
            return None
        value = spec.shape.plain(answers)
        problem = _problem(key, spec, value, objection)
        if not problem:
            return value
        say(harmless(problem) if answers else f"every card of this kind needs `{key}`")


def _answers(key: str, spec: Spec) -> list[str]:
    """What is typed: one line, or a line for each part until an empty one."""
    if not spec.shape.parts:
        line = _line(key)
        return [line] if line else []
    say(f"  a line for each: {spec.shape.parts}; an empty line ends it")
    answers: list[str] = []
    while line := _line(f"{key} {len(answers) + 1}"):
        answers.append(line)
    return answers


def _line(prompt: str) -> str:
    typed: str = click.prompt(prompt, default="", show_default=False, err=True)
    return typed.strip()


def _problem(key: str, spec: Spec, value: Plain, objection: Callable[[str], str] | None) -> str:
    """Why a value cannot stand at a key: what its reader says, or the objection to it."""
    from tearcards.diagnostic import Diagnostic  # noqa: PLC0415 - not needed for --help
    from tearcards.draft import is_word, key_lines  # noqa: PLC0415
    from tearcards.read.yaml import parse  # noqa: PLC0415
    from tearcards.source import Mapping, Source  # noqa: PLC0415

    found: list[Diagnostic] = []
    node = parse(Source("", "\n".join(key_lines(key, value, bare=is_word(spec)))), found.append).node
    if isinstance(node, Mapping) and not found:
        spec.shape.read(*node.entries[0], found.append)
    if found:
        return found[0].message + _hint(found[0].help)
    return objection(value) if objection and isinstance(value, str) else ""
