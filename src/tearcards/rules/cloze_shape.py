"""A cloze card can be filled without knowing it, or has too many blanks to be asked.

A sentence with holes invites the learner to match its pattern rather than to think (Matuschak
2020). So the blank holds the words that matter, few of them; enough is left to know what is meant;
and what is asked for cannot be read a few words further on.

Bad:
  - kind: cloze
    text: "After months of silence, one clinic says, tears may {{c1::let out feelings that were kept in}}."
  - kind: cloze
    text: "One widower says that long walks led him back {{c1::to::where?}} his garden."
  - kind: cloze
    text: "One clinic calls it {{c1::release}}."
  - kind: cloze
    text: "In one clinic's view, relief tears bring {{c1::relief}} when a long wait is over."
  - kind: cloze
    text: "One {{c1::clinic}} holds that {{c2::tears}} carry a {{c3::message}} to the {{c4::therapist}}."

Good:
  - kind: cloze
    text: "In one clinic's view tears carry a message to {{c1::the therapist::whom?}} as well as to the client."
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.cards.card import blank_numbers
from tearcards.collection import Collection
from tearcards.markdown import Blank, Prose, map_blanks, plain
from tearcards.rules import Finding
from tearcards.rules.cloze_blanks import flaws
from tearcards.sides import sides
from tearcards.wording import content, is_english, words

MOST_BLANKS = 3
LONGEST_BLANK = 6
"""The most words in a blank."""
FEWEST_LEFT = 4
"""The fewest words with a meaning that stay in sight."""


def check(collection: Collection) -> Iterator[Finding]:
    english = is_english(collection)
    for asked in sides(collection):
        for one in asked:
            if one.blanks:
                for heard in one.asked:
                    yield from _text(heard.prose, english=english)


def _text(prose: Prose, *, english: bool) -> Iterator[Finding]:
    if any(flaws(prose)):
        return  # what cannot be asked at all has no shape
    numbers = blank_numbers(prose)
    if len(numbers) > MOST_BLANKS:
        yield Finding(
            prose.find_span(f"{{{{c{numbers[MOST_BLANKS]}::"),
            f"the text is asked {len(numbers)} times, once for each number",
            f"keep the {MOST_BLANKS} blanks that matter most; blanks that belong together can share a number",
        )
    for number in numbers:
        asked = [node for node in prose.nodes if isinstance(node, Blank) and node.number == number]
        yield from _blanks(prose, number, asked, english=english)


def _blanks(prose: Prose, number: int, asked: list[Blank], *, english: bool) -> Iterator[Finding]:
    """What is wrong with the blanks of one number."""
    place = prose.find_span(f"{{{{c{number}::")
    longest = max(len(words(plain(blank.children))) for blank in asked)
    if longest > LONGEST_BLANK:
        help = f"leave only the words that matter in the blank, {LONGEST_BLANK} or fewer"
        yield Finding(place, f"blank {number} holds {longest} words", help)
    hidden = [words(plain(blank.children)) for blank in asked]
    if not english:
        return
    left = words(plain(map_blanks(prose.tree, lambda blank: () if blank.number == number else blank.children)))
    hints = words(" ".join(blank.hint for blank in asked))
    for found in hidden:
        meant = content(found)
        if not meant:
            help = "put a word into the blank that the card is about"
            yield Finding(place, f"blank {number} holds no word with a meaning of its own", help)
        elif meant <= content((*left, *hints)):
            help = "reword the text, so that the words are in the blank alone"
            yield Finding(place, f"the words of blank {number} can be read elsewhere on the card", help)
    if len(content(left)) < FEWEST_LEFT:
        help = "add what the learner needs to know which words are meant"
        yield Finding(place, f"too little is left in sight to find blank {number}", help)
