"""The cards in a rule's docstring are what it says they are: a contributor reads them as the rule itself."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from rules.examples import Example, examples, judged
from tearcards.rules import rules

# What these find is not on a card: a title, a file, a source, a text around the cards.
OFF_CARD = {"deck-title", "picture-off-card", "unused-media", "unused-source"}
# What these find depends on what was published, too.
AGAINST_THE_LEDGER = {
    "changed-collection",
    "changed-kind",
    "former-id",
    "frozen-note-type",
    "retired-card",
    "shorter-card",
    "vanished-card",
}


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.rule)
def test_the_bad_cards_are_found_by_this_rule_alone(example: Example, tmp_path: Path) -> None:
    cards = yaml.load(example.bad, yaml.BaseLoader)
    found = judged(tmp_path / "bad", example.bad)

    assert {diagnostic.rule for diagnostic in found} == {example.rule}
    assert len(found) >= (1 if any("id" in card for card in cards) else len(cards))


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.rule)
def test_nothing_is_found_on_the_good_cards(example: Example, tmp_path: Path) -> None:
    found = judged(tmp_path / "good", example.good)

    assert [f"{diagnostic.rule}: {diagnostic.message}" for diagnostic in found] == []


def test_every_rule_on_cards_has_examples() -> None:
    assert {rule.name for rule in rules()} - {example.rule for example in examples()} == OFF_CARD | AGAINST_THE_LEDGER
