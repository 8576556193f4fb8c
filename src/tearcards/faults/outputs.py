"""What goes wrong when an output is made of sound cards. `check` does not see these; `build` does."""

FAULTS = {
    "does-not-fit": """
        One side of a card has more words, or a longer word, than a printed card has room for.

        The letters are not made smaller than can be read. A card that does not fit is mostly two cards; or
        `--card` names a larger one.
    """,
    "missing-glyph": """
        A character cannot be printed: the letters for paper do not have it.

        `tearcards print --font-dir FOLDER` takes letters from fonts of your own.
    """,
    "nothing-asked": """
        Anki would make no card of a note, and tell nobody.

        A cloze card needs a blank with a number from 1 to 500.
    """,
    "unreadable-picture": """
        A picture cannot be drawn on paper: it is damaged, or is not what its ending says.
    """,
}
