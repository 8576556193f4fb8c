"""`tearcards new`: a card is added to its deck, and no other byte is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import COLLECTION, DECK, lay_out
from tearcards.cards import kinds
from tearcards.cards.shape import specs
from tearcards.cli import main
from tearcards.pipeline import load

GIVEN = {
    "id": "farewell-tears",
    "question": "What could ease a sleepless night of mourning?",
    "answer": "A walk at dusk, one widower says.",
    "why": "It is a small thing to do.",
    "audience": "client",
    "sources": "author-2020",
    "evidence": "opinion",
    "tags": "grief,farewell",
}
CARD = """\
  - id: farewell-tears
    question: "What could ease a sleepless night of mourning?"
    answer: "A walk at dusk, one widower says."
    why: "It is a small thing to do."
    audience: [client]
    sources: [author-2020]
    evidence: opinion
    tags: [grief, farewell]
"""


def new(*arguments: str, typed: str = "") -> Result:
    result = CliRunner().invoke(main, ["new", *arguments], input=typed)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def options(**fields: str) -> list[str]:
    return [part for key, text in (GIVEN | fields).items() for part in ("--field", f"{key}={text}")]


def test_a_card_from_options(small: Path) -> None:
    result = new(*options())

    assert (small / "tears.yaml").read_text("utf-8") == DECK + "\n" + CARD
    assert (result.exit_code, result.stdout) == (0, f"{Path('decks/tears.yaml')}:14\n")
    assert result.stderr == "no problems found in the new card\n"


def test_a_card_from_answers_which_are_asked_again_where_they_cannot_stand(small: Path) -> None:
    typed = ["grief-tears", "Farewell", *GIVEN.values()]
    typed.insert(typed.index("opinion"), "rumour")
    result = new(typed="\n".join(typed) + "\n")

    assert (small / "tears.yaml").read_text("utf-8") == DECK + "\n" + CARD
    assert "id: a name for this card, such as `grief-tears`, that stays for ever\n" in result.stderr
    assert "`grief-tears` is taken by a card in decks/tears.yaml, line 5\n" in result.stderr
    assert "`Farewell` is not a name of small letters, digits and single hyphens: write `farewell`\n" in result.stderr
    assert "`rumour` is none of the words that `evidence` can be: write " in result.stderr


def test_what_is_wrong_elsewhere_is_not_told(small: Path) -> None:
    lay_out(small, {"tears.yaml": DECK.replace("author-2020", "author-1") + "retired:\n  - id: x\n    reason: Y.\n"})
    result = new(*options())

    assert (result.exit_code, result.stderr) == (0, "no problems found in the new card\n")


def test_a_collection_without_a_deck_has_no_place_for_a_card(small: Path) -> None:
    (small / "tears.yaml").unlink()
    lay_out(small, {"collection.yaml": COLLECTION.replace("[tears]", "[]")})
    result = new(*options())

    assert (result.exit_code, result.stderr) == (2, "error: the collection has no deck yet\n")


def test_what_check_says_of_the_card_is_told(small: Path) -> None:
    result = new(*options(sources="author-2021"))

    assert result.exit_code == 0
    assert "error[unknown-source]: there is no source `author-2021`" in result.stderr
    assert result.stderr.endswith("\n1 error in the new card\n")


@pytest.mark.parametrize(
    ("deck", "after"),
    [
        (DECK.replace("\n", "\r\n"), (DECK + "\n" + CARD).replace("\n", "\r\n")),
        ("\ufeff" + DECK, "\ufeff" + DECK + "\n" + CARD),
        (DECK.rstrip("\n"), (DECK + "\n" + CARD).rstrip("\n")),
        (DECK + "\n\n", DECK + "\n\n" + CARD),
        (DECK + "# the end\n", DECK + "# the end\n\n" + CARD),
        (
            DECK + "\nretired:\n  - id: old\n    reason: It was wrong.\n",
            DECK + "\n" + CARD + "\nretired:\n  - id: old\n    reason: It was wrong.\n",
        ),
        (DECK + "    # on tags\n...\n", DECK + "    # on tags\n\n" + CARD + "\n...\n"),
        (DECK.replace("\n  ", "\n"), DECK.replace("\n  ", "\n") + "\n" + CARD.replace("\n  ", "\n")[2:]),
        (DECK[: DECK.index("  - id")], DECK[: DECK.index("  - id")] + CARD),
    ],
    ids=["windows", "mark", "no-last-end", "blank-lines", "comment", "retired", "document-end", "indent", "first-card"],
)
def test_no_other_byte_is_touched(small: Path, deck: str, after: str) -> None:
    lay_out(small, {"tears.yaml": deck})
    result = new(*options())

    assert (result.exit_code, (small / "tears.yaml").read_bytes().decode()) == (0, after)


@pytest.mark.parametrize(
    "text",
    [
        "A colon: and a # mark",
        "She said \"no\", and 'yes'.",
        "\\d+ {{c1::x}} [a]",
        "- a hyphen",
        "? ! & * % @ `",
        "two  blanks " * 12 + "end",
        "words " * 60 + "end",
        "null",
        "🙂 é 漢字",
    ],
)
def test_any_text_reads_as_it_was_given(small: Path, text: str) -> None:
    new(*options(answer=text))
    collection = load(small).collection

    assert collection
    assert [card.values()["answer"] for card in collection.cards] == ["A loss.", text.strip()]


PARTS = {
    "contrast": {"answers": ["With you: moved, and back", "Because of you: busy: with itself"]},
    "list": {"items": ["Grief: a loss", "Relief", "Anger"], "ordered": ["no"]},
}


@pytest.mark.parametrize("kind", kinds())
def test_a_card_of_every_kind(small: Path, kind: str) -> None:
    """Each key is given a text; where a kind has parts, they are named above."""
    record: type = kinds()[kind]
    given: list[str] = [kind]
    for key, spec in specs(record).items():
        if spec.required:
            texts = PARTS.get(kind, {}).get(key) or [GIVEN.get(key, f"A text with one {{{{c1::{key}}}}} in it?")]
            given += [part for text in texts for part in ("--field", f"{key}={text}")]
    result = new(*given)

    assert result.exit_code == 0, result.stderr
    collection = load(small).collection
    assert collection
    assert [(card.id, card.kind) for card in collection.cards[1:]] == [("farewell-tears", kind)]
    written = (small / "tears.yaml").read_text("utf-8")
    assert ("kind: " + kind in written.removeprefix(DECK)) == (kind != "question")


def test_parts_are_written_below_each_other(small: Path) -> None:
    typed = "pair\nWhat?\nWith: moved\nBecause: busy\n\nWhy.\nclient\nauthor-2020\nopinion\n\n"
    result = new("contrast", typed=typed)

    assert result.exit_code == 0, result.stderr
    assert '    answers:\n      With: "moved"\n      Because: "busy"\n    why:' in (small / "tears.yaml").read_text(
        "utf-8"
    )


SECOND = """\
  - id: {id}
    question: "What could ease a sleepless night of mourning?"
    answer: "A walk at dusk, one widower says."
    why: "It is a small thing to do."
    audience: [client]
    sources: [author-2020]
    evidence: opinion
    tags: [grief]
"""


@pytest.fixture
def released(small: Path) -> Path:
    """A collection in which one card was called otherwise, one was retired, and one has vanished since."""
    third = SECOND.format(id="past-tears").replace("ease a sleepless night of mourning", "a child do with a secret")
    third = third.replace("A walk at dusk, one widower says.", "Tell one aunt, as a pupil writes.")
    editions = {
        "1.0.0": DECK.replace("grief-tears", "first-tears") + SECOND.format(id="gone-tears") + third,
        "2.0.0": DECK.replace("    tags: [grief]\n", "    tags: [grief]\n    formerly: first-tears\n")
        + third
        + "retired:\n  - id: gone-tears\n    reason: It was wrong.\n",
    }
    for version, deck in editions.items():
        lay_out(small, {"tears.yaml": deck})
        done = CliRunner().invoke(main, ["release", version])
        assert done.exit_code == 0, done.output
    lay_out(small, {"tears.yaml": DECK})
    return small


@pytest.mark.parametrize(
    ("id", "message"),
    [
        ("grief-tears", "`grief-tears` is taken by a card in decks/tears.yaml, line 5"),
        ("first-tears", "`first-tears` is what `grief-tears` was called"),
        ("past-tears", "`past-tears` was published in 1.0.0"),
        ("gone-tears", "`gone-tears` was retired in 2.0.0"),
    ],
)
def test_an_id_that_was_ever_published_is_refused(released: Path, id: str, message: str) -> None:
    result = new(*options(id=id))

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"error: {message}\n")
    assert (released / "tears.yaml").read_text("utf-8") == DECK


@pytest.mark.parametrize(
    ("id", "message"),
    [
        ("first-tears", "`first-tears` is what `grief-tears` was called"),
        ("old-tears", "`old-tears` is the id of a retired card"),
    ],
)
def test_an_id_that_the_deck_itself_says_was_used_is_refused(small: Path, id: str, message: str) -> None:
    deck = DECK.replace("    tags: [grief]\n", "    tags: [grief]\n    formerly: first-tears\n")
    lay_out(small, {"tears.yaml": deck + "retired:\n  - id: old-tears\n    reason: It was wrong.\n"})
    result = new(*options(id=id))

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"error: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["questoin"], "there is no kind `questoin`: did you mean `question`?"),
        (["--deck", "teers"], "there is no deck `teers`: did you mean `tears`?"),
        (["--field", "answer"], "`answer` has no equals sign: --field KEY=TEXT"),
        (["--field", "anwser=x"], "a `question` card has no `anwser`: did you mean `answer`?"),
        (["--field", "why=a", "--field", "why=b", *options()], "`why` is given 3 times, and is one text"),
        (["--id", "a", "--field", "id=b"], "the id is given twice"),
        (options(evidence="stdy"), "`stdy` is none of the words that `evidence` can be: did you mean `study`?"),
        (options(answer=" "), "`answer` is empty: write its text after the colon, or delete the line"),
        (options(answer="a\x07b"), "a character that cannot be seen (U+0007) is written"),
        (["--id", "x"], "nobody answers; give the rest as options: --id NAME --field KEY=TEXT"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(small: Path, arguments: list[str], message: str) -> None:
    result = new(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"error: {message}" in result.stderr
    assert (small / "tears.yaml").read_text("utf-8") == DECK


def test_while_a_part_cannot_be_read_no_id_is_given_out(small: Path) -> None:
    lay_out(small, {"tears.yaml": DECK.replace("answer: A", "answer: A: b")})
    result = new(*options())

    assert result.exit_code == 2
    assert "error[syntax]" in result.stderr
    assert "error: a part of the collection cannot be read, and an id in it may be taken" in result.stderr


@pytest.mark.parametrize("cards", ["cards: []\n", 'cards: ""\n'])
def test_a_deck_without_a_place_is_left_alone(small: Path, cards: str) -> None:
    deck = DECK[: DECK.index("cards:")] + cards
    lay_out(small, {"tears.yaml": deck})
    result = new(*options())

    assert result.exit_code == 2
    assert "error: tears.yaml has no place for another card: " in result.stderr
    assert (small / "tears.yaml").read_text("utf-8") == deck


def test_without_a_collection_the_decks_that_come_along_are_left_alone(here: Path) -> None:
    result = new(*options())

    assert result.exit_code == 2
    assert result.stderr.startswith("error: there is no collection in this folder; name the folder of one")
