"""What Anki does that no package can help: the README says each of these to learners, true to the letter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from anki_desk import Log
from tearcards.write.anki import note_types, package
from updates.learner import Learner
from updates.publisher import Draft, Publisher, at
from updates.story import FIRST, Releases

LIST = """\
  - id: three-kinds
    kind: list
    question: Which {number} kinds of tears does one clinician name?
    items: [{items}]
    ordered: false
    why: One clinician says so.
    audience: [client, trainee]
    sources: [author-2020]
    evidence: opinion
    tags: [grief]
"""


def change_type(learner: Learner, day: float, *, field: bool = False, style: str = "") -> None:
    """The learner changes the note type: a field more, or a style of their own."""
    models = learner.anki.models
    known = models.by_name("Tearcards Question")
    if field:
        models.add_field(known, models.new_field("Mine"))
    known["css"] += style
    models.update_dict(known)
    learner.anki.db.execute("UPDATE notetypes SET mtime_secs = ? WHERE id = ?", at(day), known["id"])
    models._clear_cache()


def type_names(learner: Learner) -> list[str]:
    return [known.name for known in learner.anki.models.all_names_and_ids() if known.name.startswith("Tearcards")]


def test_a_deck_with_another_title_is_a_second_deck(learner: Learner, small: Publisher) -> None:
    learner.import_package(small.release("1.0.0", day=0))
    added = [*FIRST.decks["tears"], Draft("added", "Which tears clean the eye of dust?", "Reflex tears.")]
    small.write(replace(FIRST, decks={**FIRST.decks, "tears": added}, titles={"tears": "Crying"}))

    learner.import_package(small.release("2.0.0", day=2))

    held = {deck: len(learner.anki.find_cards(f'"deck:{deck}"')) for deck in learner.desk.decks()}
    assert held == {"Small": 14, "Small::Tears": 8, "Small::Relief": 5, "Small::Crying": 1}


def test_a_deck_that_the_learner_called_otherwise_comes_a_second_time(learner: Learner, releases: Releases) -> None:
    learner.import_package(releases.first)
    learner.anki.decks.rename(learner.anki.decks.by_name("Small::Tears"), "My tears")

    learner.import_package(releases.second)

    assert len(learner.anki.find_cards('"deck:My tears"')) == 8
    assert learner.view("added").decks == ("Small::Tears",)


def test_a_description_that_the_learner_wrote_is_written_over(learner: Learner, releases: Releases) -> None:
    learner.import_package(releases.first)
    deck = learner.anki.decks.by_name("Small")
    told = deck["desc"]
    learner.anki.decks.save({**deck, "desc": "my own words"})

    learner.import_package(releases.first)

    assert learner.desk.decks()["Small"] == told


def test_a_shorter_list_leaves_an_empty_card_and_a_longer_one_brings_a_card(learner: Learner, small: Publisher) -> None:
    deck = small.folder / "tears.yaml"
    begun = deck.read_text("utf-8")

    def release(version: str, day: float, number: str, items: str) -> Log:
        deck.write_text(begun + LIST.format(number=number, items=items), "utf-8")
        return learner.import_package(small.release(version, day))

    release("1.0.0", 0, "four", "basal, reflex, happy, sad")
    learner.learn("three-kinds", "9!")
    before = learner.view("three-kinds")

    release("1.0.1", 2, "three", "basal, reflex, sad")
    shorter = learner.view("three-kinds")
    (empty,) = learner.anki.get_empty_cards().notes
    release("1.0.2", 4, "five", "basal, reflex, sad, happy, proud")
    longer = learner.view("three-kinds")

    assert [card[0] for card in before.cards] == [0, 1, 2, 3, 4]
    assert shorter.cards == before.cards
    assert [learner.anki.get_card(id).ord for id in empty.card_ids] == [4]
    # The schedule stays with the place in the list, whatever now stands there.
    assert longer.cards[:5] == before.cards
    assert [(card[0], card[1]) for card in longer.cards[5:]] == [(5, 0)]
    assert learner.desk.troubles() == []


def test_a_field_that_the_learner_added_stops_every_update(learner: Learner, releases: Releases) -> None:
    learner.import_package(releases.first)
    change_type(learner, day=2, field=True)
    before = learner.all()

    log = learner.import_package(releases.second)

    # The notes stay as they were, and new ones come with a note type beside the learner's.
    assert (log.new, log.updated, log.conflicting) == (1, 0, 12)
    assert type_names(learner) == ["Tearcards Question", "Tearcards Question+"]
    assert learner.all() | before == learner.all()


@pytest.mark.parametrize("restyled", [False, True])
def test_a_style_of_the_learner_stays_until_ours_changes(
    learner: Learner, small: Publisher, monkeypatch: pytest.MonkeyPatch, restyled: bool
) -> None:
    learner.import_package(small.release("1.0.0", day=0))
    change_type(learner, day=1, style="/* mine */")
    small.write(FIRST.with_card("mended", answer="A loss."))
    if restyled:
        sheet = note_types.style() + "\n/* ours */\n"
        for module in (note_types, package):
            monkeypatch.setattr(module, "style", lambda: sheet)

    log = learner.import_package(small.release("1.0.1", day=2))

    css = learner.anki.models.by_name("Tearcards Question")["css"]
    assert (log.updated, log.conflicting) == (1, 0)
    assert ("/* mine */" in css, "/* ours */" in css) == (not restyled, restyled)


def test_a_note_of_another_type_is_not_updated(learner: Learner, releases: Releases) -> None:
    learner.import_package(releases.first)
    note, models = learner.note("mended"), learner.anki.models
    info = models.change_notetype_info(old_notetype_id=note.mid, new_notetype_id=models.by_name("Basic")["id"])
    info.input.note_ids.extend([note.id])
    models.change_notetype_of_notes(info.input)

    log = learner.import_package(releases.second)

    assert (log.updated, log.conflicting) == (4, 1)
    assert learner.anki.get_note(note.id).fields == ["What may grief tears follow?", "A los."]


def test_what_is_done_with_cards_alone_does_not_count_as_an_edit(learner: Learner, releases: Releases) -> None:
    """Reviewing, flagging, suspending, moving: after them a correction still arrives, however late they were done."""
    learner.import_package(releases.first)
    acts: list[tuple[str, tuple[Any, ...]]] = [
        ("review", ()), ("learn", ("9!",)), ("flag", (2,)), ("suspend", ()), ("move", ("My own",)),
    ]  # fmt: skip
    for act, more in acts:
        getattr(learner, act)("mended", *more)
    learner.anki.fix_integrity()

    learner.import_package(releases.second)

    assert learner.view("mended").fields["Answer"] == "A loss."
    assert learner.view("mended").decks == ("My own",)
