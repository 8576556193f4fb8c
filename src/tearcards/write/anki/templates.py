"""Faces to Anki's templates.

A template holds no word of a card and no name of a collection: all collections share a kind's
note type.
"""

from __future__ import annotations

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
        out: list[str] = []
        for element, group in groupby(parts, key=lambda part: _GROUPS.get(part.voice, "")):
            inner = [line for part in group for line in self.part(part)]
            if element:
                inner = [f'<{element} class="{_GROUP_NAMES[element]}">', *inner, f"</{element}>"]
            out += inner
        return out

    def part(self, part: Part) -> list[str]:
        """The lines of one part. A detail goes with its field: no card has one without the other."""
        if part.voice is Voice.SIDE:
            name, detail = self.value(part.field), self.value(part.detail)
            body = f'<div class="side"><dt dir="auto">{name}</dt><dd dir="auto">{detail}</dd></div>'
        else:
            element = _ELEMENTS.get(part.voice, "div")
            inner = self.marker(part) + self.body(part)
            body = f'<{element} class="{part.voice}" dir="auto">{inner}</{element}>'
        return self.only_with(part.field, [body])

    def body(self, part: Part) -> str:
        main = '<span class="line">…</span>' if part.voice is Voice.GAP else part.words + self.value(part.field)
        if not part.detail and part.voice not in _GROUPS:
            return main
        lines = [f'<div class="main">{main}</div>']
        if part.detail:
            detail = f'<div class="detail" dir="auto">{self.value(part.detail)}</div>'
            lines += self.only_with(part.detail, [detail])
        return f'<div class="text">{"".join(lines)}</div>'

    def marker(self, part: Part) -> str:
        if not part.marker:
            return ""
        return "".join(self.only_with(part.marked_if, [f'<span class="marker">{part.marker}</span>']))

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
            *self.only_with("evidence", [f'<p class="evidence" dir="auto">{evidence}</p>']),
            *self.only_with("sources", [f'<p class="sources" dir="auto">{sources}</p>']),
            "</footer>",
        ]
