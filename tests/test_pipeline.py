"""From a folder to files, and what is chosen of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import COLLECTION, DECK, SMALL, lay_out
from tearcards.collection import Collection, Selection, select
from tearcards.pipeline import build, file_name, load
from tearcards.write import outputs


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """Two decks for two audiences, with three cards."""
    second = DECK.replace("title: Tears", "title: More").replace("grief-tears", "loss-tears")
    second = second.replace("What may grief tears follow?", "Who can sit with a client?").replace(
        "A loss.", "Perhaps a friend."
    )
    own = DECK.split("cards:\n")[1].replace("grief-tears", "own-tears").replace("[client]", "[client, trainee]")
    own = own.replace("What may grief tears follow?", "Where do feelings show?").replace(
        "A loss.", "Perhaps in the face."
    )
    packs = COLLECTION.replace("[tears]", "[tears, more]") + (
        "  trainee:\n    title: T\n    description: T\n    audience: [trainee]\n    note: Your code comes first.\n"
    )
    files = {"tears.yaml": DECK + own, "more.yaml": second.replace("[grief]", "[loss, loss::early]")}
    loaded = load(lay_out(tmp_path, SMALL | files | {"collection.yaml": packs}))
    assert loaded.diagnostics == ()
    assert loaded.collection is not None
    return loaded.collection


def ids(collection: Collection) -> list[str]:
    return [str(card.id) for card in collection.cards]


@pytest.mark.parametrize(
    ("selection", "chosen"),
    [
        (Selection(), ["grief-tears", "own-tears", "loss-tears"]),
        (Selection(pack="client"), ["grief-tears", "own-tears", "loss-tears"]),
        (Selection(pack="trainee"), ["own-tears"]),
        (Selection(decks=("more",)), ["loss-tears"]),
        (Selection(decks=("more", "tears")), ["grief-tears", "own-tears", "loss-tears"]),
        (Selection(tags=("grief",)), ["grief-tears", "own-tears"]),
        (Selection(tags=("loss::early",)), ["loss-tears"]),
        (Selection(tags=("grief", "loss")), ["grief-tears", "own-tears", "loss-tears"]),
        (Selection(pack="trainee", decks=("tears",), tags=("grief",)), ["own-tears"]),
        (Selection(pack="trainee", decks=("more",)), []),
    ],
)
def test_what_is_chosen(collection: Collection, selection: Selection, chosen: list[str]) -> None:
    assert ids(select(collection, selection)) == chosen


def test_chosen_cards_keep_their_numbers(collection: Collection) -> None:
    chosen = select(collection, Selection(decks=("more",)))

    assert [chosen.numbers[card.id] for card in chosen.cards] == [3]
    assert [deck.id for deck in chosen.decks] == ["more"]


def test_a_pack_brings_its_own_note(collection: Collection) -> None:
    assert [str(note) for note in collection.safety_notes()] == ["These cards teach. They do not treat."]
    chosen = select(collection, Selection(pack="trainee"))
    assert [str(note) for note in chosen.safety_notes()] == [
        "These cards teach. They do not treat.",
        "Your code comes first.",
    ]


@pytest.mark.parametrize(
    ("selection", "name"),
    [
        (Selection(), "small.pdf"),
        (Selection(pack="client"), "small-client.pdf"),
        (Selection(pack="client", decks=("tears",), tags=("loss::early",)), "small-client-tears-loss-early.pdf"),
    ],
)
def test_a_file_is_called_after_what_is_in_it(collection: Collection, selection: Selection, name: str) -> None:
    assert file_name(collection, selection, outputs()["paper"]) == name


@pytest.mark.parametrize("name", outputs())
def test_every_output_is_the_same_twice_and_another_for_other_cards(collection: Collection, name: str) -> None:
    def made(selection: Selection) -> bytes:
        return next(iter(build(collection, selection, {name: outputs()[name].Options()}).files.values()))

    assert made(Selection()) == made(Selection())
    assert made(Selection()) != made(Selection(pack="trainee"))


@pytest.mark.parametrize("name", outputs())
def test_every_output_says_how_far_it_is(collection: Collection, name: str) -> None:
    said: list[tuple[str, int, int]] = []
    build(collection, Selection(), {name: outputs()[name].Options()}, lambda *step: said.append(step))

    assert said
    assert all(stage and 0 <= done <= total for stage, done, total in said)
    assert said[-1][1] == said[-1][2]


def test_our_own_decks_are_sound() -> None:
    assert load(Path(__file__).parents[1] / "decks").diagnostics == ()
