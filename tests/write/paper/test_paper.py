"""The PDF as a reader and a printer find it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from awkward import png
from conftest import card
from packing import DECKS
from tearcards.collection import Collection, Selection, select
from tearcards.write import quietly
from tearcards.write.paper import Options, write
from tearcards.write.paper.impose import Flip
from tearcards.write.paper.job import PADDING

from .conftest import Collect
from .reading import GRIDS, PT, printed, text, words


def eleven(n: int = 11) -> str:
    """A deck of so many questions."""
    cards = "".join(
        f"  - id: card-{i}\n    question: Question {i}?\n    answer: Answer {i}.\n    why: Because {i}.\n"
        "    audience: [client]\n    sources: [author-2020]\n    evidence: opinion\n    tags: []\n"
        for i in range(1, n + 1)
    )
    return f"title: Tears\ndescription: Cards on tears.\nkind: question\ncards:\n{cards}"


@pytest.mark.parametrize("flip", get_args(Flip))
@pytest.mark.parametrize("paper", GRIDS)
def test_each_answer_lies_behind_its_question(paper: str, flip: Flip, collect: Collect) -> None:
    """On a full sheet, and on one with five empty places."""
    grid = GRIDS[paper]
    document = printed(collect(eleven()), Options(paper=paper, flip=flip, guide=False))
    assert [(round(page.rect.width / PT, 1), round(page.rect.height / PT, 1)) for page in document] == [
        (grid.paper.width, grid.paper.height)
    ] * 4
    for sheet, cards in ((0, range(1, 9)), (1, range(9, 12))):
        fronts = words(document[2 * sheet], grid)
        backs = words(document[2 * sheet + 1], grid, flip)
        for place, n in enumerate(cards):
            assert sorted(fronts.pop(place)) == sorted(["Tears", str(n), "Question", f"{n}?"])
            source = ["A.", "Author", "(2020):", "one", "clinician’s", "view"]
            assert sorted(backs.pop(place)) == sorted(
                ["Answer", f"{n}.", "Because", f"{n}.", "Opinion", str(n), *source]
            )
        assert fronts == backs == {}


@pytest.mark.parametrize("paper", GRIDS)
def test_all_text_of_the_real_decks_keeps_off_the_edges_of_its_card(paper: str, decks: Collection) -> None:
    grid = GRIDS[paper]
    document = printed(decks, Options(paper=paper, guide=False))
    places = [word for page in document for word in page.get_text("words")]
    assert len(places) > 5000
    for *box, word, _, _, _ in places:
        x0, y0, x1, y1 = (at / PT for at in box)
        column, row = int((x0 + x1) / 2 // grid.width), int((y0 + y1) / 2 // grid.height)
        assert x0 >= column * grid.width + PADDING - 0.2, word
        assert x1 <= (column + 1) * grid.width - PADDING + 1, word  # a comma hangs into the margin
        # A line's box is taller than its letters.
        assert y0 >= row * grid.height + PADDING - 3, word
        assert y1 <= (row + 1) * grid.height - PADDING + 2, word


@pytest.mark.parametrize("paper", GRIDS)
def test_nothing_is_drawn_over_the_foot(paper: str, decks: Collection) -> None:
    """On each back of the real decks the kind of evidence stands clear of what is above it."""
    grid = GRIDS[paper]
    document = printed(decks, Options(paper=paper, guide=False))
    for page in list(document)[1::2]:
        spans = [
            span
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        ]
        for foot in (span for span in spans if span["text"] in ("Opinion", "Research", "Research and opinion")):
            for span in spans:
                same_card = all(
                    int(span["origin"][axis] / PT // size) == int(foot["origin"][axis] / PT // size)
                    for axis, size in ((0, grid.width), (1, grid.height))
                )
                if same_card and span["size"] > 7 and not re.fullmatch(r"\d+[a-z]?", span["text"]):
                    assert span["origin"][1] <= foot["origin"][1] - foot["size"] - 2 * PT, span["text"]


def test_the_guide_is_a_sheet_of_its_own(collect: Collect) -> None:
    document = printed(collect(eleven()), Options())
    assert document.page_count == 6
    assert text(document, 0) == (
        "Small 11 cards on 2 sheets of A4 · Version 0.1.0 · Licence: CC BY 4.0 "
        "Before you begin These cards teach. They do not treat. "
        "Telephone numbers and addresses were last checked on 1 November 2026. "
        "How to print 1. Put in A4 paper. Thick paper (160 to 200 g/m²) makes good cards: "
        "the answer does not shine through. "
        "2. In the print window choose Actual size or 100 %, and not “Fit to page”. "
        "3. Choose Print on both sides and Flip on long edge. "
        "4. Print one sheet first: pages 3 and 4. Hold it against the light: "
        "behind each question lies the answer with its number. "
        "5. If it does not, or if the answers are upside down, the printer turned the sheet over its short edge: "
        "see step 3. 6. Then print the rest: pages 5 to 6. "
        "How to cut 1. Lay the sheet with the questions up: the grey marks are on that side. "
        "They show where to put the ruler or the trimmer. "
        "2. Cut across, in the order of the picture: cut 1 through the middle, then cuts 2 and 3. "
        "That gives four strips. "
        "3. Lay the strips on each other, and make cut 4 down the middle. Four cuts make eight cards. "
        "What the numbers are for 1. Each card has its number at the bottom right of both sides. "
        "2. If cards fall to the floor, the numbers bring them back into order. The name beside it is the card’s deck. "
        "3. A number stays with its card when you print only some of the cards, so a lost one can be printed again. "
        "1 2 3 4"
    )
    assert text(document, 1) == ""
    assert "Question 1?" in text(document, 2)


def test_the_guide_of_a_pack_has_its_name_and_its_note(decks: Collection) -> None:
    pack = select(decks, Selection(pack="trainee"))
    document = printed(pack, Options(paper="letter", flip="short"))
    assert "Tears in Therapy For trainees " in text(document, 0)
    assert "your supervisor" in text(document, 0)
    assert "Flip on short edge" in text(document, 0)
    assert "turned the sheet over its long edge" in text(document, 0)
    assert text(document, 1) == ""


def test_what_the_file_says_of_itself(decks: Collection) -> None:
    document = printed(decks, Options())
    about = document.get_xml_metadata()
    for claim in (
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<rdf:li>en-GB</rdf:li>",
    ):
        assert claim in about
    assert document.metadata["title"] == "Tears in Therapy"
    assert document.metadata["creationDate"] == "D:19700101000000Z"
    assert document.xref_get_key(document.pdf_catalog(), "Lang") == ("string", "en-GB")
    outline = document.get_toc()
    assert [title for level, title, _ in outline if level == 1] == ["Tears in Therapy", *(d.title for d in decks.decks)]
    titles = [title for _, title, _ in outline]
    numbers = [f"{decks.numbers[card.id]}{prompt.letter}" for card in decks.cards for prompt in card.prompts()]
    assert [title for title in titles if re.fullmatch(r"\d+[a-z]?", title)] == numbers


def test_the_fonts_are_ours_and_no_others(decks: Collection) -> None:
    document = printed(decks, Options())
    names = {font[3].partition("+")[2] for page in document for font in page.get_fonts()}
    assert names == {"SourceSans3-Regular", "SourceSans3-SemiBold"}


BUILD = """
import sys
from pathlib import Path
from tearcards.read.collection import read_collection
from tearcards.write import quietly
from tearcards.write.paper import Options, write
collection = read_collection(Path(sys.argv[1]), print)
sys.stdout.buffer.write(write(collection, Options(), quietly).data)
"""


def test_the_same_bytes_in_another_folder_with_another_hash_seed(tmp_path: Path) -> None:
    digests = set()
    for seed in ("1", "2"):
        folder = tmp_path / seed / "decks"
        shutil.copytree(DECKS, folder)
        temporary = tmp_path / seed / "temporary"
        temporary.mkdir()
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        env |= {name: str(temporary) for name in ("TMPDIR", "TEMP", "TMP")}
        made = subprocess.run(
            [sys.executable, "-c", BUILD, str(folder)], cwd=folder, env=env, capture_output=True, check=True
        )
        assert made.stdout.startswith(b"%PDF")
        digests.add(hashlib.sha256(made.stdout).hexdigest())
        assert list(temporary.iterdir()) == []
    assert len(digests) == 1


HOSTILE = r"""#read("/etc/passwd") #let x = 1; $x$ <lab> @ref #[x] // / \ C:\new ~ -- --- == = + - """.rstrip()


def test_hostile_text_prints_as_it_was_typed(collect: Collect) -> None:
    typed = HOSTILE.replace("\\", "\\\\").replace("<", "\\<")
    quoted = typed.replace("\\", "\\\\").replace('"', '\\"')
    code = '/* #panic() */ \\\\u{41} #eval(\\"1\\")'
    deck = card(f'kind: question\nquestion: "{quoted}"\nanswer: "`{code}` <b>x</b> &amp; **/\\\\*"\nwhy: "*/"')
    document = printed(collect(deck))
    assert text(document, 0).replace(" ", "") == ("Tears 1" + HOSTILE).replace(" ", "")
    back = text(document, 1)
    assert back.startswith('1 /* #panic() */ \\u{41} #eval("1") <b>x</b> & **/* */ Opinion')


def test_pictures_keep_their_shape_and_stay_on_the_card(collect: Collect) -> None:
    deck = card(
        'kind: question\nquestion: "What?\\n\\n![A wide one](wide.png)"\nanswer: "![A tall one](<t all.png>)"\nwhy: So.'
    )
    media = {"wide.png": png(400, 100, 120), "t all.png": png(50, 300, 200)}
    document = printed(collect(deck, media))
    grid = GRIDS["a4"]
    for page, shape in zip(document, (4, 1 / 6), strict=True):
        ((_, (x0, y0, x1, y1)),) = [(image["xref"], image["bbox"]) for image in page.get_image_info(xrefs=True)]
        assert (x1 - x0) / (y1 - y0) == pytest.approx(shape, rel=0.01)
        column = int(x0 / PT // grid.width)
        assert column * grid.width + PADDING - 0.1 <= x0 / PT
        assert x1 / PT <= (column + 1) * grid.width - PADDING + 0.1
        assert y0 / PT >= PADDING - 0.1
        assert y1 / PT <= grid.height - PADDING - 5
    tags = "".join(document.xref_object(xref) for xref in range(1, document.xref_length()))
    assert re.findall(r"/Alt \((A [a-z]+ one)\)", tags) == ["A wide one", "A tall one"]


def test_each_voice_is_heard(collect: Collect) -> None:
    deck = (
        card(
            """
            kind: list
            question: Name three steps.
            items:
              - First
              - item: Second
                gloss: after the first
              - Third
            ordered: true
            why: Order matters.
            sensitive: true
            """
        )
        + card('kind: cloze\ntext: "Tears {{c1::may help::what?}} when {{c2::somebody}} is near."\nwhy: So.')
        .partition("cards:\n")[2]
        .replace("the-card", "cloze")
        + card(
            "kind: myth\nbelief: Tears don’t help.\nask: And yet?\nfact: It depends.\nreason: On whom.\nnuance: Often."
        )
        .partition("cards:\n")[2]
        .replace("the-card", "myth")
        + card(
            'kind: contrast\nquestion: "This or that?"\nanswers:\n  This: One thing.\n  That: Another.\n'
            'why: "See [more](https://example.org/more)."'
        )
        .partition("cards:\n")[2]
        .replace("the-card", "contrast")
    )
    document = printed(collect(deck))
    grid = GRIDS["a4"]
    fronts, backs = words(document[0], grid), words(document[1], grid, "long")
    foot = "Opinion A. Author (2020): one clinician’s view".split()
    sides = [
        ("1a Name the whole list Name three steps.", "1. First 2. Second – after the first 3. Third Order matters."),
        ("1b Fill the gap in this list Name three steps. 1. 2. Second", "First Order matters."),
        (
            "1c Fill the gap in this list Name three steps. 1. First 2. after the first 3. Third",
            "Second after the first Order matters.",
        ),
        ("1d Fill the gap in this list Name three steps. 2. Second 3.", "Third Order matters."),
        ("2a Fill the blank Tears what? when somebody is near.", "Tears may help when somebody is near. So."),
        ("2b Fill the blank Tears may help when is near.", "Tears may help when somebody is near. So."),
        ("3 Someone says “Tears don’t help.” And yet?", "It depends. On whom. Often."),
        ("4 Tell apart This or that?", "This One thing. That Another. See more (example.org/more)."),
    ]
    for place, (front, back) in enumerate(sides):
        number, *rest = front.split()
        quiet = ["Tears", "sensitive"] if number.startswith("1") else ["Tears"]
        assert sorted(fronts[place]) == sorted([*rest, number, *quiet])
        assert sorted(backs[place]) == sorted([*back.split(), number, *foot])


def test_lists_and_paragraphs_within_sides_and_items_are_all_there(collect: Collect) -> None:
    deck = card(
        """
        kind: contrast
        question: "Alpha or beta?"
        answers:
          Alpha: "- gamma\\n- delta"
          Beta: "epsilon\\n\\nzeta"
        why: "eta\\n\\n1. theta"
        """
    ) + card(
        """
        kind: list
        question: "Which?"
        items:
          - item: "iota\\n\\nkappa"
            gloss: "- lambda\\n- mu"
          - "nu"
          - "- xi\\n- omicron"
        ordered: false
        why: pi
        """
    ).partition("cards:\n")[2].replace("the-card", "the-list")
    document = printed(collect(deck))
    backs = words(document[1], GRIDS["a4"], "long")
    foot = ["Opinion", *"A. Author (2020): one clinician’s view".split()]
    told = "Alpha • gamma • delta Beta epsilon zeta eta 1. theta 1".split()
    assert sorted(backs[0]) == sorted([*told, *foot])
    told = "• iota kappa – • lambda • mu • nu • • xi • omicron pi 2a".split()
    assert sorted(backs[1]) == sorted([*told, *foot])


def test_what_does_not_fit_is_told_for_all_sides_at_once(collect: Collect) -> None:
    long = " ".join(["understanding"] * 120)
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
    deck = (
        card(f"kind: question\nquestion: {long}?\nanswer: {long}.\nwhy: So.")
        + card(f"kind: question\nquestion: What is a {word}?\nanswer: A badge.\nwhy: So.")
        .partition("cards:\n")[2]
        .replace("the-card", "the-word")
        + card("kind: question\nquestion: Short?\nanswer: Yes.\nwhy: So.")
        .partition("cards:\n")[2]
        .replace("the-card", "the-short")
    )
    written = write(collect(deck), Options(), quietly)
    assert written.data is None
    assert [(d.span.line, d.span.written, d.rule, d.message, d.help) for d in written.diagnostics] == [
        (
            4,
            "the-card",
            "does-not-fit",
            "the front of card 1 is about 300 % too long for paper",
            "bring its 120 words down to about 30, or make two cards of it",
        ),
        (
            4,
            "the-card",
            "does-not-fit",
            "the back of card 1 is about 140 % too long for paper",
            "bring its 121 words down to about 50, or make two cards of it",
        ),
        (
            13,
            "the-word",
            "does-not-fit",
            f"on the front of card 2 `{word}` is about 30 % too wide for paper",
            "write a shorter word, or put a hyphen where it may be broken",
        ),
    ]


def test_a_long_word_alone_makes_the_type_smaller(collect: Collect) -> None:
    """It fits the card in one size and not in a larger one, though its line would say that it fits both."""
    deck = card("kind: question\nquestion: Selbstmitgefühlstrainingsgruppenleiter?\nanswer: Yes.\nwhy: So.")
    page = printed(collect(deck))[0]
    (span,) = [
        span
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        if span["text"].startswith("Selbst")
    ]
    assert span["size"] == pytest.approx(13.5, abs=0.1)
    assert (span["bbox"][2] - span["bbox"][0]) / PT <= GRIDS["a4"].width - 2 * PADDING


def test_a_long_word_among_short_ones_stays_on_the_card(collect: Collect) -> None:
    """Where the lines of a question are made of one length."""
    grid = GRIDS["a4"]
    deck = card("kind: question\nquestion: What is a Selbstmitgefühlstrainingsgruppenleiter?\nanswer: B.\nwhy: C.")
    places = printed(collect(deck))[0].get_text("words")
    assert [word for *_, word, _, _, _ in places[2:]] == ["What", "is", "a", "Selbstmitgefühlstrainingsgruppenleiter?"]
    assert min(x0 for x0, *_ in places) / PT >= PADDING - 0.1
    assert max(x1 for _, _, x1, *_ in places) / PT <= grid.width - PADDING + 0.1
    assert places[-1][1] > places[2][1] + 10  # on a line of its own


def test_a_damaged_picture_is_told(collect: Collect) -> None:
    deck = card('kind: question\nquestion: "![One](one.png) ![Two](two.png)"\nanswer: A.\nwhy: B.')
    written = write(collect(deck, {"one.png": png(9, 9, 9), "two.png": b"no picture"}), Options(), quietly)
    assert written.data is None
    assert [(Path(d.span.path).name, d.rule, d.message, d.help) for d in written.diagnostics] == [
        (
            "two.png",
            "unreadable-picture",
            "`two.png` cannot be drawn: it is damaged, or is no PNG file",
            "open it in a picture editor, and save it again under the same name",
        )
    ]


def test_what_cannot_be_printed_is_told_before_anything_is_drawn(collect: Collect) -> None:
    stages: list[str] = []
    deck = card("kind: question\nquestion: A \\U0001f600?\nanswer: A 😀.\nwhy: B.")
    written = write(collect(deck), Options(), lambda stage, done, total: stages.append(stage))
    assert written.data is None
    assert [d.message for d in written.diagnostics] == ["the letters for paper lack `😀` (U+1F600 GRINNING FACE)"]
    assert stages == []


def test_progress_goes_from_nothing_to_all_in_each_stage(collect: Collect) -> None:
    told: dict[str, list[tuple[int, int]]] = {}
    write(collect(eleven(3)), Options(), lambda stage, done, total: told.setdefault(stage, []).append((done, total)))
    assert told == {
        "setting cards": [(0, 3), (1, 3), (2, 3), (3, 3)],
        "fitting text": [(0, 1), (1, 1)],
        "drawing sheets": [(0, 1), (1, 1)],
    }


def test_the_typesetter_has_nothing_to_warn_of(decks: Collection, collect: Collect) -> None:
    """It warns of what it leaves out, such as a block within a line."""
    from tearcards.write.paper import part
    from tearcards.write.paper.job import paper_cards
    from tearcards.write.paper.layouts import layouts
    from tearcards.write.paper.press import Press
    from tearcards.write.paper.typeset import desk

    everything = collect(
        card(
            'kind: question\nquestion: "- a\\n  - b\\n\\n1. c\\n\\n![D](d.png) [e](https://example.org/f) `g`"\n'
            'answer: "```\\nh\\n```\\n\\n**i** *j* ***k*** [sound:l.mp3]\\\\\\nm"\nwhy: So.'
        ),
        {"d.png": png(9, 9, 9), "l.mp3": b""},
    )
    for collection in (decks, everything):
        cards = tuple(paper_cards(collection))
        with desk(collection.media) as place:
            press = Press(collection, cards, layouts()["duplex"], Options(), place, ("Source Sans 3",), quietly)
            for order in press.orders():
                _, warnings = part.compiler(order).compile_with_warnings(format="pdf")
                assert warnings == []
