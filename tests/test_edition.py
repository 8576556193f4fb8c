"""What differs between two editions, card by card."""

from __future__ import annotations

from pathlib import Path

from conftest import COLLECTION, DECK, lay_out
from packing import DECKS, read
from releasing import LATE, NOW, one_more, planned, sound
from tearcards.edition import Change, Edition, Snapshot, Sort, differences, of_collection, of_ledger
from tearcards.release import plan

NEW = one_more("new-tears", "Who may sit with a client?", "Perhaps a friend.")


def edition(*cards: Snapshot, **titles: str) -> Edition:
    return Edition({card.guid: card for card in cards}, titles)


def snapshot(id: str = "a", guid: str = "g", deck: str = "d", tags: tuple[str, ...] = (), **words: str) -> Snapshot:
    return Snapshot(id, guid, "question", deck, words or {"question": "What?"}, tags)


def test_a_collection_and_the_ledger_of_its_release_are_one_edition() -> None:
    """For all of our decks, of every kind."""
    collection = read(DECKS)
    one, two = of_collection(collection), of_ledger(plan(collection, "1.0.0", NOW).ledger)

    assert {guid: one.cards[guid] for guid in two.cards} == two.cards
    assert list(differences(one, two)) == list(differences(two, one)) == []
    assert len(one.cards) == len(collection.cards)


def test_what_a_snapshot_holds(small: Path) -> None:
    (card,) = of_collection(sound(small)).cards.values()

    assert card == Snapshot(
        "grief-tears",
        "c6c34d4aef0fffa31b86",
        "question",
        "tears",
        {
            "question": "What may grief tears follow?",
            "answer": "A loss.",
            "why": "Naming it can help.",
            "sources": "A. Author (2020): one clinician’s view",
            "evidence": "Opinion",
        },
        ("small::audience::client", "small::evidence::opinion", "small::theme::grief"),
    )
    assert of_collection(sound(small)).titles == {"tears": "Tears"}


def test_new_cards_in_their_order_and_then_those_that_are_gone() -> None:
    old = edition(snapshot("a", "1"), snapshot("b", "2", "e"), d="D", e="E")
    new = edition(snapshot("d", "4"), snapshot("b", "2", "e"), snapshot("c", "3"), d="Dd", e="Ee")

    assert list(differences(old, new)) == [
        Change(Sort.NEW, "d", "Dd", (("question", "", "What?"),), front="What?"),
        Change(Sort.NEW, "c", "Dd", (("question", "", "What?"),), front="What?"),
        Change(Sort.RETIRED, "a", "D", (("question", "What?", ""),), front="What?"),
    ]


def test_a_card_can_be_renamed_moved_and_improved_at_once() -> None:
    old = edition(snapshot("a", deck="d", tags=("x", "y"), answer="one", why="so"), d="D")
    new = edition(snapshot("b", deck="e", tags=("x",), answer="two", nuance="but"), e="E")

    assert list(differences(old, new)) == [
        Change(Sort.RENAMED, "b", "E", before="a"),
        Change(Sort.MOVED, "b", "E", before="D"),
        Change(
            Sort.IMPROVED,
            "b",
            "E",
            (("answer", "one", "two"), ("nuance", "", "but"), ("why", "so", ""), ("tags", "x y", "x")),
        ),
    ]


def test_the_order_of_cards_is_no_difference() -> None:
    one, two = snapshot("a", "1"), snapshot("b", "2")

    assert list(differences(edition(one, two), edition(two, one))) == []


def test_a_deck_without_a_known_title_is_called_by_its_id() -> None:
    assert [change.deck for change in differences(edition(snapshot()), edition())] == ["d"]
    assert [change.deck for change in differences(edition(snapshot()), edition(d="D"))] == ["D"]
    assert [change.deck for change in differences(edition(), edition(snapshot()))] == ["d"]


def test_a_new_title_moves_no_card() -> None:
    assert list(differences(edition(snapshot(), d="One"), edition(snapshot(), d="Two"))) == []


def test_from_one_collection_to_the_next(small: Path, here: Path) -> None:
    lay_out(small, {"tears.yaml": DECK + LATE})
    before = of_collection(sound(small))
    two = COLLECTION.replace("[tears]", "[tears, later]")
    later = DECK.split("  - id:")[0].replace("title: Tears", "title: Later") + LATE
    lay_out(small, {"collection.yaml": two, "tears.yaml": DECK.replace("loss", "parting") + NEW, "later.yaml": later})

    assert [
        (str(change.sort), change.id, change.deck) for change in differences(before, of_collection(sound(small)))
    ] == [
        ("improved", "grief-tears", "Tears"),
        ("new", "new-tears", "Tears"),
        ("moved", "late-tears", "Later"),
    ]
    assert planned(small).changes == ()
