"""The packages in the real Anki: nothing is lost, nothing is faulty, nothing comes twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anki_desk import AnkiDesk, Log, body
from conftest import SMALL, lay_out
from packing import packed, read
from tearcards.cards import Card
from tearcards.cards.cloze import Cloze
from tearcards.cards.list import Item, List
from tearcards.collection import Collection, Selection, select
from tearcards.markdown import Blank, Prose, walk
from tearcards.source import Source, Text
from tearcards.write import anki, quietly
from tearcards.write.anki.html import field
from tearcards.write.anki.notes import ordinals
from tearcards.write.anki.templates import needed


def for_anki(collection: Collection) -> list[Card]:
    return [card for card in collection.cards if card.note_type.id is not None]


def test_everything_arrives_and_anki_finds_no_fault(each: tuple[Collection, bytes], desk: AnkiDesk) -> None:
    collection, package = each
    cards = for_anki(collection)

    log = desk.import_package(package)

    assert log == Log(found=len(cards), new=len(cards), updated=0, unchanged=0, conflicting=0)
    assert [note["Card ID"] for note in desk.notes()] == [card.id for card in cards]
    assert len({note.guid for note in desk.notes()}) == len(cards)
    assert [(card.note()["Card ID"], card.ord) for card in desk.cards()] == [
        (card.id, prompt.ordinal) for card in cards for prompt in card.prompts()
    ]
    assert desk.troubles() == []


def test_the_desk_sees_faults(package: bytes, desk: AnkiDesk) -> None:
    desk.import_package(package)
    pictured, blank, lost, *_ = desk.notes()
    pictured[pictured.keys()[1]] = '<img src="none.png">'
    blank.fields = ["" for _ in blank.fields]
    desk.collection.update_notes([pictured, blank])
    desk.collection.media.write_data("spare.png", b"x")
    desk.collection.db.execute("DELETE FROM cards WHERE nid = ?", lost.id)
    desk.collection.db.execute("UPDATE cards SET did = 12345 WHERE nid = ?", blank.id)

    troubles = "\n".join(desk.troubles())

    for fault in (
        "none.png: missing",
        "spare.png: unused",
        f"{blank.id}: empty cards",
        f"{blank.guid} 0: ",
        f"{lost.guid}: a note without cards",
        "Fixed 1 missing deck",
    ):
        assert fault in troubles.replace("\u2068", "").replace("\u2069", "")


def test_a_second_import_changes_nothing(each: tuple[Collection, bytes], desk: AnkiDesk) -> None:
    _, package = each
    first = desk.import_package(package)
    rows, decks = desk.rows(), desk.decks()

    again = desk.import_package(package)

    assert again == Log(first.found, new=0, updated=0, unchanged=first.found, conflicting=0)
    assert (desk.rows(), desk.decks()) == (rows, decks)


def test_the_cards_are_those_that_anki_would_make(each: tuple[Collection, bytes], desk: AnkiDesk) -> None:
    desk.import_package(each[1])

    ours = {note.guid: [card.ord for card in note.cards()] for note in desk.notes()}

    assert ours == desk.ordinals_by_anki()


def test_a_note_type_needs_the_fields_that_anki_says(
    awkward: Collection, desk: AnkiDesk, awkward_package: bytes
) -> None:
    ours = {
        card.note_type.name: [[n, *needed(card.note_type, face)] for n, face in enumerate(card.note_type.faces)]
        for card in for_anki(awkward)
    }

    desk.import_package(awkward_package)

    # Anki reckons it anew at each import.
    assert {name: desk.collection.models.by_name(name)["req"] for name in ours} == ours


def test_fields_and_templates_have_numbers_of_their_own(
    awkward: Collection, desk: AnkiDesk, awkward_package: bytes
) -> None:
    desk.import_package(awkward_package)

    for note_type in {card.note_type.name: card.note_type for card in for_anki(awkward)}.values():
        known = desk.collection.models.get(note_type.id)
        assert known["name"] == note_type.name
        assert {part["name"]: part["id"] for part in known["flds"]} == {
            part.name: note_type.stable_id(part.key) for part in note_type.all_fields
        }
        assert {part["name"]: part["id"] for part in known["tmpls"]} == {
            face.name: note_type.stable_id(f"face {face.key}") for face in note_type.faces
        }


def test_what_the_learner_did_survives_another_import(package: bytes, desk: AnkiDesk) -> None:
    desk.import_package(package)
    note = desk.notes()[0]
    note["Why" if "Why" in note else "Reason"] = "my own words"
    note.tags.append("mine")
    desk.collection.update_note(note)
    desk.collection.decks.select(note.cards()[0].did)
    card = desk.collection.sched.getCard()
    desk.collection.sched.answerCard(card, 3)
    rows = desk.rows()

    desk.import_package(package)

    assert desk.rows() == rows


def test_a_mended_text_is_the_same_note(desk: AnkiDesk, here: Path) -> None:
    lay_out(here / "decks", dict(SMALL))
    desk.import_package(packed(read(here / "decks")))
    lay_out(here / "decks", SMALL | {"tears.yaml": SMALL["tears.yaml"].replace("A loss.", "Any loss.")})

    log = desk.import_package(packed(read(here / "decks")))

    assert (log.found, log.new) == (1, 0)


def test_other_decks_are_left_alone(package: bytes, awkward_package: bytes, desk: AnkiDesk) -> None:
    own = desk.collection.new_note(desk.collection.models.by_name("Basic"))
    own["Front"], own["Back"] = "mine", "my own"
    deck = desk.collection.decks.id("Tears in Therapy::My own")
    desk.collection.add_note(own, deck)

    desk.import_package(package)
    desk.import_package(awkward_package)

    kept = desk.collection.get_note(own.id)
    assert (kept.fields, [card.did for card in kept.cards()]) == (["mine", "my own"], [deck])
    assert desk.troubles() == []
    decks = set(desk.decks())
    assert {"Small", "Small::Hostile", "Small::Media", "Small::Shapes"} <= decks
    assert {"Tears in Therapy", "Tears in Therapy::My own", "Tears in Therapy::Myths"} <= decks
    assert len(decks) == len({name.casefold() for name in decks})


def test_new_cards_come_in_the_order_of_the_decks(package: bytes, desk: AnkiDesk) -> None:
    desk.collection.sched  # noqa: B018 - wakes the scheduler, as Anki's window does
    desk.import_package(package)

    dues = [card.due for card in desk.cards()]
    notes = list(dict.fromkeys(card.nid for card in desk.cards()))

    assert notes == [note.id for note in desk.notes()]
    assert sorted(set(dues)) == list(range(min(dues), min(dues) + len(notes)))


def test_a_collection_for_paper_alone_is_an_empty_package(awkward: Collection, desk: AnkiDesk) -> None:
    only = tuple(replace(deck, cards=tuple(c for c in deck.cards if c.note_type.id is None)) for deck in awkward.decks)

    data = anki.write(replace(awkward, decks=only), anki.Options(), quietly).data

    assert data is not None
    assert desk.import_package(data).found == 0


def test_a_pack_holds_its_own_cards(decks: Collection, desk: AnkiDesk) -> None:
    chosen = select(decks, Selection(pack="client"))
    data = anki.write(chosen, anki.Options(), quietly).data
    assert data is not None

    desk.import_package(data)

    assert {note["Card ID"] for note in desk.notes()} == {card.id for card in for_anki(chosen)}
    assert len(for_anki(chosen)) < len(for_anki(decks))


PIECES = [
    *"{}[]()<>&:*_`\\ \n",
    "{{c1::",
    "{{c2::",
    "{{c12::",
    "{{c0::",
    "{{c501::",
    "{{c1,2::",
    "}}",
    "::",
    "ab",
    "&#123;",
    "&#58;",
]
PIECES += ["[sound:x.mp3]", "image-occlusion:", "](https://a.b)", "![x](y.png)", "<br>", "\\(", "[latex]"]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)


def prose(text: str, *, blanks: bool = False) -> Prose:
    return Prose.from_text(Text.of(text, Source("deck.yaml", text), 0, len(text)), blanks=blanks)


COMMON: dict[str, Any] = {"id": prose("a-card"), "audience": (), "sources": (), "evidence": prose("study"), "tags": ()}


def made_by_anki(desk: AnkiDesk, card: Card) -> tuple[list[int], list[str]]:
    """The ordinals of the cards that Anki makes of a card's texts, and their fronts."""
    note = desk.collection.new_note(desk.collection.models.get(card.note_type.id))
    names = {known.key: known.name for known in card.note_type.all_fields}
    for key, text in card.values().items():
        note[names[key]] = field(text.tree)
    desk.collection.add_note(note, desk.collection.decks.id("Made"))
    try:
        return [card.ord for card in note.cards()], [body(card.question()) for card in note.cards()]
    finally:
        desk.collection.remove_notes([note.id])


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, TEXTS)
def test_any_cloze_text_makes_the_cards_that_anki_makes(awkward_desk: AnkiDesk, text: str, why: str) -> None:
    card = Cloze(**COMMON, text=prose(text, blanks=True), why=prose(why))
    if not field(card.text.tree).strip():
        return

    theirs, fronts = made_by_anki(awkward_desk, card)

    # Anki has a card with the ordinal 0 also where there is no blank, for which `write` refuses.
    assert (list(ordinals(card)) or [0]) == theirs
    blanks = [node.number for node in walk(card.text.tree) if isinstance(node, Blank)]
    assert [front.count('<span class="cloze" ') for front in fronts] == [blanks.count(number + 1) for number in theirs]


GLOSSES = st.none() | TEXTS.filter(str.strip).map(prose)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXTS.filter(str.strip).map(prose), GLOSSES), min_size=3, max_size=7), st.booleans())
def test_any_list_makes_the_cards_that_anki_makes(
    awkward_desk: AnkiDesk, items: list[tuple[Prose, Prose | None]], ordered: bool
) -> None:
    card = List(
        **COMMON,
        question=prose("Which?"),
        items=tuple(Item(item, gloss) for item, gloss in items),
        ordered=ordered,
        why=prose("So."),
    )

    theirs, fronts = made_by_anki(awkward_desk, card)

    assert list(ordinals(card)) == theirs == list(range(len(items) + 1))
    assert [front.count('<li class="gap"') for front in fronts] == [0] + [1] * len(items)
    assert ['class="marker"' in front for front in fronts] == [False] + [ordered] * len(items)
