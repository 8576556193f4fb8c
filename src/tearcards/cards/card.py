"""What every card has, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tearcards.cards.face import Block, NoteType, Part, Prompt, Voice
from tearcards.cards.shape import TAG, Choice, Names, YesNo, key, name
from tearcards.markdown import Blank, Inline, Prose, Tree, map_blanks
from tearcards.source import Text

EVIDENCE = {
    "opinion": "Opinion",
    "anecdote": "Personal account",
    "study": "Research",
    "mixed": "Research and opinion",
}
"""The kinds of evidence, with the words for a card's foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card as its author wrote it.

    A kind is a subclass in a file of its own: its fields are its schema, its `note_type` says
    what the learner sees.
    """

    kind: ClassVar[str]
    note_type: ClassVar[NoteType]

    id: Text = key(name(), "a name for this card, such as `grief-tears`, that stays for ever")
    audience: tuple[Text, ...] = key(Names(), "whom the card is for, such as [client, trainee]")
    sources: tuple[Text, ...] = key(Names(), "what the card rests on: keys from sources.yaml")
    evidence: Text = key(Choice(tuple(EVIDENCE)), "how firm it is: opinion, anecdote, study or mixed")
    tags: tuple[Text, ...] = key(Names(TAG, may_be_empty=True), "the card's themes, such as [relief]")
    contrast_with: tuple[Text, ...] = key(
        Names(may_be_empty=True), "ids of cards that this one is easily mixed up with", optional=True
    )
    formerly: Text | None = key(
        name(), "the id under which the card was published, where it has another now", optional=True
    )
    sensitive: bool = key(YesNo(), "true where a card may touch a wound", optional=True)

    def values(self) -> dict[str, Prose]:
        """The text of each field of the note; a field without text is left out."""
        texts = ((field.key, getattr(self, field.key)) for field in self.note_type.fields)
        return {key: text for key, text in texts if text}

    def prompts(self) -> tuple[Prompt, ...]:
        """What the learner is asked, in the order of Anki's cards."""
        values = self.values()
        note_type = self.note_type
        if note_type.blanks:
            face = note_type.faces[0]
            drawn = [(number - 1, face, number) for number in blank_numbers(values[note_type.blanks])]
        else:
            drawn = [(n, face, 0) for n, face in enumerate(note_type.faces) if face.needs in values]
        letters = "abcdefghijklmnopqrstuvwxyz" if len(drawn) > 1 else [""]
        return tuple(
            Prompt(
                ordinal,
                face.name,
                letter,
                _fill(face.front, values, blank),
                _fill(face.back, values, blank),
            )
            for (ordinal, face, blank), letter in zip(drawn, letters, strict=False)
        )


def blank_numbers(text: Prose) -> list[int]:
    """The numbers of the blanks in a cloze text, in order: Anki makes one card of each."""
    return sorted({node.number for node in text.nodes if isinstance(node, Blank)})


def _fill(parts: tuple[Part, ...], values: dict[str, Prose], blank: int) -> tuple[Block, ...]:
    """The parts of one side that have something to show."""
    blocks = []
    for part in parts:
        tree = values[part.field].tree if part.field in values else ()
        detail = values[part.detail].tree if part.detail in values else ()
        if not (tree or detail or part.words or part.voice is Voice.GAP):
            continue
        marker = part.marker if not part.marked_if or part.marked_if in values else ""
        blocks.append(Block(part.voice, _only(tree, blank), detail, part.words, marker))
    return tuple(blocks)


def _only(tree: Tree, number: int) -> Tree:
    """The tree with all blanks but one told in full."""
    if not number:
        return tree

    def change(blank: Blank) -> tuple[Inline, ...]:
        return (blank,) if blank.number == number else blank.children

    return map_blanks(tree, change)
