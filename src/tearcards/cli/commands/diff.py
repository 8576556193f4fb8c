"""`tearcards diff`: what differs between two editions."""

from __future__ import annotations

import sys

import click

from tearcards.cli.options import chosen_folder
from tearcards.cli.telling import Refusal, is_coloured, say


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How changes are told: to a terminal, to people, to a program.",
)
def command(old: str, new: str, format: str) -> None:
    """Tell what differs between two editions: cards that are new, changed word by word, moved or gone.

    Each side is a collection folder, a package (.apkg), or a git revision, also with a folder:
    v1.0.0:decks. The exit status is 0 where nothing differs, 1 where something does, and 2 where one
    of them cannot be read, as of diff itself.

    \b
    Examples:
      tearcards diff v1.0.0 decks
      tearcards diff HEAD~1 HEAD --format markdown
      tearcards diff old.apkg new.apkg
    """
    from tearcards.changelog import as_json, as_markdown, as_text  # noqa: PLC0415 - not needed for --help
    from tearcards.edition import differences  # noqa: PLC0415
    from tearcards.past import NoEdition, as_packages_have_them, edition_at  # noqa: PLC0415

    folder = chosen_folder(None)
    try:
        editions = [edition_at(place, folder) for place in (old, new)]
    except NoEdition as error:
        raise Refusal(str(error)) from None
    if any(place.lower().endswith(".apkg") for place in (old, new)):
        editions = [as_packages_have_them(edition) for edition in editions]
    changes = tuple(differences(*editions))
    match format:
        case "json":
            click.echo(as_json(changes))
        case "markdown":
            click.echo(as_markdown(changes), nl=False)
        case _:
            click.echo(as_text(changes, colour=is_coloured(sys.stdout)), nl=False)
            if not changes:
                say("no differences")
    if changes:
        sys.exit(1)
