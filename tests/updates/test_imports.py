"""Packages in another order than they were published: older, partial, unreleased, late."""

from __future__ import annotations

from dataclasses import replace

from anki_desk import Log
from tearcards.write.anki.notes import guid
from updates.learner import Learner
from updates.publisher import Publisher, picture
from updates.story import FIRST, SECOND, Desks, Releases, live


def test_an_older_release_takes_no_card_back(releases: Releases, learner: Learner) -> None:
    learner.import_package(releases.first)
    live(learner)
    learner.import_package(releases.second)
    after = learner.all()

    log = learner.import_package(releases.first)

    assert log == Log(found=13, new=0, updated=0, unchanged=13, conflicting=0)
    assert learner.all() == after
    assert learner.picture(learner.view("pictured"))[1] == picture(200)
    assert ".card { color: teal; }" in learner.anki.models.by_name("Tearcards Question")["css"]


def test_an_older_release_takes_the_descriptions_back_until_the_newer_comes_again(
    releases: Releases, learner: Learner
) -> None:
    learner.import_package(releases.second)
    newer = learner.desk.decks()["Small"]
    learner.import_package(releases.first)
    older = learner.desk.decks()["Small"]
    learner.import_package(releases.second)

    assert ("Version 1.0.0" in older, "retired" in older) == (True, False)
    assert ("Version 2.0.0" in newer, "retired" in newer) == (True, True)
    assert learner.desk.decks()["Small"] == newer


def test_an_older_release_brings_a_retired_card_to_those_who_have_it_not(releases: Releases, learner: Learner) -> None:
    learner.import_package(releases.second)

    log = learner.import_package(releases.first)

    assert (log.new, log.updated) == (1, 0)
    assert learner.found("") == {view.id for view in learner.all().values()}
    assert "retired" in learner.found("")


def test_a_pack_then_the_whole(releases: Releases, learners: Desks) -> None:
    learner, other = learners(), learners()
    log = learner.import_package(releases.first_pack)
    learner.review("mended")
    learner.learn("mended", "40!")
    learner.edit("mine", "Why", "my own words", day=2)
    mine = learner.all()

    whole = learner.import_package(releases.first)
    other.import_package(releases.first)

    assert (log.found, whole) == (11, Log(found=13, new=2, updated=0, unchanged=11, conflicting=0))
    assert learner.all() | mine == learner.all()
    assert set(learner.all()) == set(other.all())
    assert learner.desk.decks() == other.desk.decks()
    assert learner.desk.troubles() == []


def test_a_pack_of_the_first_then_the_whole_of_the_second(releases: Releases, learner: Learner) -> None:
    learner.import_package(releases.first_pack)
    learner.learn("mended", "40!")

    log = learner.import_package(releases.second)

    # Two from outside the pack, one that was added; five have changed.
    assert log == Log(found=13, new=3, updated=5, unchanged=5, conflicting=0)
    assert learner.view("mended").fields["Answer"] == "A loss."
    assert [card[4] for card in learner.view("mended").cards] == [40]


def test_the_whole_then_a_pack_changes_no_card(releases: Releases, learner: Learner) -> None:
    learner.import_package(releases.first)
    live(learner)
    before = learner.all()

    log = learner.import_package(releases.first_pack)

    # The deleted one comes back.
    assert log == Log(found=11, new=1, updated=0, unchanged=10, conflicting=0)
    assert learner.all() | before == learner.all()


def test_an_edit_made_after_a_release_was_built_is_kept_and_its_correction_waits(
    releases: Releases, learner: Learner
) -> None:
    """The second release is of day 4. A learner who edits on day 6, and imports it on day 7, keeps their text."""
    learner.import_package(releases.first)
    learner.edit("mended", "Why", "my own words", day=6)
    learner.tag("mended-and-mine", "exam", day=6)

    log = learner.import_package(releases.second)

    assert (log.updated, log.unchanged) == (3, 9)
    assert (learner.view("mended").fields["Reason"], learner.view("mended").fields["Answer"]) == (
        "my own words",
        "A los.",
    )
    assert learner.view("mended-and-mine").fields["Answer"] == "Gests."


def test_what_was_not_released_arrives_and_so_does_the_release_after_it(learner: Learner, small: Publisher) -> None:
    learner.import_package(small.release("1.0.0", day=0))
    learner.learn("mended", "40!")
    small.write(FIRST.with_card("mended", answer="Loss."))
    learner.import_package(small.package(day=2))
    tried = learner.view("mended")
    small.write(FIRST.with_card("mended", answer="A loss."))

    log = learner.import_package(small.release("1.0.1", day=3))

    assert (log.updated, log.new) == (1, 0)
    assert tried.fields["Answer"] == "Loss."
    assert learner.view("mended") == replace(tried, fields=tried.fields | {"Answer": "A loss."})


def test_what_was_tried_out_before_the_first_release_is_updated_by_it(learner: Learner, small: Publisher) -> None:
    learner.import_package(small.package(day=0))
    learner.learn("mended", "40!")
    small.write(FIRST.with_card("mended", answer="A loss."))

    log = learner.import_package(small.release("1.0.0", day=1))

    assert (log.new, log.updated) == (0, 13)
    assert learner.view("mended").fields["Answer"] == "A loss."
    assert [card[4] for card in learner.view("mended").cards] == [40]


def test_a_card_that_was_renamed_and_then_retired_is_found_by_those_who_skipped_its_renaming(
    learners: Desks, small: Publisher
) -> None:
    first = small.release("1.0.0", day=0)
    small.write(SECOND)
    second = small.release("2.0.0", day=2)
    relief = [draft for draft in SECOND.decks["relief"] if draft.id != "new-name"]
    gone = [*SECOND.retired, replace(SECOND.retired[0], id="new-name")]
    small.write(replace(SECOND, decks={**SECOND.decks, "relief": relief}, retired=gone))
    unreleased = small.package(day=4)
    third = small.release("3.0.0", day=5)
    skipped, followed, tried = learners(), learners(), learners()
    for learner, packages in (
        (skipped, (first, third)),
        (followed, (first, second, third)),
        (tried, (first, unreleased)),
    ):
        for package in packages:
            learner.import_package(package)

    assert skipped.found(skipped.shown_search()) == {"retired", "old-name"}
    assert followed.found(followed.shown_search()) == {"retired", "new-name"}
    assert tried.found(tried.shown_search()) == {"retired", "old-name"}


def test_no_release_changes_a_guid(releases: Releases) -> None:
    ledger = releases.publisher.ledger

    guids = {id: note.guid for table in (ledger.notes, ledger.retired) for id, note in table.items()}

    assert guids == {id: guid("small", "old-name" if id == "new-name" else id) for id in guids}
    assert len(set(guids.values())) == len(guids) == 14
