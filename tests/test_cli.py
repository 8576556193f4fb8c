"""The command as people and scripts call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from conftest import COLLECTION, DECK, SMALL, card, lay_out
from tearcards import __version__
from tearcards.cli import main
from tearcards.write import outputs

SUFFIXES = ("apkg", "html", "pdf")
"""How the files end that `build` writes."""

COMMANDS = main.list_commands(click.Context(main))


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# --- help -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_shows_an_example(name: str) -> None:
    result = run(*filter(None, [name]), "--help")

    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"  tearcards {name}" in result.output
    assert max(map(len, result.output.splitlines())) <= 100


def test_every_option_says_what_it_does() -> None:
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command
        for option in command.params:
            assert isinstance(option, click.Argument) or option.help, (command.name, option.name)


def test_version() -> None:
    assert run("--version").output == f"tearcards {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [["bild"], ["check", "--format", "xml"], ["print", "--paper", "a3"], ["anki", "--colour"], ["build", "a", "b"]],
)
def test_what_is_not_understood_ends_with_2(small: Path, arguments: list[str]) -> None:
    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


# --- check ------------------------------------------------------------------------------------


def test_a_sound_collection(small: Path) -> None:
    result = run("check")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no problems found\n")


def test_problems_go_to_standard_output_and_their_number_to_standard_error(small: Path) -> None:
    lay_out(small, {"tears.yaml": DECK.replace("opinion", "rumour").replace("grief]", "Grief]")})
    result = run("check", "--format", "short")

    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "2 errors\n"


def test_warnings_pass_unless_strict(small: Path) -> None:
    lay_out(small, {"media/cup.png": "not looked at"})

    assert (run("check").exit_code, run("check").stderr) == (0, "1 warning\n")
    assert run("check", "--strict").exit_code == 1


def test_strict_is_silent_about_what_is_sound(small: Path) -> None:
    assert run("check", "--strict").exit_code == 0


@pytest.mark.parametrize("format", ["json", "github"])
def test_formats_for_programs_say_nothing_besides(small: Path, format: str) -> None:
    lay_out(small, {"tears.yaml": DECK.replace("opinion", "rumour")})
    result = run("check", "--format", format)

    assert (result.exit_code, result.stderr) == (1, "")
    assert format != "json" or [found["rule"] for found in json.loads(result.stdout)] == ["unknown-evidence"]


def test_several_collections(here: Path) -> None:
    lay_out(here / "one", SMALL)
    lay_out(here / "two", SMALL | {"tears.yaml": DECK.replace("opinion", "rumour")})

    result = run("check", "one", "two", "--format", "short")

    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["two/tears.yaml"]


# --- which collection -------------------------------------------------------------------------


def test_in_an_empty_folder_the_installed_decks_are_taken(here: Path) -> None:
    result = run("build")

    assert result.exit_code == 0
    assert files(here) == [f"dist/tears-in-therapy.{suffix}" for suffix in SUFFIXES]


def test_within_a_collection_it_is_taken(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small)

    assert run("anki").exit_code == 0
    assert (small / "small.apkg").is_file()


def test_a_folder_decks_that_is_no_collection_is_told_and_not_passed_over(here: Path) -> None:
    (here / "decks").mkdir()
    result = run("build")

    assert result.exit_code == 1
    assert "`decks` is no collection" in result.stderr
    assert files(here) == []


# --- building ---------------------------------------------------------------------------------


def test_build_writes_every_output_and_names_the_files(small: Path, here: Path) -> None:
    result = run("build", "-o", "out/deep")

    assert result.exit_code == 0
    names = [f"small{output.SUFFIX}" for output in outputs().values()]
    assert result.stdout.splitlines() == [str(Path("out/deep") / name) for name in names]
    assert result.stderr == ""
    assert files(here / "out") == [f"deep/small.{suffix}" for suffix in SUFFIXES]


def test_nothing_is_written_while_an_error_stands(small: Path, here: Path) -> None:
    lay_out(small, {"tears.yaml": DECK.replace("opinion", "rumour")})
    before = files(here)
    result = run("build")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("\n1 error; nothing was written\n")
    assert "error[unknown-evidence]" in result.stderr
    assert files(here) == before


def test_a_card_that_does_not_fit_on_paper_stops_the_package_too(small: Path, here: Path) -> None:
    answer = "Grief after loss. " * 200
    lay_out(small, {"tears.yaml": card(f"kind: question\nquestion: What?\nanswer: {answer}\nwhy: One clinic says so.")})
    result = run("build")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "error[does-not-fit]" in result.stderr
    assert not (here / "dist").exists()


def test_warnings_do_not_stop_a_build(small: Path) -> None:
    lay_out(small, {"media/cup.png": "not looked at"})
    result = run("build")

    assert result.exit_code == 0
    assert "warning[unused-media]" in result.stderr


def test_a_package_of_a_pack_is_called_so(here: Path) -> None:
    assert run("build", "--pack", "client").stdout.splitlines() == [
        str(Path(f"dist/tears-in-therapy-client.{suffix}")) for suffix in SUFFIXES
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "--pack", "clients"], "error: there is no pack `clients`: did you mean `client`?\n"),
        (["anki", "--deck", "teers"], "error: there is no deck `teers`: did you mean `tears`?\n"),
        (["anki", "--deck", "x"], "error: there is no deck `x`: there are `tears`\n"),
        (["print", "--tag", "greif"], "error: there is no tag `greif`: did you mean `grief`?\n"),
        (
            ["print", "--tag", "loss", "--pack", "client"],
            "error: no card is in all that was asked for; leave out one of --pack, --deck and --tag\n",
        ),
        (["anki", "-o", "collection.apkg"], None),
        (["anki", "-o", "Backup-2026.APKG"], None),
        (["anki", "-o", "cards.zip"], "error: cards.zip should end in .apkg: cards.apkg\n"),
        (["print", "-o", "cards"], "error: cards should end in .pdf: cards.pdf\n"),
        (["print", "-o", "decks"], f"error: decks is a folder; name a file in it, such as {Path('decks/cards.pdf')}\n"),
        (["build", "-o", "taken"], "error: taken is a file; name a folder to write into\n"),
    ],
)
def test_what_cannot_be_done_as_asked_ends_with_2(
    small: Path, here: Path, arguments: list[str], message: str | None
) -> None:
    more = DECK.split("cards:\n")[1].replace("grief-tears", "loss-tears").replace("[client]", "[trainee]")
    more = more.replace("What may grief tears follow?", "Who can sit with a client?").replace(
        "A loss.", "Perhaps a friend."
    )
    packs = COLLECTION + "  trainee:\n    title: T\n    description: T\n    audience: [trainee]\n"
    lay_out(small, {"tears.yaml": DECK + more.replace("[grief]", "[loss]"), "collection.yaml": packs})
    lay_out(here, {"taken": ""})
    before = files(here)
    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == message if message else result.stderr.startswith("error: ")
    assert files(here) == before


def test_names_after_which_anki_would_offer_to_delete_everything_are_refused(small: Path) -> None:
    result = run("anki", "-o", "collection.apkg")

    assert result.stderr.startswith("error: collection.apkg: ")
    assert "Anki" in result.stderr


def test_a_branch_of_tags_is_chosen_by_its_stem(small: Path) -> None:
    lay_out(small, {"tears.yaml": DECK.replace("[grief]", "[feeling::grief]")})

    assert run("anki", "--tag", "feeling").exit_code == 0
    assert run("anki", "--tag", "feel").exit_code == 2


def test_a_folder_that_may_not_be_written_to(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    result = run("build")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: cannot write dist: Permission denied\n"


def test_a_second_run_replaces_the_files(small: Path, here: Path) -> None:
    run("build")
    first = (here / "dist/small.apkg").read_bytes()
    lay_out(small, {"tears.yaml": DECK.replace("A loss.", "Some loss.")})
    run("build")

    assert (here / "dist/small.apkg").read_bytes() != first
    assert files(here / "dist") == [f"small.{suffix}" for suffix in SUFFIXES]


# --- the process ------------------------------------------------------------------------------


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tearcards", *arguments],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_two_builds_are_equal_byte_for_byte(here: Path) -> None:
    """In other folders, under other hash seeds, in other time zones."""
    for folder, seed, zone in (("one", "1", "UTC"), ("two", "2", "Asia/Tokyo")):
        done = process("build", "-o", folder, PYTHONHASHSEED=seed, TZ=zone)
        assert (done.returncode, done.stderr) == (0, "")

    built = files(here / "one")
    assert built == files(here / "two") == [f"tears-in-therapy.{suffix}" for suffix in SUFFIXES]
    for name in built:
        assert (here / "one" / name).read_bytes() == (here / "two" / name).read_bytes()


def test_an_old_console_gets_marks_for_letters_it_lacks(small: Path) -> None:
    lay_out(small, {"tears.yaml": DECK.replace("client]", "涙]")})
    done = process("check", PYTHONIOENCODING="latin-1")

    assert done.returncode == 1
    assert "`?` is not a name" in done.stdout


def test_help_needs_no_reader_and_no_writer() -> None:
    script = (
        "import sys; from tearcards.cli import main; main(['--help'], standalone_mode=False); "
        "print([name for name in ('yaml', 'genanki', 'typst', 'markdown_it', 'nh3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_check_needs_no_writer(small: Path) -> None:
    script = (
        "import sys; from tearcards.cli import main; main(['check'], standalone_mode=False); "
        "print([name for name in ('genanki', 'typst', 'nh3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_the_shell_is_offered_packs(small: Path) -> None:
    done = process(_TEARCARDS_COMPLETE="bash_complete", COMP_WORDS="tearcards build --pack c", COMP_CWORD="3")

    assert done.stdout == "plain,client\n"
