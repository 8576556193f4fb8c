"""`tearcards new`: a card is asked for, key by key, and added to its deck."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tearcards.cli.asking import Asked, ask_key, choose
from tearcards.cli.own import own_folder
from tearcards.cli.telling import Refusal, counted, say, tell
from tearcards.screen import harmless

if TYPE_CHECKING:
    from tearcards.cards.shape import Plain
    from tearcards.collection import Collection
    from tearcards.read.page import Page


@click.command("new")
@click.argument("kind", metavar="[KIND]", required=False)
@click.option("--deck", metavar="ID", help="The deck it goes into: its file's name without .yaml.")
@click.option("--id", metavar="NAME", help="The card's own name, which stays for ever, such as grief-tears.")
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="KEY=TEXT",
    help="What stands at a key. For an item of a list or a side of a contrast once each: items='Grief: a loss'.",
)
@click.option(
    "--collection",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The collection; otherwise the one that `check` would take.",
)
def command(kind: str | None, deck: str | None, id: str | None, fields: tuple[str, ...], folder: Path | None) -> None:
    """Add a card to a deck: what is not given by options is asked for.

    KIND is a kind of card, such as question or myth; where the deck has one of its own, that is
    taken. The card is put below the others, and nothing else in the file is touched. An id that any
    card has, or ever had, is refused. Then the problems of the new card are told, as by `check`.

    \b
    Examples:
      tearcards new
      tearcards new question --deck responses-to-tears
      tearcards new --deck myths --id tears-are-weak --field belief="Tears are weak."
    """
    from tearcards.draft import Draft, indent_of  # noqa: PLC0415 - not needed for --help
    from tearcards.read.page import read_page  # noqa: PLC0415

    place = own_folder(folder)
    collection = _read(place)
    given = _given(fields, id)
    deck = choose("deck", "Which deck is it for?", deck, [known.id for known in collection.decks])
    page = read_page(place, f"{deck}.yaml", lambda _: None)
    own = str(page.node.get("kind") or "") if page.node else ""
    kind = _kind(kind, own)
    with Asked():
        draft = Draft(kind, _values(kind, given, collection))
    lines = draft.lines(own, indent_of(page))
    first = _add(place / page.name, page, lines)
    click.echo(harmless(f"{place / page.name}:{first}"))
    _judge(place, page.source.path, range(first, first + len(lines)))


def _read(place: Path) -> Collection:
    """The collection, read so far that no id in it is missed."""
    from tearcards.diagnostic import Diagnostic  # noqa: PLC0415 - not needed for --help
    from tearcards.read.collection import read_collection  # noqa: PLC0415

    problems: list[Diagnostic] = []
    collection = read_collection(place, problems.append)
    if collection is None or not collection.whole:
        tell(problems)
        raise Refusal("a part of the collection cannot be read, and an id in it may be taken; mend that first")
    return collection


def _given(fields: tuple[str, ...], id: str | None) -> dict[str, list[str]]:
    """What the options say, by key."""
    given: dict[str, list[str]] = {"id": [id]} if id else {}
    for field in fields:
        key, equals, text = field.partition("=")
        if not equals:
            raise Refusal(f"`{field}` has no equals sign: --field KEY=TEXT")
        if key.strip() == "id" and id:
            raise Refusal("the id is given twice")
        given.setdefault(key.strip(), []).append(text)
    return given


def _kind(kind: str | None, own: str) -> str:
    from tearcards.cards import kinds  # noqa: PLC0415 - not needed for --help

    if kind is None and own in kinds():
        return own
    return choose("kind", "What kind of card is it?", kind, list(kinds()))


def _values(kind: str, given: dict[str, list[str]], collection: Collection) -> Mapping[str, Plain]:
    """What is to be written at each key: what was given, and of the rest what a person answers."""
    from tearcards.cards import Card, kinds  # noqa: PLC0415 - not needed for --help
    from tearcards.cards.shape import specs  # noqa: PLC0415
    from tearcards.diagnostic import did_you_mean, one_of  # noqa: PLC0415
    from tearcards.draft import taken_ids  # noqa: PLC0415

    record: type = kinds()[kind]
    # A card that is new was not called otherwise before.
    known = {key: spec for key, spec in specs(record).items() if key != "formerly"}
    for key in given:
        if key not in known:
            help = did_you_mean(key, known) or f"it can have {one_of(known)}"
            raise Refusal(f"a `{kind}` card has no `{key}`: {help}")
    taken = taken_ids(collection)
    audiences = sorted({name for pack in collection.head.packs.values() for name in pack.audience})
    offers = {"audience": audiences, "sources": list(collection.written_sources)}

    def objection(text: str) -> str:
        return f"`{text}` {taken[text]}" if text in taken else ""

    shared = specs(Card)
    values: dict[str, Plain] = {}
    for key, spec in known.items():
        if key in given or spec.required or (key not in shared and not given):
            value = ask_key(key, spec, given.get(key), offers.get(key, []), objection if key == "id" else None)
            if value is not None:
                values[key] = value
    return values


def _add(path: Path, page: Page, lines: list[str]) -> int:
    """Adds the lines of a card to its deck; gives the number of the first."""
    from tearcards.draft import NoPlace, added  # noqa: PLC0415 - not needed for --help
    from tearcards.files import write_files  # noqa: PLC0415
    from tearcards.surgery import operate  # noqa: PLC0415

    try:
        edit, line = added(page, lines)
        # A link is followed, so that it stays one.
        write_files({path.resolve(): operate(path.read_bytes(), [edit])})
    except NoPlace as error:
        raise Refusal(f"{path.name} has no place for another card: {error}") from None
    except OSError as error:
        raise click.ClickException(f"cannot write {harmless(str(path))}: {error.strerror}") from None
    return line


def _judge(place: Path, path: str, lines: range) -> None:
    """Tells what is found on the new card, which stands in these lines of a file."""
    from tearcards import pipeline  # noqa: PLC0415 - not needed for --help

    diagnostics = pipeline.load(place).diagnostics
    found = [diagnostic for diagnostic in diagnostics if diagnostic.span.path == path and diagnostic.span.line in lines]
    tell(found)
    say(f"{counted(found)} in the new card" if found else "no problems found in the new card")
