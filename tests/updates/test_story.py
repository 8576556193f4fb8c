"""A learner's days between two releases, note by note: what the second brought, and what it left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anki_desk import Log
from tearcards.write.anki.notes import guid
from updates.learner import Learner, View
from updates.publisher import picture
from updates.story import Desks, Releases, Told, live

CHANGED = {"mended", "mended-and-mine", "mended-and-tagged", "old-name", "pictured"}
"""What the second release changes, by the names of the first."""


def pair(told: Told, id: str) -> tuple[View, View]:
    """A note that the learner has had since the first release: as it was, and as the second made it."""
    return told.before[guid("small", id)], told.after[guid("small", id)]


def with_fields(view: View, **fields: str) -> View:
    """The same note with the field `Why` under its new name, and with other texts."""
    told = {("Reason" if key == "Why" else key): value for key, value in view.fields.items()}
    return replace(view, fields=told | fields)


def test_anki_says_what_it_did(told: Told) -> None:
    assert told.log == Log(found=13, new=2, updated=len(CHANGED), unchanged=6, conflicting=0)


def test_a_corrected_text_arrives_and_the_schedule_and_flag_stay(told: Told) -> None:
    before, after = pair(told, "mended")

    assert after == with_fields(before, Answer="A loss.")
    ((ordinal, _, _, _, interval, _, reviews, _, flag),) = after.cards
    assert (ordinal, interval, reviews, flag) == (0, 40, 1, 4)


def test_an_edit_of_a_note_that_changed_is_written_over(told: Told) -> None:
    before, after = pair(told, "mended-and-mine")

    assert before.fields["Why"] == "my own words"
    assert after == with_fields(before, Answer="Guests.", Reason="One clinician finds it useful.")


def test_a_tag_on_a_note_that_changed_is_lost(told: Told) -> None:
    before, after = pair(told, "mended-and-tagged")

    assert "exam" in before.tags
    tags = ("small::audience::client", "small::evidence::opinion", "small::theme::grief", "small::theme::relief")
    assert after == replace(with_fields(before, Answer="After weeks."), tags=tags)


@pytest.mark.parametrize("id", ["mine", "tagged", "suspended", "moved-by-me", "reviewed", "moved-by-us"])
def test_a_note_that_did_not_change_stays_as_the_learner_has_it(told: Told, id: str) -> None:
    before, after = pair(told, id)

    assert after == with_fields(before)


def test_what_the_learner_did_was_there_to_be_lost(told: Told) -> None:
    after = {view.id: view for view in told.after.values()}

    assert after["mine"].fields["Reason"] == "my own words"
    assert "exam" in after["tagged"].tags
    assert [card[2] for card in after["suspended"].cards] == [-1]
    assert [card[8] for card in after["suspended"].cards] == [3]
    assert after["moved-by-me"].decks == ("My own",)
    assert [card[6] for card in after["reviewed"].cards] == [1]


def test_a_card_that_we_moved_stays_where_it_is(told: Told, releases: Releases, learner: Learner) -> None:
    learner.import_package(releases.second)

    assert pair(told, "moved-by-us")[1].decks == ("Small::Relief",)
    assert learner.view("moved-by-us").decks == ("Small::Tears",)


def test_a_deleted_note_comes_back_as_a_new_one(told: Told) -> None:
    after = told.after[guid("small", "deleted")]

    assert guid("small", "deleted") not in told.before
    assert [(card[1], card[6]) for card in after.cards] == [(0, 0)]


def test_a_new_card_comes_into_its_deck(told: Told) -> None:
    after = told.after[guid("small", "added")]

    assert (after.id, after.decks, [(card[1], card[6]) for card in after.cards]) == (
        "added",
        ("Small::Tears",),
        [(0, 0)],
    )


def test_a_renamed_card_keeps_its_schedule(told: Told) -> None:
    before, after = pair(told, "old-name")

    assert after == replace(with_fields(before, **{"Card ID": "new-name"}), id="new-name")
    assert [card[4] for card in after.cards] == [20]


def test_a_picture_replaced_under_its_name_arrives(told: Told) -> None:
    before, after = pair(told, "pictured")
    # Anki never writes over a picture: it gives the new one another name, and tells the note.
    name, shown = told.learner.picture(after)
    assert (name != "cup.png", shown) == (True, picture(200))
    assert after == with_fields(before, Question=before.fields["Question"].replace("cup.png", name))


def test_a_retired_card_stays_with_its_schedule(told: Told, releases: Releases, learner: Learner) -> None:
    before, after = pair(told, "retired")
    learner.import_package(releases.second)

    assert after == with_fields(before)
    assert [card[4] for card in after.cards] == [30]
    assert "retired" not in learner.found("")


def test_the_search_in_the_description_finds_the_retired_cards_and_no_others(told: Told) -> None:
    search = told.learner.shown_search()

    assert search == 'tag:small::* "Card ID:re:^(retired)$"'
    assert told.learner.found(search) == {"retired"}
    assert told.learner.found("tag:*retired*") == set()


def test_the_note_type_has_its_new_field_name_and_style(told: Told) -> None:
    names = [known.name for known in told.learner.anki.models.all_names_and_ids() if "Tearcards" in known.name]
    known = told.learner.anki.models.by_name("Tearcards Question")

    assert names == ["Tearcards Question"]
    assert [field["name"] for field in known["flds"]][:4] == ["Question", "Answer", "Reason", "Sources"]
    assert ".card { color: teal; }" in known["css"]


def test_anki_finds_no_fault(told: Told) -> None:
    assert told.learner.anki.note_count() == len(told.before) + 2
    # The old picture lies in the learner's folder until they tidy it up: Tools, Check Media.
    assert told.learner.desk.troubles() == ["cup.png: unused"]


def test_the_third_release_brings_all_to_one_who_skipped_the_second(
    releases: Releases, learners: Desks, told: Told
) -> None:
    skipped, followed = learners(), learners()
    for learner in (skipped, followed):
        learner.import_package(releases.first)
        live(learner)
    followed.import_package(releases.second)
    followed.import_package(releases.third)

    log = skipped.import_package(releases.third)

    assert (log.new, log.conflicting) == (2, 0)
    assert _without_places(skipped.all()) == _without_places(followed.all())
    assert skipped.view("mine").fields["Reason"] == "One clinician finds it useful."
    assert skipped.view("mine").fields["Answer"] == "The gland above each eye."


def _without_places(views: dict[str, View]) -> dict[str, View]:
    """The notes without the places of new cards in the queue, which are counted on with each import."""
    return {
        guid: replace(view, cards=tuple(card[:3] + card[4:] if card[1] == 0 else card for card in view.cards))
        for guid, view in views.items()
    }
