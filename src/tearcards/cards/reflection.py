"""Something to think about."""

from __future__ import annotations

from dataclasses import dataclass

from tearcards.cards.card import Card
from tearcards.cards.face import Face, NoteField, NoteType, Part, Voice
from tearcards.cards.shape import Prose, key
from tearcards.markdown import Prose as Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(Card):
    """Something to think about, without a right answer.

    It is never scheduled: an app that brings back a hard memory on a day of its own choosing does
    not serve the learner. So it is for paper and page, and has no number in Anki.
    """

    kind = "reflection"
    note_type = NoteType(
        key="reflection",
        name="Tearcards Reflection",
        id=None,
        fields=(NoteField("prompt", "Prompt"), NoteField("guidance", "Guidance")),
        faces=(
            Face(
                "reflection",
                "Reflection",
                needs="prompt",
                front=(Part(Voice.FLAG, words="To reflect on"), Part(Voice.ASK, "prompt")),
                back=(Part(Voice.FLAG, words="No right answer"), Part(Voice.WHY, "guidance")),
            ),
        ),
    )

    prompt: Text = key(Prose(), "what to think about, as one question or task")
    guidance: Text = key(Prose(), "how to go about it, kindly")
