"""An address or DOI is not in the form in which it can be relied on.

A DOI stays when a web page moves, so it is written as `doi`, bare and without a full stop after it. An
address begins with `https://`; what follows a `utm_` or `fbclid` in it tells somebody who followed
it from where, and belongs to no source.

Bad:
  - question: "What may grief tears follow, [one clinician](https://example.org/tears?utm_source=news) asks?"

Good:
  - question: "What may grief tears follow, [one clinician](https://example.org/tears) asks?"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Citation, Collection
from tearcards.diagnostic import Severity
from tearcards.markdown import Link
from tearcards.rules import Finding

SEVERITY = Severity.WARNING

_DOI = re.compile(r"(?i)^(?:https?://)?(?:www\.)?(?:dx\.)?doi\.org/(10\.\d{4,9}/\S+)$|^doi:\s*(10\.\S+)$")
_TRACKER = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|msclkid)=[^&#]*")
_BARE = re.compile(
    r"(?i)^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|info|io|uk|eu|de|fr|au|ca)(?:/\S*)?$"
)
_AFTER = re.compile(r"[.,;]+$")


def check(collection: Collection) -> Iterator[Finding]:
    for citation in collection.citations.values():
        yield from _source(citation)
    for prose in collection.prose():
        for node in prose.nodes:
            if isinstance(node, Link) and _TRACKER.search(node.address):
                clean = _without_trackers(node.address)
                span = prose.find_span(node.address)
                fix = clean if span.written == node.address else None
                yield Finding(span, "the address tells where it was found", f"write `{clean}`", fix=fix)


def _source(citation: Citation) -> Iterator[Finding]:
    doi, address = citation.doi, citation.address
    if doi and _AFTER.search(doi):
        clean = _AFTER.sub("", doi)
        fix = clean if doi.span.written == doi else None
        yield Finding(doi.span, f"the DOI ends with `{doi[-1]}`", f"write `{clean}`", fix=fix)
    if not address:
        return
    as_doi = _DOI.match(address)
    if as_doi:
        number = _AFTER.sub("", as_doi[1] or as_doi[2])
        help = "delete this line: the DOI is there already" if doi else f"write `doi: {number}` in place of this line"
        yield Finding(address.span, "a DOI is written as an address", help)
    elif _TRACKER.search(address):
        clean = _without_trackers(address)
        fix = clean if address.span.written == address else None
        yield Finding(address.span, "the address tells where it was found", f"write `{clean}`", fix=fix)
    elif _BARE.match(address):
        yield Finding(address.span, "the address does not begin with `https://`", f"write `https://{address}`")


def _without_trackers(address: str) -> str:
    """The address without what tells where it was found; the first `?` stays one."""
    page, question, rest = address.partition("?")
    query, sharp, part = rest.partition("#")
    kept = [one for one in query.split("&") if one and not _TRACKER.match(f"&{one}")]
    return page + (question if kept else "") + "&".join(kept) + sharp + part
