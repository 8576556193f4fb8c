"""Pictures and sounds, each once, as addresses that hold the whole file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

from tearcards.collection import Collection, Medium
from tearcards.diagnostic import Diagnostic
from tearcards.markdown import Prose

TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".m4a": "audio/mp4",
    ".flac": "audio/flac",
}
"""The media types of the files that a collection may hold, by their endings."""


def addresses(collection: Collection, problems: list[Diagnostic]) -> dict[str, str]:
    """`data:` addresses of the media that the page shows, by their names, in the order of the names."""
    texts = [*collection.notes(), *(text for card in collection.cards for text in card.values().values())]
    media = collection.media
    return {name: _address(media[name], problems) for name in sorted(_names(texts)) if name in media}


def _names(texts: Iterable[Prose]) -> set[str]:
    return {name for text in texts for name in text.media}


def _address(medium: Medium, problems: list[Diagnostic]) -> str:
    try:
        data = medium.path.read_bytes()
    except OSError as error:
        message = f"`{medium.name}` cannot be read ({error.strerror or error})"
        problems.append(Diagnostic(medium.place, "unreadable", message, help="see whether you may open it"))
        return ""
    return f"data:{TYPES[medium.path.suffix.lower()]};base64,{b64encode(data).decode('ascii')}"
