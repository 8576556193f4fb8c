"""The command `tearcards`: arguments in, files and messages out. What it does stands in the pipeline."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tearcards import __version__
from tearcards.screen import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tearcards.collection import Collection, Selection
    from tearcards.diagnostic import Diagnostic
    from tearcards.write import Progress

FORMATS = ("full", "short", "github", "json")

Command = TypeVar("Command", bound=Callable[..., Any])


class Refusal(click.ClickException):
    """Something the person asked for cannot be done as asked; told in one line, with exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - click's own name
        click.echo(f"error: {harmless(self.message)}", err=True)


def _complete(choose: Callable[[Collection], Sequence[str]]) -> Callable[..., list[str]]:
    """Words for the shell to offer, out of the collection that would be used."""

    def words(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
        from tearcards.read.collection import read_collection  # noqa: PLC0415 - for the shell only

        folder = context.params.get("folder") or _default()
        collection = read_collection(folder, lambda _: None)
        return [word for word in choose(collection) if word.startswith(begun)] if collection else []

    return words


def _default() -> Path:
    from tearcards.shelf import default_collection  # noqa: PLC0415 - reading is not needed for --help

    return default_collection()


def selecting(command: Command) -> Command:
    """The options that choose cards."""
    for option in (
        click.option(
            "--tag",
            "tags",
            multiple=True,
            metavar="TAG",
            help="Only cards with this tag or one below it (may be repeated).",
            shell_complete=_complete(lambda c: sorted({tag for card in c.cards for tag in card.tags})),
        ),
        click.option(
            "--deck",
            "decks",
            multiple=True,
            metavar="ID",
            help="Only this deck: its file's name without .yaml (may be repeated).",
            shell_complete=_complete(lambda c: [deck.id for deck in c.decks]),
        ),
        pack_option,
    ):
        command = option(command)
    return command


def pack_option(command: Command) -> Command:
    """The option that chooses a pack."""
    return click.option(
        "--pack",
        metavar="NAME",
        help="Only the cards of this pack, such as client.",
        shell_complete=_complete(lambda c: list(c.head.packs)),
    )(command)


def paper_options(command: Command) -> Command:
    """The options that fit a PDF to somebody's printer."""
    for option in (
        click.option(
            "--guide/--no-guide",
            default=True,
            show_default=True,
            help="The first sheet: safety note, how to print and cut.",
        ),
        click.option(
            "--flip",
            type=click.Choice(["long", "short"]),
            default="long",
            show_default=True,
            help="The edge over which the printer turns the sheet.",
        ),
        click.option(
            "--paper",
            type=click.Choice(["a4", "letter"]),
            default="a4",
            show_default=True,
            help="The paper that is in the printer.",
        ),
    ):
        command = option(command)
    return command


collection_argument = click.argument(
    "folder",
    metavar="[COLLECTION]",
    required=False,
    type=click.Path(path_type=Path),
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="tearcards %(version)s")
def main() -> None:
    """Check decks of study cards, and compile them for Anki and for paper.

    COLLECTION is a folder with a file collection.yaml in it. Without one, decks/ in the current
    folder is taken, and where there is none, the decks on tears in therapy that come along.

    \b
    Examples:
      tearcards build                       every output, into dist/
      tearcards check --format short        one line for each problem
      tearcards print --paper letter --pack client
    """
    for stream in (sys.stdout, sys.stderr):
        # An old console that lacks a letter shows a mark for it, and the run goes on.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@main.command()
@click.argument("folders", metavar="[COLLECTION]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", type=click.Choice(FORMATS), default="full", show_default=True, help="How problems are told.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def check(folders: tuple[Path, ...], format: str, strict: bool) -> None:
    """Tell every problem of the decks, with its place and what to do.

    Problems go to standard output, their number to standard error. The exit status is 0 where all
    is well, 1 where there are problems, 2 where the command was not understood.

    \b
    Examples:
      tearcards check
      tearcards check decks other-decks --strict
      tearcards check --format json > problems.json
    """
    from tearcards import pipeline  # noqa: PLC0415 - not needed for --help
    from tearcards.diagnostic import has_errors  # noqa: PLC0415
    from tearcards.report import render  # noqa: PLC0415

    diagnostics = pipeline.check(folders or (_default(),))
    colour = format == "full" and _is_coloured(sys.stdout)
    click.echo(render(diagnostics, format, colour=colour), nl=False)
    if format in ("full", "short"):
        _say(_counted(diagnostics) if diagnostics else "no problems found")
    if has_errors(diagnostics) or (strict and diagnostics):
        sys.exit(1)


@main.command()
@collection_argument
@click.option(
    "-o",
    "--output",
    "target",
    metavar="DIR",
    default="dist",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder to write into.",
)
@pack_option
@paper_options
def build(folder: Path | None, target: Path, pack: str | None, **paper: Any) -> None:
    """Check the decks, then write every output into a folder.

    If anything is wrong, nothing is written. The names of the files go to standard output.

    \b
    Examples:
      tearcards build
      tearcards build my-decks -o out --pack client
    """
    if target.exists() and not target.is_dir():
        raise Refusal(f"{target} is a file; name a folder to write into")
    collection = _sound(folder)
    selection = _selection(collection, pack)
    _write(collection, selection, {"paper": paper}, lambda name: target / name)


@main.command()
@collection_argument
@click.option("-o", "--output", "target", metavar="FILE", type=click.Path(path_type=Path), help="The file to write.")
@selecting
def anki(
    folder: Path | None, target: Path | None, pack: str | None, decks: tuple[str, ...], tags: tuple[str, ...]
) -> None:
    """Write a package for Anki: open it there, or choose File, Import.

    \b
    Examples:
      tearcards anki
      tearcards anki --pack client -o for-clients.apkg
      tearcards anki --deck myths --tag relief
    """
    _one("anki", folder, target, (pack, decks, tags), {})


@main.command("print")
@collection_argument
@click.option("-o", "--output", "target", metavar="FILE", type=click.Path(path_type=Path), help="The file to write.")
@selecting
@paper_options
def print_(
    folder: Path | None,
    target: Path | None,
    pack: str | None,
    decks: tuple[str, ...],
    tags: tuple[str, ...],
    **paper: Any,
) -> None:
    """Write a PDF of cards to be printed on both sides and cut.

    Eight cards come from a sheet. The first sheet tells how to print and cut them.

    \b
    Examples:
      tearcards print
      tearcards print --paper letter --flip short
      tearcards print --deck myths --no-guide -o myths.pdf
    """
    _one("paper", folder, target, (pack, decks, tags), paper)


def _one(
    name: str,
    folder: Path | None,
    target: Path | None,
    wanted: tuple[str | None, tuple[str, ...], tuple[str, ...]],
    options: dict[str, Any],
) -> None:
    """Writes one output into one file."""
    from tearcards.write import outputs  # noqa: PLC0415 - not needed for --help

    suffix = outputs()[name].SUFFIX
    if target is not None:
        if target.is_dir():
            raise Refusal(f"{target} is a folder; name a file in it, such as {target / f'cards{suffix}'}")
        if target.suffix.lower() != suffix:
            raise Refusal(f"{target.name} should end in {suffix}: {target.with_suffix(suffix).name}")
    collection = _sound(folder)
    selection = _selection(collection, *wanted)
    _write(collection, selection, {name: options}, lambda file: target or Path(file), [name])


def _sound(folder: Path | None) -> Collection:
    """The collection in a folder, or an end with its problems told."""
    from tearcards import pipeline  # noqa: PLC0415

    chosen = folder or _default()
    loaded = pipeline.load(chosen)
    _tell(loaded.diagnostics)
    if loaded.collection is None or not loaded.sound:
        _say(f"{_counted(loaded.diagnostics)}; nothing was written")
        sys.exit(1)
    return loaded.collection


def _selection(
    collection: Collection, pack: str | None, decks: tuple[str, ...] = (), tags: tuple[str, ...] = ()
) -> Selection:
    """What the person chose; a name that the collection does not know is refused."""
    from tearcards.collection import Selection, select  # noqa: PLC0415
    from tearcards.diagnostic import did_you_mean, one_of  # noqa: PLC0415

    all_tags = sorted({tag for card in collection.cards for tag in card.tags})
    parents = {tag.rsplit("::", depth)[0] for tag in all_tags for depth in range(tag.count("::") + 1)}
    for word, known, what in (
        *((name, list(collection.head.packs), "pack") for name in ([pack] if pack else [])),
        *((name, [deck.id for deck in collection.decks], "deck") for name in decks),
        *((name, sorted(parents), "tag") for name in tags),
    ):
        if word not in known:
            help = did_you_mean(word, known) or f"there are {one_of(known)}"
            raise Refusal(f"there is no {what} `{word}`: {help}")
    selection = Selection(pack, decks, tags)
    if not select(collection, selection).cards:
        raise Refusal("no card is in all that was asked for; leave out one of --pack, --deck and --tag")
    return selection


def _write(
    collection: Collection,
    selection: Selection,
    options: dict[str, dict[str, Any]],
    place: Callable[[str], Path],
    names: list[str] | None = None,
) -> None:
    """Makes the outputs, writes their files, and names them."""
    from tearcards import pipeline  # noqa: PLC0415
    from tearcards.files import write_files  # noqa: PLC0415
    from tearcards.write import outputs  # noqa: PLC0415

    for name in names or outputs():
        output = outputs()[name]
        path = place(pipeline.file_name(collection, selection, output))
        objection = output.objection(path.name)
        if objection:
            raise Refusal(f"{path.name}: {objection}")
    filled = {name: outputs()[name].Options(**given) for name, given in options.items()}
    with _progress() as progress:
        built = pipeline.build(collection, selection, filled, names, progress)
    _tell(built.diagnostics)
    if not built.files:
        _say(f"{_counted(built.diagnostics)}; nothing was written")
        sys.exit(1)
    files = {place(name): data for name, data in built.files.items()}
    try:
        write_files(files)
    except OSError as error:
        raise click.ClickException(f"cannot write {error.filename}: {error.strerror}") from None
    for path in files:
        click.echo(harmless(str(path)))


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on standard error where a person is looking; otherwise nothing."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    bars: dict[str, Any] = {}

    def show(stage: str, done: int, total: int) -> None:
        if stage not in bars:
            close()
            bars[stage] = click.progressbar(length=total, label=stage, file=sys.stderr)
            bars[stage].__enter__()
        bar = bars[stage]
        bar.update(done - bar.pos)

    def close() -> None:
        for bar in bars.values():
            if not bar.finished or bar.is_hidden is False:
                bar.render_finish()

    try:
        yield show
    finally:
        close()


def _tell(diagnostics: Sequence[Diagnostic]) -> None:
    """Problems, to standard error."""
    from tearcards.report import render  # noqa: PLC0415

    if diagnostics:
        click.echo(render(diagnostics, "full", colour=_is_coloured(sys.stderr)), err=True)


def _counted(diagnostics: Sequence[Diagnostic]) -> str:
    """`2 errors and 1 warning`."""
    from tearcards.diagnostic import Severity  # noqa: PLC0415

    counts = {severity: sum(d.severity is severity for d in diagnostics) for severity in Severity}
    return " and ".join(f"{n} {severity}{'s' if n != 1 else ''}" for severity, n in counts.items() if n)


def _say(words: str) -> None:
    click.echo(words, err=True)


def _is_coloured(stream: Any) -> bool:
    """Whether a person is looking who has not asked for plain text (no-color.org)."""
    import os  # noqa: PLC0415

    return bool(stream.isatty()) and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
