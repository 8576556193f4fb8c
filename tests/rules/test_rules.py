"""What holds for every rule; what each finds is shown by the cases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import DECK, lay_out
from tearcards.markdown import Prose
from tearcards.pipeline import load
from tearcards.rules import Rule, rules
from tearcards.rules.media_name import objection
from tearcards.rules.unsafe_link import SAFE
from tearcards.source import Source, Text

CASES = "".join(path.read_text("utf-8") for path in (Path(__file__).parents[1] / "cases").glob("*.case"))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_has_a_case(rule: Rule) -> None:
    assert f"{rule.severity}[{rule.name}]" in CASES


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_says_in_its_first_line_what_it_finds(rule: Rule) -> None:
    from importlib import import_module

    said = import_module(f"tearcards.rules.{rule.name.replace('-', '_')}").__doc__ or ""

    assert re.match(r"[A-Z].*[.\w]", said.splitlines()[0])
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)


@pytest.mark.parametrize("name", ["cup.png", "é cup (2).png", "100%.png", "it's #1.png", "a..b.png"])
def test_good_media_names(name: str) -> None:
    assert objection(name) == ""


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x.png",
        "a/b.png",
        "a\\b.png",
        "/etc/x.png",
        "C:\\x.png",
        "C:/x.png",
        "C:x.png",
        "nul",
        "CON.png",
    ]
    + ["https://a.org/x.png", "data:image/png;base64,xx", "//a.org/x.png", "x.png ", "x.png.", "a\nb.png", 'a"b.png'],
)
def test_bad_media_names(name: str) -> None:
    assert objection(name)


@pytest.mark.parametrize("address", ["https://a.org", "HTTP://a.org/b?c#d", "mailto:a@b.org"])
def test_safe_links(address: str) -> None:
    assert SAFE.fullmatch(address)


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", " javascript:x", "JaVaScRiPt:x", "data:text/html,x", "file:///x", "vbscript:x"]
    + ["//a.org", "/a", "#a", "a.org", "https://", "https:a.org", "mailto:", "java\tscript:x", "anki:x"],
)
def test_unsafe_links(address: str) -> None:
    assert not SAFE.fullmatch(address)


def test_a_rule_does_not_blame_what_could_not_be_read(small: Path) -> None:
    broken = DECK + DECK.split("cards:\n")[1].replace("grief-tears", "b-card").replace("A loss.", "A: b")
    linked = broken.replace("    tags: [grief]\n", "    tags: [grief]\n    contrast_with: [b-card, c-card]\n", 1)
    lay_out(small, {"tears.yaml": linked})

    assert [found.rule for found in load(small).diagnostics] == ["syntax"]


def test_prose_finds_its_media() -> None:
    text = Text.of("![a](a.png) *[sound:b.mp3]*\n\n- ![c](c.png)", Source("x", ""), 0, 0)

    assert Prose.from_text(text).media == ("a.png", "b.mp3", "c.png")
