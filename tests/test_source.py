"""A part of a text is found where it was typed, however YAML wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearcards.read.yaml import parse
from tearcards.source import Mapping, Source, Text


def text_of(written: str) -> Text:
    """The text of a key whose value is written so."""
    node = parse(Source("deck.yaml", f"key: {written}\n"), lambda problem: pytest.fail(str(problem))).node
    assert isinstance(node, Mapping)
    text = node.entries[0][1]
    assert isinstance(text, Text)
    return text


@pytest.mark.parametrize(
    "written",
    [
        "words before here after",
        "'it''s here after'",
        '"a \\"quoted\\" and \\u00e9 here after"',
        ">-\n  folded\n  words here\n  after",
        "|\n  lines\n  of here\n\n  after",
        '"over\n  two here lines"',
        '"joined \\\n  by here a backslash"',
    ],
)
def test_a_word_is_found_where_it_stands(written: str) -> None:
    text = text_of(written)
    span = text.find_span("here")

    assert span.written == "here"
    assert span.source.text[: span.start].count("here") == 0


def test_an_escaped_letter_is_found_with_its_escape() -> None:
    assert text_of('"caf\\u00e9 here"').find_span("é").written == "\\u00e9"


@pytest.mark.parametrize(
    ("written", "whole"),
    [("plain words", "plain words"), ('"in quotes"', "in quotes"), (">-\n  folded\n  words", "folded\n  words")],
)
def test_the_span_of_a_text_leaves_its_marks_out(written: str, whole: str) -> None:
    assert text_of(written).span.written == whole


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), st.data())
def test_every_part_of_a_quoted_text_is_found(value: str, data: st.DataObject) -> None:
    written = "".join({'"': '\\"', "\\": "\\\\"}.get(letter, letter) for letter in value)
    text = text_of(f'"{written}"')
    start = data.draw(st.integers(0, len(value) - 1))
    end = data.draw(st.integers(start + 1, len(value)))

    found = text.part(start, end).written

    assert found == "".join({'"': '\\"', "\\": "\\\\"}.get(letter, letter) for letter in value[start:end])


def test_lines_and_columns_count_from_one() -> None:
    source = Source("deck.yaml", "ab\ncde\n")
    span = source.span(4, 6)

    assert (span.line, span.column, span.end_line, span.end_column, span.written) == (2, 2, 2, 4, "de")
    assert source.line(1) == "cde"
    assert source.span(99).written == ""
