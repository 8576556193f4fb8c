"""Problems to HTML, in the very words of `tearcards check`."""

from __future__ import annotations

from collections.abc import Sequence

from tearcards.diagnostic import Diagnostic, has_errors
from tearcards.report import render
from tearcards.write.page.faces import text

LABEL = "Preview"
NONE = "no problems found"
ONE, MANY = "1 problem", "{n} problems"
STALE = "The cards below are as they were before. They change when the errors are mended."
NO_CARDS = "The cards appear when the errors are mended."
GONE = "The preview has ended. Start it again with: tearcards preview"


def problems_html(diagnostics: Sequence[Diagnostic], stamp: str, *, cards: bool) -> str:
    """What stands above the cards; `cards` tells whether there are any, perhaps of before.

    How many problems there are stays in sight, wherever the reader is on the page.
    """
    n = len(diagnostics)
    count = ONE if n == 1 else MANY.format(n=n)
    stale = f"<p>{STALE if cards else NO_CARDS}</p>" if has_errors(diagnostics) else ""
    # The lines are drawn with blanks, and scroll where they are wider than the window.
    listed = "".join(
        f'<li class="{found.severity}"><pre tabindex="0">{text(render([found], "full").rstrip())}</pre></li>'
        for found in diagnostics
    )
    told = f'<h2 id="_problems">{count}</h2>{stale}<ol>{listed}</ol>' if n else ""
    badge = f'<a href="#_problems">{count}</a>' if n else NONE
    return (
        f'<section class="preview" id="_preview" data-stamp="{stamp}" aria-label="{LABEL}">{told}'
        f'<p class="now">{badge}</p><p class="gone" id="_gone" role="status" hidden>{GONE}</p></section>'
    )
