"""What an editor has to know to complete keys, explain them and underline mistakes: JSON Schema, draft 7.

It is made of the same declarations by which decks are read. A schema knows less than `check`: it sees
one file, and no rules.
"""

from __future__ import annotations

import json
from inspect import cleandoc

from tearcards.cards import Card, kinds
from tearcards.cards.record import record_schema
from tearcards.cards.shape import Schema, name
from tearcards.collection import Citation, Head
from tearcards.read.collection import COLLECTION, SOURCES
from tearcards.read.deck import DeckHead

DECK = "deck.yaml"
"""Stands for every file of cards."""

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_files() -> dict[str, str]:
    """The files that stand beside a collection's, by their names."""
    schemas = {COLLECTION: _collection(), SOURCES: _sources(), DECK: _deck()}
    return {schema_name(file): json.dumps(schema, indent=1) + "\n" for file, schema in schemas.items()}


def schema_name(file: str) -> str:
    """The schema of a file: those of cards have one in common."""
    stem = file.removesuffix(".yaml") if file in (COLLECTION, SOURCES) else "deck"
    return f"{stem}.schema.json"


def schema_line(file: str) -> str:
    """The first line of a file, by which editors find its schema."""
    return f"# yaml-language-server: $schema={schema_name(file)}\n"


def _collection() -> Schema:
    return {"$schema": _DRAFT, "title": "A collection of decks"} | record_schema(Head)


def _sources() -> Schema:
    citation = record_schema(Citation) | {
        "anyOf": [{"required": ["doi"]}, {"required": ["address"]}],
        "description": "A work that cards rest on.",
    }
    return {
        "$schema": _DRAFT,
        "title": "The works that cards cite",
        "type": "object",
        "propertyNames": name().schema,
        "additionalProperties": citation,
    }


def _deck() -> Schema:
    """A deck: where it names a kind, its cards are of that kind unless they say otherwise."""
    head = record_schema(DeckHead)
    kind = _kind("The kind of its cards, where a card does not say otherwise.")
    head["properties"] |= {"kind": kind}
    of_its_kind = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": _cards({"if": {"required": ["kind"]}, "then": _named("card"), "else": _named(kind)}),
        }
        for kind in kinds()
    ]
    of_any_kind = {"if": {"required": ["kind"]}, "else": _cards(_named("card"))}
    return {
        "$schema": _DRAFT,
        "title": "A deck of cards",
        **head,
        "allOf": [of_any_kind, *of_its_kind],
        "definitions": {"card": _any_card(), **{kind: _card(record) for kind, record in kinds().items()}},
    }


def _cards(card: Schema) -> Schema:
    return {"properties": {"cards": {"items": card}}}


def _named(definition: str) -> Schema:
    return {"$ref": f"#/definitions/{definition}"}


def _any_card() -> Schema:
    """A card that says itself of which kind it is."""
    return {
        "type": "object",
        "required": ["id", "kind"],
        "properties": {"kind": _kind("What kind of card it is.")},
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": _named(kind)}
            for kind in kinds()
        ],
    }


def _card(record: type[Card]) -> Schema:
    schema = record_schema(record)
    own = {"id": schema["properties"].pop("id"), "kind": _kind("What kind of card it is.")}
    schema["properties"] = own | schema["properties"]
    return schema | {"description": _first_sentence(record)}


def _kind(doc: str) -> Schema:
    return {
        "enum": list(kinds()),
        "enumDescriptions": [_first_sentence(record) for record in kinds().values()],
        "description": doc,
    }


def _first_sentence(record: type) -> str:
    """The first paragraph of what the code says of a kind."""
    return " ".join(cleandoc(record.__doc__ or "").partition("\n\n")[0].split())
