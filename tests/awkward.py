"""A collection of everything that is hard to show: long words, other scripts, pictures, hostile text."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from conftest import COLLECTION, SOURCES, lay_out

MEDIA_NAMES = (
    "é.png",
    "two words.png",
    "it's.png",
    "50%.png",
    "50%25.png",
    "a#b.png",
    "a&b.png",
    "[x]^y.png",
    "_z.png",
)
"""Names that get lost where a link is percent-encoded, or written with the wrong entity."""

HOSTILE = (
    "<script>document.title='RAN'</script>",
    "<img src=x onerror=\"document.title='RAN'\">",
    "<svg/onload=document.title='RAN'>",
    "<b>bold</b> & a<b then c>d &lt;i&gt; &amp;amp;",
    "<style>body{display:none}</style><!-- -->",
    "[go](javascript:document.title='RAN') [go](JaVaScRiPt:1) [go](data:text/html,x) [go](vbscript:1)",
    '[a"b](https://example.org/"onmouseover="document.title=\'RAN\') <https://example.org>',
    "![x](https://example.org/tracker.png) ![\"onload=\"document.title='RAN'](none.png)",
    "{{c1::one}} {{c2::two::hint}} {{c3,4::both}} {{{c5::three}}} }} {{",
    "{{Front}} {{FrontSide}} {{#Why}}no{{/Why}} {{cloze:Text}} &#123;&#123;c6::x&#125;&#125;",
    "[sound:none.mp3] [SOUND:none.mp3] \\[sound:x.mp3] [anki:play:q:0] [anki:tts lang=en_US]x[/anki:tts]",
    "[latex]x^2[/latex] [$]x[/$] [$$]x[/$$] [LaTeX]x[/LaTeX]",
    "\\\\(x^2\\\\) \\\\[x^2\\\\] $x$ $$x$$ `\\(y\\)` `\\[y\\]`",
    "[[type:Why]] [[type:cloze:Text]] image-occlusion:rect:left=.1",
    "`{{c7::code}} [sound:code.mp3] <script>document.title='RAN'</script>`",
)
"""Texts of a card, each of which must be shown as it was typed and do nothing."""


def yaml(text: str) -> str:
    """A text in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def png(width: int, height: int, grey: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([grey]) * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def card(id: str, kind: str, fields: str) -> str:
    return (
        f"  - id: {id}\n    kind: {kind}\n"
        + "".join(f"    {line}\n" for line in fields.strip().splitlines())
        + "    audience: [client]\n    sources: [author-2020, long-work]\n"
        + "    evidence: mixed\n    tags: [grief, relief::late]\n"
    )


def deck(title: str, *cards: str) -> str:
    return f"title: {title}\ndescription: Awkward cards.\ncards:\n" + "".join(cards)


LONG_WORK = """
long-work:
  author: "Blume-Marcovici, Stolberg, Khademi, Donaudampfschifffahrtsgesellschaft & Others"
  year: undated
  title: Long
  evidence: study
  about: "survey of 684 US psychologists and trainees, with a follow-up of those who had cried in the last month"
  doi: 10.1037/a0031384
"""

_SHAPES = deck(
    "Shapes",
    card(
        "long-words",
        "question",
        """
question: >-
  What about Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkundenvorlage
  and https://example.org/a/very/long/address/that/does/not/end/before/the/line/does?
answer: "**Strong**, *light*, `code`, [a link](https://example.org) and\\\\\\na second line."
why: |
  First:

  - one
  - two
    - deeper

  Then:

  3. three
  4. four

  ```
  code  with   blanks
    and a very long line of code that has to be broken somewhere on a small screen
  ```

  At last.
""",
    ),
    card(
        "other-script",
        "scenario",
        """
situation: "מטופלת מתחילה לבכות ואומרת: «אני לא יודעת למה». מה תעשו קודם?"
answer: "להאט, לנשום, ולומר מה רואים. אחר כך לשאול."
why: "البكاء ليس مشكلة يجب حلها. 泣くことは問題ではない。"
""",
    ),
    card(
        "two-paragraphs",
        "myth",
        """
belief: "Crying never helps.\\n\\nIt only makes things worse."
ask: "What else may be so?"
fact: "It depends."
reason: "On who is there."
nuance: "*Often*, that is."
""",
    ),
    card(
        "four-sides",
        "contrast",
        """
question: "What tells four kinds apart?"
answers:
  "Release": "Old feeling gets out."
  "Grief": "A loss is admitted, including chances and futures that will not come back."
  "Recognition": "- something true\\n- named at last"
  "Connection": "Care arrives."
why: "They ask for different answers."
""",
    ),
    card(
        "seven-in-order",
        "list",
        """
question: "Name the seven steps in their order."
items:
  - "Wait"
  - item: "Breathe"
    gloss: "slowly, out longer than in, and for as long as it takes until the voice is steady again"
  - "Look up from the notes and towards the person who is crying, without leaning in"
  - "Say what you see"
  - item: "Ask"
    gloss: "one question"
  - "Listen"
  - "Thank"
ordered: true
why: "The order matters."
""",
    ),
    card(
        "blanks-in-marks",
        "cloze",
        """
text: >-
  Tears **carry {{c1::*news* in two directions, outward and inward, which is more than fits a line::what, and
  how many ways?}}** to {{c2::others}} and, [often {{c1::unseen}}](https://example.org), to {{c2::oneself::whom?}}.
why: "See."
""",
    ),
    card("a-word", "term", 'term: "Containment"\ndefinition: "Holding what another cannot hold yet."'),
    card("to-think", "reflection", 'prompt: "Think."\nguidance: "Kindly."'),
)

_MEDIA = deck(
    "Media",
    *(
        card(
            f"picture-{n}",
            "question",
            f'question: {yaml(f"What is ![grey](<{name}>)?")}\nanswer: "Grey."\nwhy: "So."',
        )
        for n, name in enumerate(MEDIA_NAMES)
    ),
    card("sound", "question", 'question: "Listen: [sound:a & b é.mp3]"\nanswer: "![wide](wide.png)"\nwhy: "So."'),
)

_HOSTILE = deck(
    "Hostile",
    *(
        card(
            f"hostile-{kind}-{n}",
            kind,
            "\n".join(line.replace("TEXT", yaml(text)).replace("INNER", yaml(text)[1:-1]) for line in lines),
        )
        for kind, lines in {
            "question": ("question: TEXT", "answer: TEXT", "why: TEXT"),
            "myth": ("belief: TEXT", "ask: TEXT", "fact: TEXT", "reason: TEXT", "nuance: TEXT"),
            "cloze": ('text: "{{c1::a blank}} {{c2::and::INNER}} INNER"', "why: TEXT"),
            "list": (
                "question: TEXT",
                "items:",
                "  - TEXT",
                "  - item: TEXT",
                "    gloss: TEXT",
                "  - TEXT",
                "ordered: true",
                "why: TEXT",
            ),
            "contrast": ("question: TEXT", "answers:", "  TEXT: TEXT", '  "Other": TEXT', "why: TEXT"),
            "term": ("term: TEXT", "definition: TEXT", "why: TEXT"),
        }.items()
        for n, text in enumerate(HOSTILE)
    ),
)

AWKWARD: dict[str, str | bytes] = {
    "collection.yaml": COLLECTION.replace("[tears]", "[shapes, media, hostile]"),
    "sources.yaml": SOURCES + LONG_WORK,
    "shapes.yaml": _SHAPES,
    "media.yaml": _MEDIA,
    "hostile.yaml": _HOSTILE,
    **{f"media/{name}": png(40, 30, 90 + n) for n, name in enumerate(MEDIA_NAMES)},
    "media/wide.png": png(2000, 500, 150),
    "media/a & b é.mp3": b"ID3 no real sound",
    "media/not-shown.png": png(1, 1, 0),
}


def lay_out_awkward(folder: Path) -> Path:
    """Writes the collection into a folder, and gives the folder."""
    return lay_out(folder, AWKWARD)
