"""Every kind of card: what the learner is asked, in words, and what the outputs may rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SMALL, card, lay_out
from tearcards.cards import Card, kinds
from tearcards.cards.face import Block, Face, NoteType
from tearcards.diagnostic import Diagnostic
from tearcards.markdown import Blank, plain, walk
from tearcards.read.collection import read_collection

CARDS = {
    "question": "kind: question\nquestion: What follows a loss?\nanswer: Grief.\nwhy: It helps.",
    "myth": "kind: myth\nbelief: Tears are weak.\nask: What else?\nfact: Human.\nreason: All cry.\nnuance: Not all.",
    "scenario": "kind: scenario\nsituation: A client sobs. What first?\nanswer: Slow down.\nwhy: It steadies.",
    "contrast": 'kind: contrast\nquestion: Which?\nanswers:\n  With you: "Moved."\n  By you: "Hurt."\nwhy: Trust.',
    "cloze": 'kind: cloze\ntext: "{{c2::Tears::what?}} speak *{{c1::two}}* ways, {{c2::always}}."\nwhy: It helps.',
    "list": (
        "kind: list\nquestion: Name three.\nordered: true\nitems:\n"
        "  - item: One\n    gloss: first\n  - Two\n  - item: Three\n    gloss: last\nwhy: It helps."
    ),
    "term": "kind: term\nterm: Flooding\ndefinition: More than one can bear.",
    "reflection": "kind: reflection\nprompt: Recall a kind face.\nguidance: Take your time.",
}

SEEN = {
    "question": ["ask: What follows a loss? | answer: Grief. / why: It helps."],
    "myth": [
        "flag: Someone says / quote: Tears are weak. / ask: What else? "
        "| answer: Human. / why: All cry. / nuance: Not all."
    ],
    "scenario": ["flag: In the room / ask: A client sobs. What first? | answer: Slow down. / why: It steadies."],
    "contrast": ["flag: Tell apart / ask: Which? | side: With you (Moved.) / side: By you (Hurt.) / why: Trust."],
    "cloze": [
        "a flag: Fill the blank / ask: Tears speak [two] ways, always. "
        "| answer: Tears speak [two] ways, always. / why: It helps.",
        "b flag: Fill the blank / ask: [Tears, what?] speak two ways, [always]. "
        "| answer: [Tears, what?] speak two ways, [always]. / why: It helps.",
    ],
    "list": [
        "a flag: Name the whole list / ask: Name three. "
        "| item: 1. One (first) / item: 2. Two / item: 3. Three (last) / why: It helps.",
        "b flag: Fill the gap in this list / ask: Name three. / gap: 1. (first) / item: 2. Two "
        "| answer: One (first) / why: It helps.",
        "c flag: Fill the gap in this list / ask: Name three. / item: 1. One / gap: 2. / item: 3. Three "
        "| answer: Two / why: It helps.",
        "d flag: Fill the gap in this list / ask: Name three. / item: 2. Two / gap: 3. (last) "
        "| answer: Three (last) / why: It helps.",
    ],
    "term": [
        "a flag: What does this mean? / ask: Flooding | answer: More than one can bear.",
        "b flag: Which word means this? / ask: More than one can bear. | answer: Flooding",
    ],
    "reflection": ["flag: To reflect on / ask: Recall a kind face. | flag: No right answer / why: Take your time."],
}


def read(body: str, folder: Path) -> Card:
    problems: list[Diagnostic] = []
    collection = read_collection(lay_out(folder, SMALL | {"tears.yaml": card(body)}), problems.append)
    assert problems == []
    assert collection is not None
    return collection.cards[0]


def words(block: Block) -> str:
    """A block in a line; a blank stands in square brackets with its hint."""
    text = plain(block.tree)
    for blank in (node for node in walk(block.tree) if isinstance(node, Blank)):
        told = plain(blank.children)
        text = text.replace(told, f"[{told}, {blank.hint}]" if blank.hint else f"[{told}]")
    detail = f"({plain(block.detail)})" if block.detail else ""
    return " ".join(filter(None, [f"{block.voice}:", block.marker, block.words, text, detail]))


def screen(found: Card) -> list[str]:
    return [
        " ".join(filter(None, [prompt.letter, " / ".join(map(words, prompt.front))]))
        + " | "
        + " / ".join(map(words, prompt.back))
        for prompt in found.prompts()
    ]


def test_every_kind_is_shown_here() -> None:
    assert list(kinds()) == sorted(CARDS) == sorted(SEEN)


@pytest.mark.parametrize("kind", CARDS)
def test_what_the_learner_sees(kind: str, tmp_path: Path) -> None:
    assert screen(read(CARDS[kind], tmp_path)) == SEEN[kind]


def test_an_unordered_list_has_no_numbers(tmp_path: Path) -> None:
    shown = " ".join(screen(read(CARDS["list"].replace("true", "false"), tmp_path)))

    assert "1." not in shown
    assert "gap: (first) / item: Two" in shown


def test_the_longest_list_has_a_card_for_each_item(tmp_path: Path) -> None:
    items = "".join(f"  - Item {n}\n" for n in range(1, 8))
    found = read(f"kind: list\nquestion: Name seven.\nordered: false\nwhy: It helps.\nitems:\n{items}", tmp_path)

    assert [prompt.ordinal for prompt in found.prompts()] == list(range(8))
    assert [prompt.name for prompt in found.prompts()] == ["Whole list", *(f"Item {n}" for n in range(1, 8))]


NOTE_TYPES = [kind.note_type for kind in kinds().values()]


@pytest.mark.parametrize("note_type", NOTE_TYPES, ids=lambda t: t.key)
def test_parts_name_fields_that_the_note_has(note_type: NoteType) -> None:
    fields = {field.key for field in note_type.all_fields}

    def named(face: Face) -> set[str]:
        parts = [*face.front, *face.back]
        return {face.needs, *(name for part in parts for name in (part.field, part.detail, part.marked_if) if name)}

    assert set().union(*map(named, note_type.faces)) <= fields
    assert note_type.blanks in {"", *fields}


@pytest.mark.parametrize("note_type", NOTE_TYPES, ids=lambda t: t.key)
def test_every_own_field_is_shown(note_type: NoteType) -> None:
    parts = [part for face in note_type.faces for part in (*face.front, *face.back)]
    shown = {name for part in parts for name in (part.field, part.detail, part.marked_if)}

    assert {field.key for field in note_type.fields} <= shown


def test_no_two_note_types_share_a_number_or_a_name() -> None:
    numbered = [note_type for note_type in NOTE_TYPES if note_type.id is not None]

    assert len({note_type.id for note_type in numbered}) == len(numbered) == 7
    assert len({note_type.name for note_type in NOTE_TYPES}) == len(NOTE_TYPES)
    assert [note_type.key for note_type in NOTE_TYPES if note_type.id is None] == ["reflection"]


def test_the_numbers_by_which_anki_knows_note_types_stay_for_ever() -> None:
    """Learners' collections hold these: a change makes every card of theirs a second one."""
    held = {t.key: (t.id, len(t.all_fields), len(t.faces), t.stable_id(t.fields[0].key)) for t in NOTE_TYPES if t.id}

    assert held == {
        "cloze": (1411306565, 9, 1, 269506710318399),
        "contrast": (1668383024, 17, 1, 166513679416701),
        "list": (1598370147, 24, 8, 66003973769051),
        "myth": (1102497657, 12, 1, 109062819777236),
        "question": (1829733523, 10, 1, 226339985498420),
        "scenario": (1648019501, 10, 1, 25751625492100),
        "term": (1685704066, 10, 2, 274619244008359),
    }
