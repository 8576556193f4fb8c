"""The ledger is read as it was written, changes little, and stops nothing where it is broken."""

from __future__ import annotations

import json
import os
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import DECK, lay_out
from packing import DECKS, read
from releasing import LATE, NOW, planned, released, run
from tearcards.diagnostic import Diagnostic
from tearcards.ledger import Ledger, plain_words, read_ledger, words
from tearcards.release import plan
from tearcards.source import Source

NOTE = """\
  "grief-tears": {
   "guid": "c6c34d4aef0fffa31b86",
   "formerly": [],
   "kind": "question",
   "deck": "tears",
   "since": "1.0.0",
   "changed": "1.0.0",
   "mod": 1800000000,
   "digest": "DIGEST",
   "tags": [
    "small::audience::client",
    "small::evidence::opinion",
    "small::theme::grief"
   ],
   "fields": {
    "question": "What may grief tears follow?",
    "answer": "A loss.",
    "why": "Naming it can help.",
    "sources": "SOURCES",
    "evidence": "Opinion",
    "card": "grief-tears"
   }
  }
"""

HELP = "take `ledger.json` as the last release has it; it is written by `tearcards release` and by nobody else"


def understood(text: str) -> tuple[Ledger | None, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    return read_ledger(Source("ledger.json", text), problems.append), problems


def told(text: str) -> str:
    """The message for a ledger that cannot be understood."""
    ledger, (problem,) = understood(text)
    assert (ledger, problem.rule) == (None, "broken-ledger")
    return problem.message


@pytest.fixture
def written(small: Path) -> dict[str, Any]:
    """The ledger of a release with one card living and one retired."""
    lay_out(small, {"tears.yaml": DECK + LATE})
    released("1.0.0")
    gone = "retired:\n  - id: late-tears\n    reason: Nobody said so.\ncards:\n"
    lay_out(small, {"tears.yaml": DECK.replace("cards:\n", gone)})
    released("2.0.0", NOW + 1)
    ledger: dict[str, Any] = json.loads((small / "ledger.json").read_text("utf-8"))
    assert understood(json.dumps(ledger))[1] == []
    return ledger


# --- as it is written -------------------------------------------------------------------------


def test_the_ledger_of_our_decks_is_read_as_it_was_written() -> None:
    ledger = plan(read(DECKS), "9.9.9", NOW).ledger
    text = ledger.written()

    assert understood(text) == (ledger, [])
    assert ledger.written() == text


def test_what_stands_in_it(small: Path) -> None:
    ledger = planned(small, "1.0.0").ledger
    text = ledger.written().replace(ledger.notes["grief-tears"].digest, "DIGEST")
    link = '<a href="https://example.org/tears" rel="noopener noreferrer">A. Author (2020): one clinician’s view</a>'
    text = text.replace(json.dumps(link, ensure_ascii=False), '"SOURCES"')

    assert text.startswith('{\n "format": 1,\n "version": "1.0.0",\n "collection": {\n')
    assert text.endswith(f' "notes": {{\n{NOTE} }},\n "retired": {{}}\n}}\n'), text
    assert "\\u" not in text


def test_a_retired_card_is_kept_with_its_reason(written: dict[str, Any]) -> None:
    assert list(written["notes"]) == ["grief-tears"]
    assert written["retired"]["late-tears"] == {
        "guid": written["retired"]["late-tears"]["guid"],
        "formerly": [],
        "kind": "question",
        "deck": "tears",
        "since": "1.0.0",
        "retired": "2.0.0",
        "reason": "Nobody said so.",
        "successor": "",
        "fields": written["retired"]["late-tears"]["fields"],
    }


def test_the_order_of_cards_and_decks_changes_nothing(small: Path) -> None:
    lay_out(small, {"tears.yaml": DECK + LATE})
    one = planned(small).ledger.written()
    head, first = DECK.split("cards:\n")
    lay_out(small, {"tears.yaml": f"{head}cards:\n{LATE}{first}"})

    assert planned(small).ledger.written() == one


def test_one_changed_card_changes_five_lines(small: Path) -> None:
    lay_out(small, {"tears.yaml": DECK + LATE})
    released("1.0.0")
    before = (small / "ledger.json").read_text("utf-8")
    lay_out(small, {"tears.yaml": DECK.replace("A loss.", "Some loss.") + LATE})
    released("1.0.1")
    after = (small / "ledger.json").read_text("utf-8")

    came = [line[2:].split(":")[0].strip() for line in ndiff(before.splitlines(), after.splitlines()) if line[0] == "+"]
    assert came == ['"version"', '"changed"', '"mod"', '"digest"', '"answer"']
    assert len(before.splitlines()) == len(after.splitlines())


# --- broken -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the ledger cannot be understood from here on"),
        ('{"format": 1,', "the ledger cannot be understood from here on"),
        ('{"format": 1}\n<<<<<<< HEAD\n', "the ledger cannot be understood from here on"),
        ("[]", "the ledger cannot be understood"),
        ("null", "the ledger cannot be understood"),
        ('"x"', "the ledger cannot be understood"),
        ("{}", "the ledger cannot be understood"),
        ('{"format": "1"}', "the ledger cannot be understood"),
        ('{"format": true}', "the ledger cannot be understood"),
        ('{"format": 1.0}', "the ledger cannot be understood"),
        ('{"format": NaN}', "the ledger cannot be understood"),
        ('{"format": 2}', "the ledger has the format 2, which this version of tearcards does not know"),
        (f'{{"format": {"9" * 5000}}}', "the ledger cannot be understood"),
        ("[" * 100_000, "the ledger cannot be understood"),
        ('{"a":' * 100_000, "the ledger cannot be understood"),
        ('{"format": 1, "format": 1, "version": "1.0.0"}', "the ledger cannot be understood"),
    ],
)
def test_what_is_no_ledger(text: str, message: str) -> None:
    assert told(text) == message


def test_the_author_is_shown_where_the_text_breaks_off() -> None:
    _, (problem,) = understood('{\n "format": 1,\n<<<<<<< HEAD\n')

    assert (problem.span.line, problem.span.column, problem.help) == (3, 1, HELP)


@pytest.mark.parametrize("version", ["", "1.0", "1.0.0.0", "v1.0.0", "1.0.x", "1.0.0\n", "٣.0.0", f"{'9' * 5000}.0.0"])
def test_a_version_that_is_none(written: dict[str, Any], version: str) -> None:
    assert told(json.dumps(written | {"version": version})) == "the ledger cannot be understood"


def test_every_part_of_it_is_needed_and_of_its_sort(written: dict[str, Any]) -> None:
    for table, key in (("notes", "grief-tears"), ("retired", "late-tears"), ("types", "question")):
        for part in written[table][key]:
            for wrong in (None, True, 1.5, {}, [1], {"a": 1}, "" if part in ("guid", "mod", "id") else 7, -1, 2**63):
                broken = written | {table: written[table] | {key: written[table][key] | {part: wrong}}}
                if not (wrong == {} and part == "fields"):
                    assert told(json.dumps(broken)) == f"what the ledger says of `{key}` cannot be understood", (
                        part,
                        wrong,
                    )
            less = {name: value for name, value in written[table][key].items() if name != part}
            broken = written | {table: written[table] | {key: less}}
            assert told(json.dumps(broken)) == f"what the ledger says of `{key}` cannot be understood", part


@pytest.mark.parametrize("guid", ["", "a b", "a\x1fb", "é", "x" * 65])
def test_a_guid_that_no_note_can_have(written: dict[str, Any], guid: str) -> None:
    written["notes"]["grief-tears"]["guid"] = guid

    assert told(json.dumps(written)) == "what the ledger says of `grief-tears` cannot be understood"


def test_two_notes_of_one_guid(written: dict[str, Any]) -> None:
    written["retired"]["late-tears"]["guid"] = written["notes"]["grief-tears"]["guid"]

    assert told(json.dumps(written)) == "the ledger cannot be understood"


def test_half_a_letter_cannot_be_written_again(written: dict[str, Any]) -> None:
    written["notes"]["grief-tears"]["fields"]["answer"] = "\ud83d"
    assert told(json.dumps(written)) == "the ledger cannot be understood"

    written["notes"]["grief-tears"]["fields"]["answer"] = "\U0001f622"
    assert understood(json.dumps(written))[1] == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["a", "guid", "mod", "fields", "tags"]), inner),
    )
)
def test_whatever_it_holds_it_is_read_or_told(value: Any) -> None:
    for data in (
        value,
        {"format": 1, "version": "1.0.0", "collection": value, "notes": value, "retired": {}, "types": {}},
    ):
        ledger, problems = understood(json.dumps(data))
        assert (ledger is None) == (len(problems) == 1)


# --- as a file --------------------------------------------------------------------------------


def test_it_may_be_larger_than_a_deck(small: Path) -> None:
    """Ten thousand cards make a ledger of eleven megabytes, and a deck may have ten."""
    released("1.0.0")
    with (small / "ledger.json").open("a", encoding="utf-8") as file:
        file.write("\n" * 11_000_000)

    assert run("check").stderr == "no problems found\n"


def test_an_endless_one_is_not_read(small: Path) -> None:
    (small / "ledger.json").touch()
    os.truncate(small / "ledger.json", 100_000_001)
    done = run("check", "--format", "short")

    assert done.stdout == "decks/ledger.json:1:1: error[broken-ledger]: the ledger is larger than 100 MB\n"


@pytest.mark.parametrize("content", [b"\xff\xfe{\x00", b'{"format": \xe9}'])
def test_one_that_is_not_utf_8(small: Path, content: bytes) -> None:
    (small / "ledger.json").write_bytes(content)

    assert run("check", "--format", "short").stdout.split(" ")[1] == "error[not-utf-8]:"


def test_a_folder_in_its_place(small: Path) -> None:
    (small / "ledger.json").mkdir()

    assert run("check", "--format", "short").stdout == (
        "decks/ledger.json:1:1: error[unreadable]: `ledger.json` is not a file\n"
    )


def test_while_it_is_broken_no_card_is_said_to_be_unpublished(small: Path) -> None:
    renamed = DECK.replace("id: grief-tears\n", "id: grief\n    formerly: grief-tears\n")
    gone = "retired:\n  - id: late-tears\n    reason: Nobody said so.\ncards:\n"
    lay_out(small, {"ledger.json": "{}", "tears.yaml": renamed.replace("cards:\n", gone)})

    assert [line.split(" ")[1] for line in run("check", "--format", "short").stdout.splitlines()] == [
        "error[broken-ledger]:"
    ]


# --- words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("A <strong>loss</strong>.", "A loss."),
        ("one<br>two<p>three</p><p>four</p>", "one two three four"),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", "one two"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("{\u2060{Front}\u2060}", "{{Front}}"),
        ('before <img alt="a > b" src="x.png"> after', "before after"),
        ("before <img alt='a > \"b' src='x.png'> after", "before after"),
        ("", ""),
    ],
)
def test_the_words_of_a_field(field: str, said: str) -> None:
    assert words(field) == said


def test_what_says_only_which_card_it_is_is_not_among_the_words() -> None:
    fields = {"question": "<p>What?</p>", "card": "a-card", "numbered": "1"}

    assert plain_words(fields) == {"question": "What?"}
