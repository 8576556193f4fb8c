"""Faces to Anki's templates.

A template holds no word of a card and no name of a collection: all collections share a kind's
note type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from tearcards.cards.face import Face, NoteType, Part, Voice

_ELEMENTS = {
    Voice.FLAG: "p",
    Voice.QUOTE: "blockquote",
    Voice.CUE: "p",
    Voice.ITEM: "li",
    Voice.GAP: "li",
}
"""The element of a voice; `div` for the others, since a field may hold several paragraphs."""

_GROUPS = {Voice.ITEM: "ol", Voice.GAP: "ol", Voice.SIDE: "dl"}
"""The element around parts of these voices that follow each other."""

_GROUP_NAMES = {"ol": "list", "dl": "sides"}


def element(voice: Voice, main: str, detail: str = "", marker: str = "") -> str:
    """A part of a side in the element of its voice.

    `main`, `detail` and `marker` are ready: HTML, or words that Anki puts it in place of.
    """
    if voice is Voice.SIDE:
        return f'<div class="side"><dt dir="auto">{main}</dt><dd dir="auto">{detail}</dd></div>'
    if voice is Voice.GAP:
        main = '<span class="line">…</span>'
    if detail or voice in _GROUPS:
        main = f'<div class="text"><div class="main">{main}</div>{detail}</div>'
    name = _ELEMENTS.get(voice, "div")
    return f'<{name} class="{voice}" dir="auto">{marker}{main}</{name}>'


def detail_element(words: str) -> str:
    """What goes with a part, below it."""
    return f'<div class="detail" dir="auto">{words}</div>'


def marker_element(words: str) -> str:
    """What stands before a part."""
    return f'<span class="marker">{words}</span>'


def grouped(parts: Iterable[tuple[Voice, list[str]]]) -> Iterator[str]:
    """The lines of all parts, with an element around those of a list or of sides that follow each other."""
    for name, group in groupby(parts, key=lambda part: _GROUPS.get(part[0], "")):
        inner = [line for _, lines in group for line in lines]
        yield from [f'<{name} class="{_GROUP_NAMES[name]}">', *inner, f"</{name}>"] if name else inner


def evidence_element(words: str) -> str:
    """The kind of evidence, at a card's foot."""
    return f'<p class="evidence" dir="auto">{words}</p>'


def sources_element(words: str) -> str:
    """The works that a card rests on, at its foot."""
    return f'<p class="sources" dir="auto">{words}</p>'


def front(note_type: NoteType, face: Face) -> str:
    """The front's template. It is empty, and so there is no card, where the field `face.needs` is."""
    writer = _Side(note_type, given=face.needs)
    lines = ['<section class="front">', *writer.lines(face.front), "</section>"]
    return "\n".join(writer.where(face.needs, lines))


def back(note_type: NoteType, face: Face) -> str:
    """The back's template: the front again, a line, and what the front asked for.

    A text with blanks is not shown twice: it takes the front's place, with the blank filled.
    """
    writer = _Side(note_type, given=face.needs)
    if note_type.blanks:
        above = ['<section class="front">', *writer.lines(face.front), "</section>"]
        rest = tuple(part for part in face.back if part.field != note_type.blanks)
    else:
        above = ["{{FrontSide}}"]
        rest = face.back
    body = ['<hr id="answer">', '<section class="back">', *writer.lines(rest), "</section>"]
    return "\n".join([*above, *body, *writer.foot()])


def needed(note_type: NoteType, face: Face) -> list[object]:
    """What `req` says of the face, without the face's ordinal: how Anki decides that there is a card.

    Anki asks which field alone makes the front show something; only where none does, which
    fields cannot be missed (measured with Anki 26.9.3).
    """
    ordinal = next(n for n, field in enumerate(note_type.all_fields) if field.key == face.needs)
    alone = any(face.needs in (part.field, part.detail) for part in face.front)
    return ["any" if alone else "all", [ordinal]]


class _Side:
    """Writes the lines of one side. The field `given` is known to be filled there."""

    def __init__(self, note_type: NoteType, given: str) -> None:
        self.names = {field.key: field.name for field in note_type.all_fields}
        self.blanks = note_type.blanks
        self.given = given

    def lines(self, parts: tuple[Part, ...]) -> list[str]:
        return list(grouped((part.voice, self.part(part)) for part in parts))

    def part(self, part: Part) -> list[str]:
        """The lines of one part. A detail goes with its field: no card has one without the other."""
        main = part.words + self.value(part.field)
        if part.voice is Voice.SIDE:
            body = element(part.voice, main, self.value(part.detail))
        else:
            body = element(part.voice, main, self.detail(part), self.marker(part))
        return self.only_with(part.field, [body])

    def detail(self, part: Part) -> str:
        if not part.detail:
            return ""
        return "".join(self.only_with(part.detail, [detail_element(self.value(part.detail))]))

    def marker(self, part: Part) -> str:
        if not part.marker:
            return ""
        return "".join(self.only_with(part.marked_if, [marker_element(part.marker)]))

    def value(self, key: str) -> str:
        if not key:
            return ""
        cloze = "cloze:" if key == self.blanks else ""
        return f"{{{{{cloze}{self.names[key]}}}}}"

    def only_with(self, key: str, lines: list[str]) -> list[str]:
        """The lines, on condition that the field is filled; without one where it is known to be."""
        return lines if key in ("", self.given) else self.where(key, lines)

    def where(self, key: str, lines: list[str]) -> list[str]:
        """The lines on condition that the field is filled."""
        name = self.names[key]
        if len(lines) == 1:
            return [f"{{{{#{name}}}}}{lines[0]}{{{{/{name}}}}}"]
        return [f"{{{{#{name}}}}}", *lines, f"{{{{/{name}}}}}"]

    def foot(self) -> list[str]:
        """The kind of evidence and the sources."""
        evidence, sources = self.value("evidence"), self.value("sources")
        return [
            '<footer class="foot">',
            *self.only_with("evidence", [evidence_element(evidence)]),
            *self.only_with("sources", [sources_element(sources)]),
            "</footer>",
        ]
