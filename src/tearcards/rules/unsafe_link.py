"""A link leads elsewhere than to a web page or a mail address.

Addresses that begin with `javascript:` run in Anki's own window (measured with Anki 26.9.3).

Bad:
  - question: "What may grief tears follow, [one clinician](javascript:alert) asks?"

Good:
  - question: "What may grief tears follow, [one clinician](https://example.org/tears) asks?"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.markdown import Link
from tearcards.rules import Finding

SAFE = re.compile(r"(?i)(?:https?://[^\s/]+|mailto:[^\s@]+@[^\s@]+).*")


def check(collection: Collection) -> Iterator[Finding]:
    for prose in collection.prose():
        for node in prose.nodes:
            if isinstance(node, Link) and not SAFE.fullmatch(node.address):
                yield Finding(
                    prose.find_span(node.address or "]()"),
                    f"the link leads to `{node.address}`" if node.address else "a link leads nowhere",
                    "write an address that begins with `https://`, `http://` or `mailto:`",
                )
