"""Joins the PDFs that the typesetter made of the parts of one document, with their tags and outlines.

It knows the files of that typesetter and no others: plain objects one after the other, a flat list of
pages, one element at the root of the tags, an outline whose entries lead to pages. What is otherwise
is told with ValueError, and never guessed.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_OBJECT = re.compile(rb"(\d+) 0 obj\s+")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)/ID\[.*?\]>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
# A string is passed over as a whole: what looks like a reference in it is text.
_STRING = rb"\((?:\\.|[^\\()])*\)"
_RENUMBERED = re.compile(_STRING + rb"|\b(\d+) 0 R\b|/StructParents?\s+(\d+)", re.DOTALL)
_TITLE = re.compile(rb"/Title\s*(" + _STRING + rb"|<[0-9A-Fa-f]*>)", re.DOTALL)
_TARGET = re.compile(rb"/Dest\s*(\d+ 0 R|\[.*?\])", re.DOTALL)


@dataclass(slots=True)
class _Entry:
    """An entry of the outline: its title and its target as they are written, and what stands under it."""

    title: bytes
    target: bytes
    children: list[_Entry] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    """One file, taken apart: its objects, the numbers of those that there are but once, and the joined file's numbers.

    `parents` is where its pages begin in the joined list of what each tag belongs to.
    """

    objects: dict[int, bytes]
    catalog: int
    info: int
    pages: int
    tags: int
    document: int
    outlines: int
    metadata: int
    intents: int
    numbers: dict[int, int] = field(default_factory=dict)
    parents: int = 0

    def renumbered(self, body: bytes) -> bytes:
        """An object, or a piece of one, with the numbers of the joined file."""
        dictionary, stream, data = body.partition(b"stream\n")

        def change(match: re.Match[bytes]) -> bytes:
            if match[1]:
                return b"%d 0 R" % self.numbers[int(match[1])]
            if match[2]:
                return match[0].replace(match[2], b"%d" % (int(match[2]) + self.parents))
            return match[0]

        return _RENUMBERED.sub(change, dictionary) + stream + data


def join(files: Sequence[bytes]) -> bytes:
    """One PDF with the pages of all. Raises ValueError for a file of another make."""
    if len(files) == 1:
        return files[0]
    parts = [_taken_apart(data) for data in files]
    root, others = parts[0], parts[1:]
    number = _number(root, others)
    outline = _joined_outline(parts)
    bodies: dict[int, bytes] = {}
    for part in parts:
        for old, body in part.objects.items():
            if part is root or part.numbers[old] not in bodies:
                bodies[part.numbers[old]] = part.renumbered(body)
    kids = b" ".join(part.renumbered(_list(part.objects[part.pages], b"/Kids")) for part in parts)
    pages = bodies[root.numbers[root.pages]]
    bodies[root.numbers[root.pages]] = _with(
        _with(pages, b"/Kids", b"[%s]" % kids), b"/Count", b" %d" % kids.count(b"R")
    )
    elements = b" ".join(part.renumbered(_list(part.objects[part.document], b"/K")) for part in parts)
    bodies[root.numbers[root.document]] = _with(bodies[root.numbers[root.document]], b"/K", b"[%s]" % elements)
    bodies[root.numbers[root.tags]] = _joined_tags(parts)
    about = root.numbers[root.metadata]
    bodies[about] = _counted(bodies[about], kids.count(b"R"))
    for written in _outline(outline, root.numbers[root.outlines], number + 1):
        bodies |= written
    return _written(bodies, root)


def _taken_apart(data: bytes) -> _Part:
    trailer = _TRAILER.search(data, max(0, len(data) - 1000))
    if not trailer:
        raise ValueError("a part of the document does not end as a PDF of the typesetter does")
    objects = dict(_objects(data, int(trailer[2])))
    catalog = _reference(trailer[1], b"/Root")
    root = objects[catalog]
    tags = _reference(root, b"/StructTreeRoot")
    return _Part(
        objects,
        catalog,
        info=_reference(trailer[1], b"/Info"),
        pages=_reference(root, b"/Pages"),
        tags=tags,
        document=_reference(objects[tags], b"/K["),
        outlines=_reference(root, b"/Outlines"),
        metadata=_reference(root, b"/Metadata"),
        intents=_reference(root, b"/OutputIntents"),
    )


def _objects(data: bytes, table: int) -> Iterator[tuple[int, bytes]]:
    """The objects of a file by their numbers; where each begins says the table at the end."""
    rows = data[table:].split(b"\n")
    if rows[0] != b"xref":
        raise ValueError("a part of the document has no table of its objects")
    count = int(rows[1].split()[1])
    starts = sorted(int(row[:10]) for row in rows[2 : 2 + count] if row[17:18] == b"n")
    for start, end in zip(starts, [*starts[1:], table], strict=True):
        head = _OBJECT.match(data, start)
        if not head:
            raise ValueError("a part of the document has no object where its table says")
        yield int(head[1]), data[head.end() : data.rindex(b"endobj", start, end)].rstrip()


def _reference(body: bytes, key: bytes) -> int:
    """The number of the object to which `key` refers."""
    found = re.search(re.escape(key) + rb"\s*(\d+) 0 R", body)
    if not found:
        raise ValueError(f"a part of the document has no {key.decode()}")
    return int(found[1])


def _list(body: bytes, key: bytes) -> bytes:
    """The flat list of references under `key`."""
    found = re.search(re.escape(key) + rb"\s*\[([\d R\s]*)\]", body)
    if not found:
        raise ValueError(f"a part of the document has no list {key.decode()}")
    return found[1]


def _with(body: bytes, key: bytes, value: bytes) -> bytes:
    """A dictionary whose `key` has another value."""
    return re.sub(re.escape(key) + rb"\s*(?:\[[\d R\s]*\]|\d+)", lambda _: key + value, body, count=1)


def _counted(metadata: bytes, pages: int) -> bytes:
    """What the file says of itself, with the number of all pages."""
    dictionary, stream, data = metadata.partition(b"stream\n")
    data = re.sub(rb"(NPages>)\d+(<)", lambda found: b"%s%d%s" % (found[1], pages, found[2]), data)
    length = len(data) - len(b"\nendstream")
    return _with(dictionary, b"/Length", b" %d" % length) + stream + data


def _number(root: _Part, others: list[_Part]) -> int:
    """Gives every object its number in the joined file; the last of them.

    What there is but once stands in the first part, and the others refer to it.
    """
    root.numbers = {old: old for old in root.objects}
    number = max(root.objects)
    parents = _next_parent(root)
    for part in others:
        once = {
            part.pages: root.pages,
            part.tags: root.tags,
            part.document: root.document,
            part.outlines: root.outlines,
        }
        once |= {
            part.catalog: root.catalog,
            part.info: root.info,
            part.metadata: root.metadata,
            part.intents: root.intents,
        }
        for old in part.objects:
            number += old not in once
            part.numbers[old] = once.get(old, number)
        part.parents = parents
        parents += _next_parent(part)
    return number


def _next_parent(part: _Part) -> int:
    found = re.search(rb"/ParentTreeNextKey\s+(\d+)", part.objects[part.tags])
    if not found:
        raise ValueError("a part of the document has no /ParentTreeNextKey")
    return int(found[1])


def _joined_tags(parts: list[_Part]) -> bytes:
    """The root of the tags, with one list of what each page's tags belong to."""
    pairs = []
    for part in parts:
        found = re.search(rb"/Nums\s*\[([\d R\s]*)\]", part.objects[part.tags])
        if not found:
            raise ValueError("a part of the document has no list /Nums")
        for key, number in re.findall(rb"(\d+) (\d+) 0 R", found[1]):
            pairs.append(b"%d %d 0 R" % (int(key) + part.parents, part.numbers[int(number)]))
    last = parts[-1]
    body = re.sub(rb"/Nums\s*\[[\d R\s]*\]", lambda _: b"/Nums[%s]" % b" ".join(pairs), parts[0].objects[parts[0].tags])
    return _with(body, b"/ParentTreeNextKey", b" %d" % (last.parents + _next_parent(last)))


def _joined_outline(parts: list[_Part]) -> list[_Entry]:
    """The entries of all parts; a deck that goes on in the next part is one entry."""
    joined: list[_Entry] = []
    for part in parts:
        for entry in _entries(part, part.objects[part.outlines]):
            if joined and entry.title == joined[-1].title:
                joined[-1].children += entry.children
            else:
                joined.append(entry)
    return joined


def _entries(part: _Part, parent: bytes) -> Iterator[_Entry]:
    """The entries under one of the outline, or under its root."""
    key = b"/First"
    body = parent
    while key in body:
        body = part.objects[_reference(body, key)]
        title, target = _TITLE.search(body), _TARGET.search(body)
        if not title or not target:
            raise ValueError("a part of the document has an entry of its outline without title or target")
        rest = body.replace(title[0], b"")
        yield _Entry(title[1], part.renumbered(target[1]), list(_entries(part, rest)))
        key, body = b"/Next", rest


def _outline(entries: list[_Entry], root: int, number: int) -> Iterator[dict[int, bytes]]:
    """The objects of the outline: its root, then the entries from `number` on. Those under an entry are folded away."""
    numbers = []
    for entry in entries:
        numbers.append(number)
        number += 1 + len(entry.children)
    yield {root: b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (numbers[0], numbers[-1], len(entries))}
    for entry, own, before, after in zip(entries, numbers, [0, *numbers], [*numbers[1:], 0], strict=False):
        under = list(range(own + 1, own + 1 + len(entry.children)))
        inner = b"/First %d 0 R/Last %d 0 R/Count %d" % (under[0], under[-1], -len(under)) if under else b""
        yield {own: _entry(entry, root, before, after, inner)}
        for child, n, left, right in zip(entry.children, under, [0, *under], [*under[1:], 0], strict=False):
            yield {n: _entry(child, own, left, right, b"")}


def _entry(entry: _Entry, parent: int, before: int, after: int, inner: bytes) -> bytes:
    beside = (b"/Prev %d 0 R" % before if before else b"") + (b"/Next %d 0 R" % after if after else b"")
    return b"<</Title%s/Parent %d 0 R%s%s/Dest %s>>" % (entry.title, parent, beside, inner, entry.target)


def _written(bodies: dict[int, bytes], root: _Part) -> bytes:
    """The file: the objects in the order of their numbers, their table, and a name made of what is in them."""
    out = bytearray(b"%PDF-1.7\n%\x80\x80\x80\x80\n")
    table = [b"0000000000 65535 f \n"]
    for number in range(1, max(bodies) + 1):
        # An entry of a part's own outline is no longer needed, and keeps its number.
        table.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, bodies.get(number, b"null"))
    name = base64.b64encode(hashlib.sha256(out).digest()[:16])
    start = len(out)
    out += b"xref\n0 %d\n%s" % (len(table), b"".join(table))
    out += b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[(%s)(%s)]>>\n" % (
        len(table),
        root.catalog,
        root.info,
        name,
        name,
    )
    return bytes(out + b"startxref\n%d\n%%%%EOF" % start)
