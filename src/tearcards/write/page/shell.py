"""The page as a file: its head, what it may do, its style and scripts.

It may load nothing and run nothing but the scripts that stand in it, told by their digests. Nor
may a script make HTML of a text.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from tearcards.write.anki.note_types import style
from tearcards.write.page.faces import text

_LOOKS = ("page.css", "list.css", "study.css", "print.css")
_FIRST = ("keep.js", "colours.js")
_LAST = ("cards.js", "find.js", "study.js")


@dataclass(frozen=True, slots=True)
class Extra:
    """What a preview adds: HTML at the top, a script, which may ask the page's own server, and its style."""

    above: str = ""
    script: str = ""
    style: str = ""


def shell(title: str, language: str, body: str, attributes: str, extra: Extra) -> str:
    """A whole page around the HTML of its body."""
    looks = style() + "".join(map(_own, _LOOKS)) + extra.style
    first = "".join(map(_own, _FIRST))
    last = "".join(map(_own, _LAST))
    scripts = [script for script in (first, last, extra.script) if script]
    tail = "".join(f"<script>{script}</script>\n" for script in scripts[1:])
    return f"""<!doctype html>
<html lang="{text(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy(looks, scripts, asks=bool(extra.script))}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{text(title)}</title>
<style>{looks}</style>
<script>{first}</script>
</head>
<body class="card" {attributes}>
{body}
{tail}</body>
</html>
"""


def policy(looks: str, scripts: list[str], *, asks: bool) -> str:
    """The Content-Security-Policy; with `asks` the page may ask its own server whether it is still the newest."""
    rules = [
        "default-src 'none'",
        f"script-src {' '.join(map(_digest, scripts))}",
        f"style-src {_digest(looks)}",
        "img-src data:",
        "media-src data:",
        *(["connect-src 'self'"] if asks else []),
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    return "; ".join(rules)


def data(id: str, value: object) -> str:
    """Data for the scripts. No text in it can end the element or begin another."""
    written = json.dumps(value, sort_keys=True).replace("<", "\\u003c")
    return f'<script type="application/json" id="{id}">{written}</script>'


def _digest(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode('ascii')}'"


@cache
def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
