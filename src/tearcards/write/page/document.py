"""The page from top to bottom: safety note, what is to be found, cards, foot.

All of it stands in the file, so that it can be read, searched and printed without any script. Our
own ids begin with an underscore, which no card's id can hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from tearcards.cards import Card
from tearcards.cards.face import Prompt
from tearcards.collection import Collection
from tearcards.write import Progress
from tearcards.write.page import words
from tearcards.write.page.faces import back, foot, front, prose, text
from tearcards.write.page.finder import Shown, finder, shown_cards
from tearcards.write.page.shell import Extra, data, shell

_STEP = 50
_BARE = "tearcards preview"


def document(collection: Collection, media: Mapping[str, str], extra: Extra, progress: Progress) -> str:
    """The page of all cards of the collection; `media` are addresses of pictures and sounds by their names."""
    cards = shown_cards(collection)
    body = "\n".join(
        [
            f'<a class="skip" href="#_cards">{words.SKIP}</a>',
            extra.above,
            *_top(collection),
            '<div class="desk">',
            finder(collection, cards),
            '<main id="_cards" tabindex="-1">',
            _study(),
            f'<p id="_count" role="status"></p><noscript><p>{words.NO_SCRIPT}</p></noscript>',
            *_decks(collection, cards, media, progress),
            _grades(),
            _progress(),
            "</main>",
            "</div>",
            *_end(collection),
            data("_words", dict(words.SCRIPT)),
            data("_media", dict(media)),
        ]
    )
    return shell(
        _title(collection), _page_language(collection), body, f'data-collection="{text(collection.head.id)}"', extra
    )


def bare(extra: Extra) -> str:
    """A page without a card, for a collection that cannot be read."""
    parts = ['<main id="_cards">', f"<h1>{_BARE}</h1>", extra.above, "</main>"]
    body = "\n".join([*parts, data("_words", dict(words.SCRIPT)), data("_media", {})])
    return shell(_BARE, "en", body, 'data-collection=""', extra)


def _title(collection: Collection) -> str:
    """The collection's title, and the chosen pack's."""
    head = collection.head
    return f"{head.title}: {head.packs[collection.pack].title}" if collection.pack else head.title


def _page_language(collection: Collection) -> str:
    """The words around the cards are English, whatever language the cards have."""
    language = collection.head.language
    return language if language.split("-")[0] == "en" else "en"


def _in_own_language(collection: Collection) -> str:
    """The attribute that says in which language the cards are, where it is not the page's."""
    language = collection.head.language
    return f' lang="{text(language)}"' if language != _page_language(collection) else ""


def _top(collection: Collection) -> Iterator[str]:
    head, lang = collection.head, _in_own_language(collection)
    yield "<header>"
    yield f'<div class="title"><h1{lang} dir="auto">{text(_title(collection))}</h1>'
    choices = "".join(f'<option value="{value}">{name}</option>' for value, name in words.COLOURS_CHOICES.items())
    yield f'<select id="_colours" aria-label="{words.COLOURS}">{choices}</select></div>'
    yield f'<div class="about"{lang} dir="auto">{prose(head.description.tree, collection.media)}</div>'
    yield f'<aside class="safety" id="_safety" tabindex="-1" aria-label="{words.SAFETY}">'
    for told in collection.safety_notes():
        yield f'<div class="note"{lang} dir="auto">{prose(told.tree, collection.media)}</div>'
    for name, pack in head.packs.items() if collection.pack is None else ():
        note = prose(pack.note.tree, collection.media) if pack.note else ""
        about = prose(pack.description.tree, collection.media)
        yield f'<div class="note pack" data-pack="{text(name)}"{lang} hidden><div>{about}</div><div>{note}</div></div>'
    yield f'<p class="checked">{words.CHECKED.format(day=words.day(head.safety.checked_on))}</p>'
    yield "</aside>"
    yield "</header>"


def _decks(
    collection: Collection, cards: tuple[Shown, ...], media: Mapping[str, str], progress: Progress
) -> Iterator[str]:
    lang = _in_own_language(collection)
    # Cards of one deck rest on few works, and the sanitizer is what takes longest.
    feet: dict[tuple[tuple[str, ...], str], str] = {}
    done = 0
    for deck, group in groupby(cards, key=lambda shown: shown.deck):
        yield f'<section class="deck" aria-labelledby="_deck-{text(deck.id)}">'
        yield f'<h2 id="_deck-{text(deck.id)}"{lang} dir="auto">{text(deck.title)}</h2>'
        yield f'<div class="about"{lang} dir="auto">{prose(deck.description.tree, media)}</div>'
        for shown in group:
            rests_on = (shown.card.sources, shown.card.evidence)
            below = feet.get(rests_on) or feet.setdefault(rests_on, foot(collection, shown.card))
            yield from _card(collection, shown, media, below)
            done += 1
            if done % _STEP == 0 or done == len(cards):
                progress("writing cards", done, len(cards))
        yield "</section>"


def _card(collection: Collection, shown: Shown, media: Mapping[str, str], below: str) -> Iterator[str]:
    """One article for each thing that the card asks; `below` stands at the foot of each."""
    card = shown.card
    told = {
        "deck": shown.deck.id,
        "kind": card.kind,
        "evidence": card.evidence,
        "pack": " ".join(shown.packs),
        "tag": " ".join(card.tags),
        "former": card.formerly or "",
        # Anki is not given the kinds that are never scheduled, and neither is the study box.
        "rests": "yes" if card.note_type.id is None else "",
        "sensitive": "yes" if card.sensitive else "",
    }
    facts = "".join(f' data-{key}="{text(value)}"' for key, value in told.items() if value)
    number = collection.numbers[card.id]
    lang = _in_own_language(collection)
    answer = words.ANSWER if not lang else f'<span lang="en">{words.ANSWER}</span>'
    place = _place(card)
    for prompt in shown.prompts:
        yield (
            f'<article class="entry" id="{_anchor(card, prompt)}" data-key="{text(card.id)}.{prompt.ordinal}"{facts}'
            f' aria-labelledby="_{_anchor(card, prompt)}">'
            f'<div class="tab"><h3 id="_{_anchor(card, prompt)}"><a href="#{_anchor(card, prompt)}">{text(card.id)}</a>'
            f"</h3>{_sensitive(card)}<p>{number}{prompt.letter}</p></div>"
            f'<div class="face"{lang}>{front(prompt, media)}<details><summary>{answer}</summary>'
            f"{back(prompt, media)}{below}</details></div>{place}</article>"
        )


def _anchor(card: Card, prompt: Prompt) -> str:
    """The card's id, by which the first of its prompts is found; the others have their letter after it."""
    return text(card.id) if prompt.letter in ("", "a") else f"{text(card.id)}.{prompt.letter}"


def _sensitive(card: Card) -> str:
    return f'<p class="sensitive">{words.SENSITIVE}</p>' if card.sensitive else ""


def _place(card: Card) -> str:
    """Where the card is written, and its themes. The file's folder depends on the machine, and is left out."""
    span = card.id.span
    where = text(f"{span.path.rsplit('/', 1)[-1]}:{span.line}")
    themes = text(words.THEMES.format(tags=", ".join(card.tags))) if card.tags else ""
    return f'<p class="place"><span>{themes}</span> <code>{where}</code></p>'


def _study() -> str:
    boxes = "".join(
        f'<li><span>{words.BOX.format(box=n) if n else words.BOX_NEW}</span> <b data-box="{n}">0</b></li>'
        for n in range(6)
    )
    return f"""<section id="_study" aria-labelledby="_study-title" hidden>
<div class="bar"><h1 id="_study-title" tabindex="-1">{words.STUDY_TITLE}</h1>
<button type="button" id="_back">{words.BACK}</button></div>
<ul class="boxes" aria-label="{words.BOXES}">{boxes}</ul>
<p id="_said" role="status"></p>
<button type="button" id="_more" hidden>{words.MORE_NEW}</button>
</section>"""


def _grades() -> str:
    return (
        f'<div id="_grades" role="group" aria-label="{words.GRADE}" hidden>'
        f'<button type="button" id="_again"><kbd aria-hidden="true">←</kbd> {words.AGAIN}</button>'
        f'<button type="button" id="_knew">{words.KNEW} <kbd aria-hidden="true">→</kbd></button></div>'
    )


def _progress() -> str:
    return f"""<details class="progress" id="_progress" hidden>
<summary>{words.PROGRESS}</summary><p>{words.PROGRESS_NOTE}</p>
<div class="buttons"><button type="button" id="_save">{words.SAVE}</button>
<label class="button">{words.LOAD}<input type="file" id="_load" accept=".json,application/json"></label>
<button type="button" id="_forget">{words.FORGET}</button></div></details>"""


def _end(collection: Collection) -> Iterator[str]:
    head = collection.head
    yield '<footer class="end">'
    yield f"<p>{text(head.title)} · {text(words.FOOT.format(version=head.version))}</p>"
    yield f"<p>{text(words.LICENCE.format(licence=head.licence))} {words.MADE}</p>"
    yield f'<p><a href="#_safety">{words.SAFETY_LINK}</a></p>'
    yield "</footer>"
