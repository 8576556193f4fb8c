"""A picture has no description.

Somebody who cannot see the picture hears its description, and so does everybody where it does not
load. PDF/UA-1 refuses a picture without one.

Bad:
  - question: "What may this show? ![](cup.png)"

Good:
  - question: "What may this show? ![a cup of tea](cup.png)"
"""

from __future__ import annotations

from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.markdown import Image
from tearcards.rules import Finding

ALLOWABLE = False


def check(collection: Collection) -> Iterator[Finding]:
    for prose in collection.prose():
        for node in prose.nodes:
            if isinstance(node, Image) and not node.alt.strip():
                help = f"say in a few words what it shows: ![two chairs by a window]({node.file})"
                yield Finding(
                    prose.find_span(f"![{node.alt}]({node.file})"),
                    f"the picture `{node.file}` has no description",
                    help,
                )
