"""`tearcards release`: what is published, written down."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import click

from tearcards.cli.options import chosen_folder, folder_argument
from tearcards.cli.telling import Refusal, say
from tearcards.cli.writing import sound, time_of_build
from tearcards.screen import harmless


@click.command("release")
@click.argument("version", metavar="VERSION")
@folder_argument
@click.option("--dry-run", is_flag=True, help="Tell what would be released, and write nothing.")
def command(version: str, folder: Path | None, dry_run: bool) -> None:
    """Check the decks, and write down what learners receive as VERSION.

    The ledger beside the decks remembers each card as it was published, so that the next release
    updates what has changed and leaves alone what has not. The release is refused where it would
    hurt learners, and where VERSION is too small for what it costs them: a patch for corrections, a
    minor version for new cards, a major one for retired cards or a changed note type.

    Writes ledger.json, the version in collection.yaml, and a section of CHANGELOG.md in the
    collection's folder. Build afterwards, and publish what was built.

    \b
    Examples:
      tearcards release 1.1.0 --dry-run
      tearcards release 1.1.0
    """
    from tearcards.files import write_files  # noqa: PLC0415 - not needed for --help
    from tearcards.publish import CHANGELOG, files_of, section  # noqa: PLC0415
    from tearcards.release import Grade, plan  # noqa: PLC0415
    from tearcards.shelf import installed  # noqa: PLC0415

    if not re.fullmatch(r"(?:(?:0|[1-9][0-9]{0,5})(?:\.|\Z)){3}(?<!\.)", version):
        raise Refusal(f"{version} is no version: write three numbers with dots between them, such as 1.0.0")
    place = chosen_folder(folder)
    if folder is None and place == installed():
        raise Refusal("there is no collection in this folder; name the folder of the one to be released")
    collection = sound(place)
    now = time_of_build()
    release = plan(collection, version, now)
    if release.grade is Grade.NOTHING:
        raise Refusal(f"nothing has changed since {release.last}")
    if not release.is_large_enough:
        raise Refusal(f"{version} is too small: {release.why}, so the version is {release.smallest} or later")
    day = datetime.fromtimestamp(now, UTC).date().isoformat()
    told = section(collection, release, day)
    try:
        files = files_of(place, collection, release, told)
    except OSError as error:
        raise click.ClickException(f"cannot read {harmless(str(error.filename))}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise Refusal(f"{place / CHANGELOG} is not written in UTF-8; save it so") from None
    click.echo(harmless_lines(told), nl=False)
    if dry_run:
        say("nothing was written")
        return
    try:
        write_files(files)
    except OSError as error:
        raise click.ClickException(f"cannot write {harmless(str(error.filename))}: {error.strerror}") from None
    for path in files:
        say(f"wrote {harmless(str(path))}")


def harmless_lines(text: str) -> str:
    """Lines for a terminal."""
    return "".join(f"{harmless(line)}\n" for line in text.splitlines())
