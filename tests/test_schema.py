"""What editors are told agrees with what is read: on our decks, and on faults of every sort.

`TEARCARDS_WRITE_SCHEMAS=1` writes the files beside our decks anew.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from conftest import COLLECTION, DECK, SOURCES
from tearcards.cards import kinds
from tearcards.cards.shape import specs
from tearcards.schema import schema_files, schema_line, schema_name

DECKS = Path(__file__).parents[1] / "decks"
FILES = sorted(path.name for path in DECKS.glob("*.yaml"))


class AsEditorsDo(yaml.SafeLoader):
    """Reads YAML 1.2, in which `yes` and a date are text, as the YAML extension of VS Code does."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]  # the stubs call it an attribute


for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:null|Null|NULL|~|)$", ["n", "N", "~", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    AsEditorsDo.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def faults(file: str, text: str) -> list[str]:
    """Where an editor would underline something."""
    schema = json.loads(schema_files()[schema_name(file)])
    found = jsonschema.Draft7Validator(schema).iter_errors(yaml.load(text, AsEditorsDo))
    return sorted("/".join(map(str, error.absolute_path)) for error in found)


def test_the_files_beside_our_decks_are_those_that_the_code_makes() -> None:
    if os.environ.get("TEARCARDS_WRITE_SCHEMAS"):
        for name, text in schema_files().items():
            (DECKS / name).write_text(text, "utf-8", newline="\n")

    assert {path.name: path.read_text("utf-8") for path in DECKS.glob("*.schema.json")} == schema_files()


@pytest.mark.parametrize("text", schema_files().values(), ids=schema_files())
def test_each_is_a_schema(text: str) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(text))


@pytest.mark.parametrize("file", FILES)
def test_our_files_name_their_schema_and_follow_it(file: str) -> None:
    text = (DECKS / file).read_text("utf-8")

    assert text.startswith(schema_line(file))
    assert faults(file, text) == []


@pytest.mark.parametrize("kind", kinds())
def test_every_key_of_every_kind_is_explained(kind: str) -> None:
    record: type = kinds()[kind]
    told = json.loads(schema_files()["deck.schema.json"])["definitions"][kind]["properties"]

    assert list(told) == ["id", "kind", *list(specs(record))[1:]]
    assert all(re.fullmatch(r"[A-Z].*\.", key["description"]) for key in told.values())


def test_the_small_collection_is_good() -> None:
    assert [faults("collection.yaml", COLLECTION), faults("sources.yaml", SOURCES), faults("tears.yaml", DECK)] == [
        []
    ] * 3


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("answer: A loss.", "anwser: A loss.", ["cards/0", "cards/0"]),
        ("    answer: A loss.\n", "", ["cards/0"]),
        ("answer: A loss.", "answer:", ["cards/0/answer"]),
        ("answer: A loss.", 'answer: " "', ["cards/0/answer"]),
        ("answer: A loss.", "answer: [A loss.]", ["cards/0/answer"]),
        ("id: grief-tears", "id: Grief Tears", ["cards/0/id"]),
        ("evidence: opinion", "evidence: rumour", ["cards/0/evidence"]),
        ("[client]", "client", ["cards/0/audience"]),
        ("[client]", "[]", ["cards/0/audience"]),
        ("[client]", "[client, client]", ["cards/0/audience"]),
        ("[client]", "[Client]", ["cards/0/audience/0"]),
        ("kind: question", "kind: myth", ["cards/0"] * 5),
        ("kind: question", "kind: quiz", ["kind"]),
        ("kind: question\n", "", ["cards/0"]),
        ("    question:", "    kind: myth\n    question:", ["cards/0"] * 5),
        ("title: Tears\n", "", [""]),
        ("title: Tears\n", "title: Tears\nauthor: A\n", [""]),
        ("    tags:", "    sensitive: maybe\n    tags:", ["cards/0/sensitive"]),
    ],
)
def test_a_fault_in_a_deck_is_underlined(old: str, new: str, places: list[str]) -> None:
    assert old in DECK
    assert faults("tears.yaml", DECK.replace(old, new, 1)) == places


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("answer: A loss.", "answer: 42"),
        ("answer: A loss.", "answer: yes"),
        ("    question:", "    kind: question\n    question:"),
        ("    tags: [grief]", "    tags:"),
        ("    tags: [grief]", "    tags: [feeling::grief]\n    contrast_with: [b-card]\n    sensitive: true"),
    ],
)
def test_what_may_be_written_is_not_underlined(old: str, new: str) -> None:
    assert old in DECK
    assert faults("tears.yaml", DECK.replace(old, new, 1)) == []


@pytest.mark.parametrize(
    ("file", "text", "places"),
    [
        ("sources.yaml", SOURCES.replace("  address: https://example.org/tears\n", ""), ["author-2020"]),
        ("sources.yaml", SOURCES.replace("2020\n", "2020a\n"), ["author-2020/year"]),
        ("sources.yaml", SOURCES.replace("author-2020", "Author 2020"), [""]),
        ("sources.yaml", SOURCES.replace("address: https://", "doi: https://"), ["author-2020/doi"]),
        ("collection.yaml", COLLECTION.replace("version: 0.1.0", "version: 1"), []),
        ("collection.yaml", COLLECTION.replace("version: 0.1.0", "version: v1"), ["version"]),
        ("collection.yaml", COLLECTION.replace("2026-11-01", "1 November"), ["safety/checked_on"]),
        ("collection.yaml", COLLECTION.replace("audience:", "audiences:"), ["packs/client"] * 2),
    ],
)
def test_a_fault_beside_the_decks_is_underlined(file: str, text: str, places: list[str]) -> None:
    assert faults(file, text) == places


CONTRAST = DECK.replace("kind: question", "kind: contrast").replace("    answer: A loss.\n", "    answers:\n{sides}")
LIST = DECK.replace("kind: question", "kind: list").replace(
    "    answer: A loss.\n", "    ordered: false\n    items:\n{items}"
)


@pytest.mark.parametrize(
    ("deck", "places"),
    [
        (CONTRAST.format(sides="      A: a\n      B: b\n"), []),
        (CONTRAST.format(sides="      A: a\n"), ["cards/0/answers"]),
        (LIST.format(items="      - A\n      - {item: B, gloss: b}\n      - C\n"), []),
        (LIST.format(items="      - A\n      - B\n"), ["cards/0/items"]),
        (LIST.format(items="      - A\n      - B\n      - {gloss: c}\n"), ["cards/0/items/2"]),
    ],
)
def test_the_parts_of_a_card(deck: str, places: list[str]) -> None:
    assert faults("tears.yaml", deck) == places
