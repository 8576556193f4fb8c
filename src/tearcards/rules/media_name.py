"""A picture or sound is called by a path, an address or a name that not every system can hold.

Media are called by their bare names. A name such as `../x.png` makes Anki refuse the whole
package, and a picture on the web would tell its owner who studies which card.

Bad:
  - question: "What may this show? ![a cup of tea](../pictures/cup.jpg)"

Good:
  - question: "What may this show? ![a cup of tea](cup.png)"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearcards.collection import Collection
from tearcards.rules import Finding

ALLOWABLE = False

# Windows cannot hold these in a name, whatever the ending (Microsoft, "Naming files").
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')


def objection(file: str) -> str:
    """What is wrong with the name of a file; nothing where it is good."""
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]+:", file) or file.startswith("//"):
        return "is an address, and a card can show only what is in `media`"
    if "/" in file or "\\" in file:
        return "is a path, and media are called by their bare names"
    if not file or file.startswith("."):
        return "is no name for a file"
    if _RESERVED.fullmatch(file) or _FORBIDDEN.search(file) or file[-1] in ". ":
        return "is a name that some systems cannot hold"
    return ""


def check(collection: Collection) -> Iterator[Finding]:
    for prose in collection.prose():
        for file in prose.media:
            wrong = objection(file)
            if wrong:
                bare = re.split(r"[/\\:]", file)[-1].strip(". ")
                name = bare if bare and not objection(bare) else "a-name.png"
                yield Finding(
                    prose.find_span(file), f"`{file}` {wrong}", f"put the file into `media` and write `{name}`"
                )
    for medium in collection.media.values():
        wrong = objection(medium.name)
        if wrong:
            yield Finding(medium.place, f"`{medium.name}` {wrong}", "rename the file")
