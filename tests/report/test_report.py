"""The same problems in every format, whole."""

from __future__ import annotations

import json

import pytest

from tearcards.diagnostic import Diagnostic, Severity
from tearcards.report import formats, render
from tearcards.source import Source

SOURCE = Source("decks/tears.yaml", "title: Tears\n  anwser: \x1b[31m涙 A loss\n")
KEY = Diagnostic(SOURCE.span(15, 21), "unknown-key", "no `anwser`", help="did you mean `answer`?", note="100%, really")
FILE = Diagnostic(Source("a,b:c.png").span(0, 0), "unused-media", "no card\x07 shows it", severity=Severity.WARNING)
LINES = Diagnostic(SOURCE.span(7, 21), "syntax", "two lines", help="mend them")


def test_full() -> None:
    assert render([KEY, FILE, LINES], "full") == (
        "error[unknown-key]: no `anwser`\n"
        " --> decks/tears.yaml:2:3\n"
        "  |\n"
        "2 |   anwser: �[31m涙 A loss\n"
        "  |   ^^^^^^\n"
        "  = help: did you mean `answer`?\n"
        "  = note: 100%, really\n"
        "\n"
        "warning[unused-media]: no card� shows it\n"
        " --> a,b:c.png\n"
        "\n"
        "error[syntax]: two lines\n"
        " --> decks/tears.yaml:1:8\n"
        "  |\n"
        "1 | title: Tears\n"
        "  |        ^^^^^\n"
        "  = help: mend them\n"
    )


def test_full_underlines_behind_wide_letters() -> None:
    text = "a: 涙は e\u0301x [here]"
    source = Source("a.yaml", text)
    at = text.index("here")
    shown = render([Diagnostic(source.span(at, at + 4), "r", "m")], "full").splitlines()

    assert shown[3] == "1 | " + text
    assert shown[4] == "  | " + " " * len("a: ____ ex [") + "^^^^"


def test_full_in_colour_says_the_same() -> None:
    import click

    assert click.unstyle(render([KEY, FILE], "full", colour=True)) == render([KEY, FILE], "full")
    assert render([KEY], "full", colour=True) != render([KEY], "full")


def test_short() -> None:
    assert render([KEY, FILE], "short").splitlines() == [
        "decks/tears.yaml:2:3: error[unknown-key]: no `anwser`",
        "a,b:c.png:1:1: warning[unused-media]: no card� shows it",
    ]


def test_github() -> None:
    assert render([KEY, FILE, LINES], "github") == (
        "::error file=decks/tears.yaml,line=2,endLine=2,title=unknown-key,col=3,endColumn=9"
        "::no `anwser`%0Ahelp: did you mean `answer`?%0Anote: 100%25, really\n"
        "::warning file=a%2Cb%3Ac.png,line=1,endLine=1,title=unused-media,col=1,endColumn=1::no card� shows it\n"
        "::error file=decks/tears.yaml,line=1,endLine=2,title=syntax::two lines%0Ahelp: mend them\n"
    )


def test_github_cannot_be_made_to_run_another_command() -> None:
    said = Diagnostic(Source("x\n::warning::y").span(0, 0), "r", "a\n::set-output name=x::y\r\n", help="%0A::error::z")

    assert render([said], "github").count("\n") == 1
    assert "%250A" in render([said], "github")


def test_json() -> None:
    assert json.loads(render([KEY, LINES], "json")) == [
        {
            "path": "decks/tears.yaml",
            "line": 2,
            "column": 3,
            "end_line": 2,
            "end_column": 9,
            "severity": "error",
            "rule": "unknown-key",
            "message": "no `anwser`",
            "help": "did you mean `answer`?",
            "note": "100%, really",
        },
        {
            "path": "decks/tears.yaml",
            "line": 1,
            "column": 8,
            "end_line": 2,
            "end_column": 9,
            "severity": "error",
            "rule": "syntax",
            "message": "two lines",
            "help": "mend them",
            "note": "",
        },
    ]


@pytest.mark.parametrize(("format", "nothing"), [("full", ""), ("short", ""), ("github", ""), ("json", "[]\n")])
def test_no_problems(format: str, nothing: str) -> None:
    assert render([], format) == nothing


@pytest.mark.parametrize("format", formats())
def test_no_format_lets_a_file_act_on_the_terminal(format: str) -> None:
    bad = "\x1b]0;x\x07\u202e\r\x9b31m"
    source = Source(bad, f"{bad}\n")
    out = render([Diagnostic(source.span(0, 3), "rule", bad, help=bad, note=bad)], format)

    assert not set(out) & set("\x1b\x07\u202e\r\x9b")
