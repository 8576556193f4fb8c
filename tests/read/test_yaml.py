"""Whatever stands in a file, reading it ends, with places that lie in the file."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import DECK
from tearcards.diagnostic import Diagnostic
from tearcards.read.yaml import Parsed, parse
from tearcards.source import Mapping, Node, Sequence, Source, Text


def read(text: str) -> tuple[Parsed, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    return parse(Source("deck.yaml", text), problems.append), problems


def bare(node: Node | None) -> object:
    """A node as plain lists, dictionaries and strings."""
    if isinstance(node, Mapping):
        return {str(key): bare(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [bare(item) for item in node.items]
    return None if node is None else str(node)


@pytest.mark.parametrize(
    "written", ["no", "1:30", "3.10", "012", "2026-11-01", "~", "null", "true", "0x1F", "1e3", ".nan"]
)
def test_every_scalar_is_text(written: str) -> None:
    parsed, problems = read(f"key: {written}\n")

    assert (bare(parsed.node), problems) == ({"key": written}, [])


def test_a_deck_is_read_as_pyyaml_reads_it() -> None:
    parsed, problems = read(DECK)

    assert bare(parsed.node) == yaml.load(DECK, Loader=yaml.CBaseLoader)
    assert problems == []


# What slips are made of: YAML's own marks, and characters that editors do not show.
MARKS = [
    "- ",
    ": ",
    "\n",
    "  ",
    "    ",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    "{{c1::",
    "}}",
    "&a",
    "*a",
    "!t",
    ">-",
    "#",
    " #x",
    "\t",
    "---",
    "...",
    "%",
    "@",
    "`",
    ",",
    "?",
    "\\",
    "cards:\n",
    "id",
    "word ",
]
PIECES = st.sampled_from([*MARKS, "|", "\x00", "\x85", "\u2028", "\u202e", "\ufeff", "é", "😀"])


@given(st.lists(PIECES, max_size=60).map("".join))
@example("- - - - -")
@example("? a\n: b")
@example("a: &a [*a]")
@example('"\\U00110000"')
@example("%YAML 1.2\n---\na: b")
@example("...\n...")
@example("[" * 1000)
@example("a: |\n  x\n y")
def test_any_text_is_read_to_its_end(text: str) -> None:
    parsed, problems = read(text)

    assert parsed.whole or problems, "what could not be read must be told"
    for found in problems:
        assert 0 <= found.span.start <= found.span.end <= len(text)
        assert found.message
        assert found.help


@given(st.integers(0, len(DECK)), PIECES)
def test_a_slip_anywhere_is_told_or_does_no_harm(at: int, piece: str) -> None:
    text = DECK[:at] + piece + DECK[at:]
    parsed, problems = read(text)

    assert parsed.whole or problems
    if not problems:
        assert bare(parsed.node) == yaml.load(text, Loader=yaml.CBaseLoader)


def test_a_slip_costs_its_card_only() -> None:
    cards = [f"  - id: card-{n}\n    question: What?\n" for n in range(5)]
    cards[2] = cards[2].replace("What?", "What: that?")
    parsed, problems = read("title: T\ncards:\n" + "".join(cards))

    assert not parsed.whole
    assert len(problems) == 1
    kept = bare(parsed.node)
    assert isinstance(kept, dict)
    assert [card["id"] for card in kept["cards"]] == ["card-0", "card-1", "card-3", "card-4"]


def test_a_deck_of_slips_ends() -> None:
    _, problems = read("title: T\ncards:\n" + "  - id: a: b\n" * 500)

    assert len(problems) == 50


def test_the_place_of_a_key_is_its_own() -> None:
    parsed, _ = read(DECK)

    def keys(node: Node | None) -> list[Text]:
        if isinstance(node, Mapping):
            return [key for name, value in node.entries for key in (name, *keys(value))]
        if isinstance(node, Sequence):
            return [key for item in node.items for key in keys(item)]
        return []

    assert all(key.span.written == key for key in keys(parsed.node))
    assert len(keys(parsed.node)) == 12
