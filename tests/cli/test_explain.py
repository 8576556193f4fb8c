"""`tearcards explain`: a name from a message is enough to learn what is behind it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from tearcards.cli import main
from tearcards.explain import explanations


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


def test_a_rule_is_explained_and_how_to_allow_it() -> None:
    result = explain("missing-alt")

    assert result.exit_code == 0
    assert result.stdout == (
        "missing-alt (error)\n"
        "\n"
        "A picture has no description.\n"
        "\n"
        "Somebody who cannot see the picture hears its description, and so does everybody where it does not\n"
        "load. PDF/UA-1 refuses a picture without one.\n"
        "\n"
        "Bad:\n"
        '  - question: "What may this show? ![](cup.png)"\n'
        "\n"
        "Good:\n"
        '  - question: "What may this show? ![a cup of tea](cup.png)"\n'
        "\n"
        "Where a text is right as it is, say so at the end of its line, or on a line of its own above it;\n"
        "on the line of an `id` it holds for the whole card:\n"
        "  # allow missing-alt: the reason\n"
    )


def test_what_reading_tells_is_explained_and_cannot_be_allowed() -> None:
    result = explain("duplicate-key")

    assert result.exit_code == 0
    assert result.stdout == (
        "duplicate-key (error)\n"
        "\n"
        "A key stands in one card twice, and only one of the two could count.\n"
        "\n"
        "Often the hyphen is missing that begins the next card.\n"
        "\n"
        "Bad:\n"
        "  - id: grief-tears\n"
        "    answer: A loss.\n"
        "    answer: A farewell.\n"
        "\n"
        "Good:\n"
        "  - id: grief-tears\n"
        "    answer: A loss or a farewell.\n"
    )


def test_without_a_name_all_are_listed() -> None:
    result = explain()
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert lines[0] == "What rules find:"
    assert "  long-front             warning  The front of a card is long." in lines
    assert len(lines) == len(explanations()) + 3


@pytest.mark.parametrize("written", ["long_front", "[long-front]", "Long-Front"])
def test_a_name_may_be_written_in_other_ways(written: str) -> None:
    assert explain(written).stdout == explain("long-front").stdout


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("long-frnt", "error: there is no rule `long-frnt`: did you mean `long-front`?\n"),
        ("xyz", "error: there is no rule `xyz`: `tearcards explain` lists them all\n"),
    ],
)
def test_another_name_is_refused(written: str, message: str) -> None:
    result = explain(written)

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)
