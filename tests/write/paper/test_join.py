"""A large collection is set in parts, and what comes out is one document."""

from __future__ import annotations

import re
from typing import Any

import pymupdf
import pytest

from tearcards.collection import Collection
from tearcards.write import quietly
from tearcards.write.paper import Options, press, write
from tearcards.write.paper.join import join

from .conftest import Collect
from .reading import printed, text
from .test_paper import eleven

HARD = r"See (12 0 R) and \\(endobj\\) stream /StructParent 3 >> [1 0 R] \\"


def in_parts(collection: Collection, options: Options, monkeypatch: pytest.MonkeyPatch, size: int = 16) -> bytes:
    monkeypatch.setattr(press, "PART", size)
    monkeypatch.setattr(press, "FEW", size)
    written = write(collection, options, quietly)
    assert written.data
    return written.data


def tags(document: Any) -> list[str]:
    """Every tag of the document in reading order, the deeper the further in; each must know its parent."""
    told: list[str] = []

    def reference(xref: int, key: str) -> int:
        kind, value = document.xref_get_key(xref, key)
        return int(value.split()[0]) if kind == "xref" else 0

    def walk(xref: int, parent: int, depth: int) -> None:
        assert reference(xref, "P") == parent
        told.append("  " * depth + document.xref_get_key(xref, "S")[1])
        kids = document.xref_get_key(xref, "K")[1]
        for kid in re.findall(r"(\d+) 0 R", re.sub(r"<<.*?>>", "", kids)):
            if document.xref_get_key(int(kid), "Type")[1] == "/StructElem":
                walk(int(kid), xref, depth + 1)

    root = reference(document.pdf_catalog(), "StructTreeRoot")
    (first,) = re.findall(r"(\d+) 0 R", document.xref_get_key(root, "K")[1])
    walk(int(first), root, 0)
    return told


def claims(document: Any) -> str:
    """What the file says of itself, without the names that are made of its bytes."""
    return re.sub(r"[\w+/]{22}==", "", document.get_xml_metadata())


def parents(document: Any) -> None:
    """Each page's marks belong to tags of that page: what a screen reader asks for when it is on a page."""
    root = int(document.xref_get_key(document.pdf_catalog(), "StructTreeRoot")[1].split()[0])
    _, listed = document.xref_get_key(root, "ParentTree/Nums")
    table = {int(key): int(xref) for key, xref in re.findall(r"(\d+) (\d+) 0 R", listed)}
    assert sorted(table) == list(range(int(document.xref_get_key(root, "ParentTreeNextKey")[1])))
    for page in document:
        key = document.xref_get_key(page.xref, "StructParents")
        if key[0] == "null":
            assert page.get_text().strip() == ""
            continue
        for tag in re.findall(r"(\d+) 0 R", document.xref_object(table[int(key[1])])):
            assert int(document.xref_get_key(int(tag), "Pg")[1].split()[0]) == page.xref


@pytest.mark.parametrize("options", [Options(), Options(layout="fold"), Options(order="stack", card="a6")], ids=str)
def test_parts_make_the_same_document(options: Options, collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages, words, outline, tags and claims; the second deck goes on from part to part."""
    deck = eleven(37).replace("Answer 20.", f'"{HARD}"').replace("question: Question 19?", f'question: "{HARD}"')
    collection = collect(deck)
    whole = printed(collection, options)
    data = in_parts(collection, options, monkeypatch)
    joined = pymupdf.open(stream=data, filetype="pdf")
    assert not joined.is_repaired
    assert [text(joined, n) for n in range(joined.page_count)] == [text(whole, n) for n in range(whole.page_count)]
    assert joined.get_toc() == whole.get_toc()
    assert [page.rect for page in joined] == [page.rect for page in whole]
    assert claims(joined) == claims(whole)
    parents(joined)
    # A part begins with the deck's heading again, which is all that it has more.
    assert [tag for tag in tags(joined) if "H1" not in tag and "Span" not in tag] == [
        tag for tag in tags(whole) if "H1" not in tag and "Span" not in tag
    ]
    for old, new in zip(whole, joined, strict=True):
        assert old.get_pixmap(dpi=40).samples == new.get_pixmap(dpi=40).samples


def test_the_same_bytes_twice(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    collection = collect(eleven(20))
    assert in_parts(collection, Options(), monkeypatch, 8) == in_parts(collection, Options(), monkeypatch, 8)


def test_what_does_not_fit_is_told_for_all_parts(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    long = " ".join(["understanding"] * 120)
    deck = eleven(20).replace("Question 2?", long).replace("Question 19?", long)
    monkeypatch.setattr(press, "PART", 8)
    monkeypatch.setattr(press, "FEW", 8)
    written = write(collect(deck), Options(), quietly)
    assert written.data is None
    assert [d.message for d in written.diagnostics] == [
        "the front of card 2 is about 300 % too long for paper",
        "the front of card 19 is about 300 % too long for paper",
    ]


def test_progress_tells_of_every_part(collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, int, int]] = []
    monkeypatch.setattr(press, "PART", 8)
    monkeypatch.setattr(press, "FEW", 8)
    write(collect(eleven(20)), Options(), lambda *stage: told.append(stage))
    assert told == [
        *[("setting cards", n, 20) for n in range(21)],
        *[("drawing sheets", n, 3) for n in range(4)],
    ]


def test_a_pdf_of_another_make_is_refused() -> None:
    document = pymupdf.open()
    document.new_page()
    with pytest.raises(ValueError, match="a part of the document"):
        join([document.tobytes(), document.tobytes()])
