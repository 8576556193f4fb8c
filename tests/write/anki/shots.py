"""Pictures of cards as Anki shows them: `python tests/write/anki/shots.py decks /tmp/shots`.

One card of each face of each kind (or those whose id is named after the folder), both sides, by day and night, on a
desktop and on a phone.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2])]

import chromium  # noqa: E402
from anki_desk import AnkiDesk, page  # noqa: E402
from tearcards.diagnostic import Diagnostic  # noqa: E402
from tearcards.read.collection import read_collection  # noqa: E402
from tearcards.write import anki, quietly  # noqa: E402

SCREENS = {"desktop": (900, 640), "phone": (390, 720)}


def main(decks: str, folder: str, *wanted: str) -> None:
    problems: list[Diagnostic] = []
    collection = read_collection(Path(decks), problems.append)
    assert collection is not None, problems
    data = anki.write(collection, anki.Options(), quietly).data
    assert data is not None
    shots = Path(folder)
    shots.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place, AnkiDesk(Path(place)) as desk:
        desk.import_package(data)
        faces: dict[tuple[str, int], Any] = {}
        for card in desk.cards():
            id = card.note()["Card ID"]
            if id in wanted or not wanted:
                key = (id if wanted else card.note_type()["name"].lower().replace(" ", "-"), card.ord)
                faces.setdefault(key, card)
        for (name, ordinal), card in faces.items():
            for night in (False, True):
                for back in (False, True):
                    html = Path(place, "page.html")
                    html.write_text(page(card, back=back, night=night), "utf-8")
                    for screen, (width, height) in SCREENS.items():
                        file = (
                            f"{name}-{ordinal}-{'back' if back else 'front'}-{screen}-{'night' if night else 'day'}.png"
                        )
                        chromium.picture(html, shots / file, width, height)


if __name__ == "__main__":
    main(*sys.argv[1:])
