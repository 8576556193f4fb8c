"""What others wrote, on the page in a real Chromium: shown, and powerless."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from awkward import HOSTILE, MEDIA_NAMES
from tab import Tab

Show = Callable[..., Tab]


def test_nothing_in_hostile_text_runs_loads_or_is_lost(show: Show) -> None:
    """A fixture looks after the console, which tells what the policy had to stop, and after requests."""
    tab = show("awkward")
    tab.click("#_open")
    tab.run("scrollTo(0, document.body.scrollHeight)")

    assert tab.run("document.title") == "Small"
    assert tab.run("all('script').length") == 4
    assert tab.run("all('*').filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length") == 0
    script = HOSTILE[0]
    assert tab.run("document.querySelector('#hostile-term-0').textContent.includes(" + repr(script) + ")")
    assert tab.run("all('.face a').every(link => /^(https?|mailto):$/.test(link.protocol))")


def test_the_policy_would_stop_what_got_through(browser: Tab, files: dict[str, Path], tmp_path: Path) -> None:
    """The same page with hostile words let through as they were typed: none of them runs."""
    page = tmp_path / "through.html"
    hostile = "<script>document.title='RAN'</script><img src=x onerror=\"document.title='RAN'\"><b id=made></b>"
    page.write_text(files["sample"].read_text("utf-8").replace("A loss, as in", hostile), "utf-8")
    browser.open(page.as_uri())
    browser.run("new Promise(done => setTimeout(done, 100))")

    assert browser.run("document.getElementById('made').localName") == "b"
    assert browser.run("document.title") == "Small"
    assert sum("Content Security Policy" in said for said in browser.said) >= 2
    assert [address for address in browser.requests if address.endswith("/x")] == []


def test_pictures_and_sounds_are_there(show: Show) -> None:
    tab = show("awkward")
    tab.click("#_open")
    tab.run("Promise.all(all('.face img').map(picture => { picture.loading = 'eager'; return picture.decode(); }))")

    assert tab.run("all('.face img').filter(picture => picture.naturalWidth).length") == len(MEDIA_NAMES) + 1
    assert tab.run("all('.face audio').map(sound => [sound.src.slice(0, 16), sound.controls])") == [
        ["data:audio/mpeg;", True]
    ]


def test_without_scripts_the_cards_are_there_all_the_same(show: Show, browser: Tab) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab = show()
        text = tab.call("Runtime.evaluate", expression="document.querySelector('main').innerText")
        tab.click("#grief-tears summary")
        assert tab.run("document.querySelector('#grief-tears .back').checkVisibility()")
        assert "What may grief tears follow?" in text["result"]["value"]
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
