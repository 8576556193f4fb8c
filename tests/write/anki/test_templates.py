"""The faces of each kind as Anki's templates."""

from __future__ import annotations

import pytest

from anki_desk import AnkiDesk, body
from tearcards.cards import kinds
from tearcards.cards.face import Block, Voice
from tearcards.collection import Collection
from tearcards.markdown import Tree
from tearcards.write.anki.html import field
from tearcards.write.anki.templates import back, front
from web import words


def test_a_front_and_a_back() -> None:
    myth = kinds()["myth"].note_type

    assert front(myth, myth.faces[0]) == (
        "{{#Belief}}\n"
        '<section class="front">\n'
        '<p class="flag" dir="auto">Someone says</p>\n'
        '<blockquote class="quote" dir="auto">{{Belief}}</blockquote>\n'
        '{{#Ask}}<div class="ask" dir="auto">{{Ask}}</div>{{/Ask}}\n'
        "</section>\n"
        "{{/Belief}}"
    )
    assert back(myth, myth.faces[0]) == (
        "{{FrontSide}}\n"
        '<hr id="answer">\n'
        '<section class="back">\n'
        '{{#Fact}}<div class="answer" dir="auto">{{Fact}}</div>{{/Fact}}\n'
        '{{#Reason}}<div class="why" dir="auto">{{Reason}}</div>{{/Reason}}\n'
        '{{#Nuance}}<div class="nuance" dir="auto">{{Nuance}}</div>{{/Nuance}}\n'
        "</section>\n"
        '<footer class="foot">\n'
        '{{#Evidence}}<p class="evidence" dir="auto">{{Evidence}}</p>{{/Evidence}}\n'
        '{{#Sources}}<p class="sources" dir="auto">{{Sources}}</p>{{/Sources}}\n'
        "</footer>"
    )


def test_a_text_with_blanks_takes_the_fronts_place_on_the_back() -> None:
    cloze = kinds()["cloze"].note_type

    text = front(cloze, cloze.faces[0]).split("\n")[1:-1]

    assert text[2] == '<div class="ask" dir="auto">{{cloze:Text}}</div>'
    assert back(cloze, cloze.faces[0]).split("\n")[: len(text) + 2] == [
        *text,
        '<hr id="answer">',
        '<section class="back">',
    ]
    assert "FrontSide" not in back(cloze, cloze.faces[0])


def test_a_missing_line_has_its_gloss_and_its_number() -> None:
    list_type = kinds()["list"].note_type
    second = next(face for face in list_type.faces if face.key == "item_2")

    assert front(list_type, second).split("\n") == [
        "{{#Item 2}}",
        '<section class="front">',
        '<p class="flag" dir="auto">Fill the gap in this list</p>',
        '{{#Question}}<div class="ask" dir="auto">{{Question}}</div>{{/Question}}',
        '<ol class="list">',
        _line("item", "Item 1", "1.", '<div class="main">{{Item 1}}</div>'),
        '<li class="gap" dir="auto">{{#Numbered}}<span class="marker">2.</span>{{/Numbered}}'
        '<div class="text"><div class="main"><span class="line">…</span></div>'
        '{{#Gloss 2}}<div class="detail" dir="auto">{{Gloss 2}}</div>{{/Gloss 2}}</div></li>',
        _line("item", "Item 3", "3.", '<div class="main">{{Item 3}}</div>'),
        "</ol>",
        "</section>",
        "{{/Item 2}}",
    ]


def _line(voice: str, name: str, number: str, text: str) -> str:
    marker = f'{{{{#Numbered}}}}<span class="marker">{number}</span>{{{{/Numbered}}}}'
    return f'{{{{#{name}}}}}<li class="{voice}" dir="auto">{marker}<div class="text">{text}</div></li>{{{{/{name}}}}}'


@pytest.mark.parametrize("name", ["decks", "awkward"])
def test_anki_shows_what_the_prompts_say(name: str, desk: AnkiDesk, request: pytest.FixtureRequest) -> None:
    """Paper is made of the prompts, and Anki of the templates: both show the same, in the same order."""
    collection: Collection = request.getfixturevalue(name)
    desk.import_package(request.getfixturevalue({"decks": "package", "awkward": "awkward_package"}[name]))
    shown = {(card.note()["Card ID"], card.ord): card for card in desk.cards()}

    for card in collection.cards:
        for prompt in card.prompts() if card.note_type.id else ():
            known = shown[card.id, prompt.ordinal]
            assert words(body(known.question())) == _read(prompt.front, collection, hidden=True)
            answer = words(body(known.answer()))
            above = () if card.note_type.blanks else prompt.front
            expected = _read(above, collection, hidden=True) + " " + _read(prompt.back, collection)
            if card.note_type.blanks:
                expected = f"{prompt.front[0].words} {expected}"
            foot = words(known.note()["Evidence"] + "<br>" + known.note()["Sources"])
            assert answer == " ".join(f"{expected} {foot}".split())


def _read(blocks: tuple[Block, ...], collection: Collection, *, hidden: bool = False) -> str:
    parts = []
    for block in blocks:
        main = "…" if block.voice is Voice.GAP else _words(block.tree, collection, hidden=hidden)
        parts += [block.marker, block.words, main, _words(block.detail, collection, hidden=hidden)]
    return " ".join(filter(None, parts))


def _words(tree: Tree, collection: Collection, *, hidden: bool) -> str:
    """The words of a tree as Anki shows them: a sound is the place of its button."""
    import re

    html = re.sub(r"\[sound:[^\]]*\]", "[anki:play:q:0]", field(tree, collection.media))
    if hidden:
        html = re.sub(r"\{\{c\d+::.*?(?:::(.*?))?\}\}", lambda found: f"[{found[1] or '...'}]", html)
    else:
        html = re.sub(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}", r"\1", html)
    return words(html)
