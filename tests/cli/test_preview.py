"""`tearcards preview`: the page as it is now, for this machine alone."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

import axe
from conftest import DECK, lay_out
from tab import DESKTOP, PHONE, Tab, tab
from tearcards.cli import main
from tearcards.diagnostic import Diagnostic
from tearcards.preview.server import Server
from tearcards.preview.watched import Watched
from tearcards.report import render

BROKEN = DECK.replace("evidence: opinion", "evidence: rumour")
SHOWN = "entries.map(entry => entry.dataset.key)"


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    with Server(Watched(folder, lambda _: None), 0) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def server(small: Path) -> Iterator[Server]:
    """A server of the small collection."""
    with served(small) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Tab]:
    with tab() as opened:
        yield opened


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, str, str]:
    """The status, the type and the words of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read().decode()
    finally:
        connection.close()


# --- the server -------------------------------------------------------------------------------


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.server_port}/"


def test_the_page_and_its_stamp(server: Server) -> None:
    status, type, page = ask(server, "/")
    assert (status, type) == (200, "text/html; charset=utf-8")
    assert 'id="grief-tears"' in page
    assert "no problems found" in page

    stamp = ask(server, "/stamp")
    assert stamp[:2] == (200, "text/plain; charset=utf-8")
    assert f'data-stamp="{stamp[2]}"' in page


@pytest.mark.parametrize(
    "path",
    ["/tears.yaml", "/media/", "/media", "/../conftest.py", "/..%2f..%2fetc/passwd", "//etc/passwd", "/stamp/", "/?x"]
    + ["/collection.yaml", "/.", "/%00", "/favicon.ico"],
)
def test_no_other_path_leads_anywhere(server: Server, path: str) -> None:
    assert ask(server, path) == (404, "text/plain; charset=utf-8", "there is nothing here; the cards are at /\n")


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_no_other_method_is_understood(server: Server, method: str) -> None:
    status, _, words = ask(server, "/", method)
    assert (status, words) == (405, "" if method == "HEAD" else "only GET is understood\n")


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "localhost", "127.0.0.1:1", "localhost.evil.example", ""]
)
@pytest.mark.parametrize("path", ["/", "/stamp"])
def test_one_who_calls_it_by_another_name_gets_nothing(server: Server, host: str, path: str) -> None:
    """As a page from elsewhere does that had its own name lead to this machine."""
    assert ask(server, path, Host=host)[::2] == (421, "this server is not known by that name\n")


def test_its_own_names_are_known(server: Server) -> None:
    for name in ("127.0.0.1", "localhost"):
        assert ask(server, "/stamp", Host=f"{name}:{server.server_port}")[0] == 200


# --- what is watched --------------------------------------------------------------------------


def test_problems_are_told_in_the_words_of_check_above_the_last_good_cards(small: Path) -> None:
    told: list[Sequence[Diagnostic]] = []
    watched = Watched(small, told.append)
    good, first = watched.look()
    assert watched.look() == (good, first)

    lay_out(small, {"tears.yaml": BROKEN.replace("A loss.", "Something else.")})
    bad, second = watched.look()

    assert second != first
    assert [[found.rule for found in run] for run in told] == [[], ["unknown-evidence"]]
    words = render(told[1], "full").rstrip().encode()
    assert b"decks/tears.yaml:11:15" in words
    assert words.replace(b"&", b"&amp;").replace(b">", b"&gt;") in bad
    assert b"A loss." in bad
    assert b"Something else." not in bad

    lay_out(small, {"tears.yaml": DECK.replace("A loss.", "Some loss.")})
    assert b"Some loss." in watched.look()[0]
    assert b"unknown-evidence" not in watched.look()[0]


def test_where_there_never_was_a_good_card_the_problems_stand_alone(small: Path) -> None:
    lay_out(small, {"tears.yaml": BROKEN})
    page = Watched(small, lambda _: None).look()[0].decode()

    assert "error[unknown-evidence]" in page
    assert "The cards appear when the errors are mended." in page
    assert 'class="entry"' not in page


def test_a_picture_that_is_put_there_is_seen_and_other_folders_are_not_looked_at(small: Path) -> None:
    watched = Watched(small, lambda _: None)
    first = watched.look()[1]
    lay_out(small, {"media/cup.png": "x"})
    second = watched.look()[1]
    lay_out(small, {"other/cup.png": "x", ".git/index": "x"})

    assert first != second == watched.look()[1]


# --- in a browser -----------------------------------------------------------------------------


def wait(tab: Tab, words: str) -> None:
    """Waits until the page says something above the cards, and stands still."""
    tab.until(lambda: tab.run(f"document.readyState == 'complete' && document.body.innerText.includes({words!r})"))


def test_the_page_follows_each_save_and_the_reader_stays_where_they_were(browser: Tab, server: Server) -> None:
    folder = server.watched.folder
    browser.size(DESKTOP)
    browser.open(server.address)
    browser.click("#grief-tears summary")
    browser.run("search.value = 'grief'; find()")

    lay_out(folder, {"tears.yaml": DECK.replace("A loss.", "Some loss.")})
    wait(browser, "Some loss.")
    assert browser.run("answerOf(entries[0]).open")
    assert browser.run("search.value") == "grief"

    lay_out(folder, {"tears.yaml": BROKEN})
    wait(browser, "1 problem")
    assert "error[unknown-evidence]: `rumour`" in browser.run("document.querySelector('.preview pre').innerText")
    assert browser.run(SHOWN) == ["grief-tears.0"]

    lay_out(folder, {"tears.yaml": DECK})
    wait(browser, "no problems found")
    assert browser.said == []
    assert all(address.startswith(server.address) for address in browser.requests)


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_people_with_disabilities_find_no_fault_with_it(browser: Tab, server: Server, size: tuple[int, int]) -> None:
    lay_out(server.watched.folder, {"tears.yaml": BROKEN})
    browser.size(size, calm=True)
    for _ in range(2):
        browser.open(server.address)
        assert axe.faults(browser) == []
        lay_out(server.watched.folder, {"tears.yaml": DECK})


def test_hostile_words_in_a_problem_are_words(browser: Tab, server: Server) -> None:
    lay_out(server.watched.folder, {"tears.yaml": DECK.replace("grief]", "<img src=x onerror=document.title=1>]")})
    browser.size(PHONE)
    browser.open(server.address)

    assert "<img src=x onerror=document.title=1>" in browser.run("document.querySelector('.preview').innerText")
    assert browser.run("[document.images.length, document.documentElement.scrollWidth]") == [0, PHONE[0]]
    assert browser.said == []


def test_a_page_tells_that_its_server_has_ended(browser: Tab, small: Path) -> None:
    with served(small) as server:
        browser.open(server.address)
        assert browser.run("element('_gone').hidden")
    browser.until(lambda: not browser.run("element('_gone').hidden"))


# --- the command ------------------------------------------------------------------------------


# A process that was started in the background ignores Ctrl-C, and so do those that it starts.
LISTENING = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from tearcards.cli import main; main(sys.argv[1:], prog_name='tearcards')"
)


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", LISTENING, "preview", *arguments],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no Ctrl-C to a process of its own")
def test_ctrl_c_ends_it_in_peace(small: Path) -> None:
    with start() as running:
        assert running.stdout
        assert running.stderr
        address = running.stdout.readline()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\n", address)
        assert running.stderr.readline() == "no problems found\n"
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        try:
            assert running.wait(10) == 0
        finally:
            running.kill()
        assert running.stderr.read() == "the preview has ended\n"


def test_a_port_that_is_in_use_is_told_in_one_line(server: Server) -> None:
    result = CliRunner().invoke(main, ["preview", "--port", str(server.server_port)])

    assert result.exit_code == 2
    expected = f"error: port {server.server_port} is in use; name another, or leave out --port\n"
    assert (result.stdout, result.stderr) == ("", expected)


def test_a_folder_that_is_no_collection_is_told(here: Path) -> None:
    result = CliRunner().invoke(main, ["preview", "nowhere"])

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error[no-collection]: there is no folder `nowhere`")


def test_the_browser_is_opened_on_demand_only(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Server, "serve_forever", interrupt)
    run: Callable[..., object] = lambda *options: CliRunner().invoke(main, ["preview", *options])  # noqa: E731

    run()
    assert opened == []
    run("--open")
    assert len(opened) == 1
    assert opened[0].startswith("http://127.0.0.1:")
