"""People with disabilities: axe-core finds nothing, on a phone and a desktop, by day and by night."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from axe import faults
from tab import DESKTOP, PHONE, Tab

Show = Callable[..., Tab]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("name", ["sample", "awkward"])
def test_all_cards(show: Show, size: tuple[int, int], dark: bool, name: str) -> None:
    tab = show(name, size, dark=dark, calm=True)
    tab.run("finder.querySelector('details').open = true")
    tab.click("#_open")
    # What is far from the window is not drawn, and would not be looked at.
    tab.run("for (const entry of entries) entry.style.contentVisibility = 'visible'")
    # Of the hostile cards, which are drawn like the others, a few will do.
    tab.run("for (const entry of entries.slice(50)) entry.remove()")

    assert faults(tab) == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_studying(show: Show, size: tuple[int, int], dark: bool) -> None:
    tab = show("sample", size, dark=dark, calm=True)
    tab.click("#_start")
    tab.run("element('_progress').open = true")
    assert faults(tab) == []

    tab.click(".current summary")
    assert faults(tab) == []


def test_the_checker_would_see_it(show: Show) -> None:
    tab = show()
    tab.run("facets[0].closest('label').replaceWith(facets[0])")
    tab.run("document.querySelector('#_count').style.color = '#ddd'")

    assert {fault.split(":")[0] for fault in faults(tab)} >= {"color-contrast", "select-name"}
