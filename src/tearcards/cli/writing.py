"""From a folder and the person's choices to files on disk, or an end with everything told."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tearcards.cli.options import chosen_folder
from tearcards.cli.telling import Refusal, counted, progress_shown, say, tell
from tearcards.screen import harmless

if TYPE_CHECKING:
    from tearcards.collection import Collection, Selection

# As many as the seconds have until the year 5138. Later ones no calendar knows.
_DIGITS = 11


def time_of_build() -> int:
    """The time that new and changed notes get, in seconds since 1970: now, or `SOURCE_DATE_EPOCH` where it is set.

    Raises Refusal where that is no number (https://reproducible-builds.org/specs/source-date-epoch).
    """
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if not told:
        return int(time.time())
    if not told.isascii() or not told.isdigit() or len(told) > _DIGITS:
        raise Refusal(f"SOURCE_DATE_EPOCH is `{told}`, and not a number of seconds since 1970")
    return int(told)


def write_one(
    name: str, folder: Path | None, target: Path | None, chosen: Mapping[str, Any], options: Any, mark: str = ""
) -> None:
    """Writes the output `name` of the chosen cards into one file, whose own name ends with `mark`."""
    from tearcards.write import outputs  # noqa: PLC0415 - not needed for --help

    suffix = outputs()[name].SUFFIX
    if target is not None and target.is_dir():
        raise Refusal(f"{target} is a folder; name a file in it, such as {target / f'cards{suffix}'}")
    if target is not None and target.suffix.lower() != suffix:
        raise Refusal(f"{target.name} should end in {suffix}: {target.with_suffix(suffix).name}")
    collection = sound(folder)
    write_all(collection, selection(collection, **chosen), {name: options}, lambda file: target or _marked(file, mark))


def _marked(file: str, mark: str) -> Path:
    path = Path(file)
    return path.with_name(f"{path.stem}{mark}{path.suffix}")


def sound(folder: Path | None) -> Collection:
    """The collection in a folder; an end with its problems told, where it has any."""
    from tearcards import pipeline  # noqa: PLC0415 - not needed for --help

    loaded = pipeline.load(chosen_folder(folder))
    tell(loaded.diagnostics)
    if loaded.collection is None or not loaded.sound:
        say(f"{counted(loaded.diagnostics)}; nothing was written")
        sys.exit(1)
    return loaded.collection


def selection(
    collection: Collection, pack: str | None, decks: tuple[str, ...] = (), tags: tuple[str, ...] = ()
) -> Selection:
    """What the person chose. Raises Refusal for a name that the collection does not know."""
    from tearcards.collection import Selection, select  # noqa: PLC0415 - not needed for --help
    from tearcards.diagnostic import did_you_mean, one_of  # noqa: PLC0415

    known = {
        "pack": list(collection.head.packs),
        "deck": [deck.id for deck in collection.decks],
        "tag": sorted(_with_stems({tag for card in collection.cards for tag in card.tags})),
    }
    for what, words in (("pack", [pack] if pack else []), ("deck", decks), ("tag", tags)):
        for word in words:
            if word not in known[what]:
                help = did_you_mean(word, known[what]) or f"there are {one_of(known[what])}"
                raise Refusal(f"there is no {what} `{word}`: {help}")
    chosen = Selection(pack, decks, tags)
    if not select(collection, chosen).cards:
        raise Refusal("no card is in all that was asked for; leave out one of --pack, --deck and --tag")
    return chosen


def _with_stems(tags: set[str]) -> set[str]:
    """The tags, and each tag of which they are branches."""
    return {tag.rsplit("::", depth)[0] for tag in tags for depth in range(tag.count("::") + 1)}


def write_all(
    collection: Collection, chosen: Selection, options: Mapping[str, Any], place: Callable[[str], Path]
) -> None:
    """Makes the outputs that `options` name, writes each where `place` says, and names the files."""
    from tearcards import pipeline  # noqa: PLC0415 - not needed for --help
    from tearcards.files import write_files  # noqa: PLC0415
    from tearcards.write import outputs  # noqa: PLC0415

    for name in options:
        path = place(pipeline.file_name(collection, chosen, outputs()[name]))
        objection = outputs()[name].objection(path.name)
        if objection:
            raise Refusal(f"{path.name}: {objection}")
    with progress_shown() as progress:
        built = pipeline.build(collection, chosen, options, progress)
    tell(built.diagnostics)
    if not built.files:
        say(f"{counted(built.diagnostics)}; nothing was written")
        sys.exit(1)
    files = {place(name): data for name, data in built.files.items()}
    try:
        write_files(files)
    except OSError as error:
        raise click.ClickException(f"cannot write {harmless(str(error.filename))}: {error.strerror}") from None
    for path in files:
        click.echo(harmless(str(path)))
