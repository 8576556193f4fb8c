"""Whatever maintainer and learner do, and in whichever order: each keeps what is theirs."""

from __future__ import annotations

from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from updates.both_sides import Story

SOME = st.integers(min_value=0, max_value=100)
WRITTEN = st.tuples(
    st.sampled_from(
        [
            Story.add_a_card,
            Story.change_a_text,
            Story.change_tags,
            Story.replace_the_picture,
            Story.rename,
            Story.move_to_the_other_deck,
            Story.retire,
        ]
    ),
    SOME,
)
LEARNED = st.tuples(st.sampled_from([Story.edit, Story.tag, Story.study, Story.delete]), SOME)
IMPORTED = st.tuples(
    st.sampled_from([Story.import_the_newest, Story.import_any, Story.import_what_is_not_released]), SOME
)
ROUND = st.tuples(
    st.lists(WRITTEN, max_size=4), st.lists(LEARNED, max_size=3), st.booleans(), st.lists(IMPORTED, max_size=2)
)


# To make a failing story short takes a while: add Phase.shrink when there is one.
@settings(deadline=None, max_examples=60, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.booleans(), st.lists(ROUND, min_size=3, max_size=6))
def test_whatever_both_sides_do(pictured: bool, rounds: list[tuple[Any, ...]]) -> None:
    story = Story(pictured=pictured)
    try:
        for written, learned, early, imported in rounds:
            # A learner's day lies before a release as often as between it and its import.
            for act, some in (*written, *(learned if early else ())):
                act(story, some)
            story.release()
            for act, some in (*(() if early else learned), *imported):
                act(story, some)
        story.receive(story.releases[-1])
        troubles = [trouble for trouble in story.desk.troubles() if not trouble.endswith(": unused")]
        assert troubles == []
    finally:
        story.end()
