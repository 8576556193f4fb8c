"""Cards to notes."""

from __future__ import annotations

from pathlib import Path

from conftest import SMALL, card, lay_out
from packing import read
from tearcards.collection import Collection
from tearcards.diagnostic import Diagnostic
from tearcards.write import anki, quietly
from tearcards.write.anki.html import HIGHEST_BLANK
from tearcards.write.anki.notes import PUBLISHED, Note, guid, note_of


def test_a_note(small: Path) -> None:
    collection = read(small)

    [only] = collection.cards

    assert note_of(collection, only) == Note(
        guid="c6c34d4aef0fffa31b86",
        note_type=only.note_type,
        fields=(
            "What may grief tears follow?",
            "A loss.",
            "Naming it can help.",
            '<a href="https://example.org/tears" rel="noopener noreferrer">A. Author (2020): one clinician’s view</a>',
            "Opinion",
            "grief-tears",
            "",
            "",
            "",
            "",
        ),
        tags=("small::audience::client", "small::evidence::opinion", "small::theme::grief"),
        ordinals=(0,),
        mod=PUBLISHED,
    )


def test_a_sensitive_card_with_branches_of_themes(here: Path) -> None:
    deck = SMALL["tears.yaml"].replace("tags: [grief]", "tags: [relief, loss::late]\n    sensitive: true")
    collection = read(lay_out(here / "decks", SMALL | {"tears.yaml": deck}))

    note = note_of(collection, collection.cards[0])

    assert note.tags == (
        "small::audience::client",
        "small::evidence::opinion",
        "small::sensitive",
        "small::theme::loss::late",
        "small::theme::relief",
    )


def test_the_guid_is_that_of_every_release() -> None:
    """These stand in the collections of learners: a change here is a second note for each of theirs."""
    assert guid("tears-in-therapy", "crying-again-means-stuck") == "6c9c7d5a8efdb569563a"
    assert guid("tears-in-therapy", "no-tears-no-work") == "eb0d9a5e80272724ae51"


def test_the_guid_does_not_come_of_the_text(small: Path) -> None:
    before = note_of(read(small), read(small).cards[0])
    lay_out(
        small, {"tears.yaml": SMALL["tears.yaml"].replace("A loss.", "Any loss.").replace("tags: [grief]", "tags: [x]")}
    )

    after = note_of(read(small), read(small).cards[0])

    assert after.guid == before.guid
    assert after.fields != before.fields


def test_a_card_of_which_anki_would_make_nothing_is_told(here: Path) -> None:
    deck = card('kind: cloze\ntext: "no blank"\nwhy: "So."')
    collection = read(lay_out(here / "decks", SMALL | {"tears.yaml": deck}))

    written = anki.write(collection, anki.Options(), quietly)

    assert written.data is None
    assert written.diagnostics == (
        Diagnostic(
            collection.cards[0].id.span,
            "nothing-asked",
            "Anki makes no card of `the-card`",
            help=f"give it a blank with a number from 1 to {HIGHEST_BLANK}: {{{{c1::words::hint}}}}",
        ),
    )


def test_a_picture_that_cannot_be_read_is_told(here: Path) -> None:
    deck = card('kind: question\nquestion: "![grey](grey.png)"\nanswer: "A."\nwhy: "So."')
    collection = read(lay_out(here / "decks", SMALL | {"tears.yaml": deck, "media/grey.png": b"x"}))
    (here / "decks/media/grey.png").unlink()

    written = anki.write(collection, anki.Options(), quietly)

    assert written.data is None
    [told] = written.diagnostics
    assert (told.rule, told.span.path) == ("unreadable", "decks/media/grey.png")
    assert told.message.startswith("`grey.png` cannot be read (")


def test_progress_is_told_to_the_end(decks: Collection) -> None:
    steps: list[tuple[str, int, int]] = []

    anki.write(decks, anki.Options(), lambda *step: steps.append(step))

    total = sum(card.note_type.id is not None for card in decks.cards)
    assert steps == sorted(steps)
    assert steps[-1] == ("writing notes", total, total)


def test_names_that_anki_takes_for_backups_are_refused() -> None:
    refused = ["collection.apkg", "Collection.APKG", "backup-2026.apkg", "BACKUP-x.apkg"]
    good = ["tears-in-therapy.apkg", "my-collection.apkg", "backups.apkg"]

    assert [name for name in (*refused, *good) if anki.objection(name)] == refused
