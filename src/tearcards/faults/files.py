"""What goes wrong with the files of a collection, and with comments that allow."""

FAULTS = {
    "allow-reason": """
        A comment allows a card to break a rule, and does not say why.

        The reason stands after a colon: `# allow long-front: the quotation cannot be cut`. Whoever
        reads the card next year wants to know it.
    """,
    "broken-ledger": """
        The ledger of what was published cannot be understood.

        `tearcards release` writes `ledger.json`, and nobody else does. Without it an update could not
        keep what learners changed in their cards.
    """,
    "duplicate-media": """
        Two pictures or sounds have one name.

        Anki keeps all media in one folder, and on some systems `Cup.png` is `cup.png`.
    """,
    "file-name": """
        A deck's file is not called by small letters, digits and single hyphens, or does not end in `.yaml`.

        Without its ending the name of the file is the id of the deck.
    """,
    "media-type": """
        A file among the media is neither a picture nor a sound that Anki can show on every system.
    """,
    "no-collection": """
        The folder is no collection: there is no `collection.yaml` in it.

        `tearcards init` makes a new one.
    """,
    "no-file": """
        A file that every collection has is missing: `collection.yaml` or `sources.yaml`.
    """,
    "not-utf-8": """
        A file is not saved as UTF-8, and letters such as `é` would come out as others.

        Most editors name the encoding at the foot of the window, and can save under another.
    """,
    "outside": """
        A link leads to a file outside the collection, which would be read without its owner's knowledge.
    """,
    "too-large": """
        A file is larger than any deck.

        Ten thousand cards take less than two megabytes. Pictures belong into the folder `media`.
    """,
    "unknown-deck": """
        The collection names a deck for which there is no file.
    """,
    "unknown-rule": """
        A comment allows a rule that does not exist.

        `tearcards explain` lists the rules. Problems that are told while a file is read, such as a
        missing key, cannot be allowed: there would be no card.
    """,
    "unlisted-deck": """
        A deck's file lies in the folder, and the collection does not name it.

        Learners meet the decks in the order of the list `decks` in `collection.yaml`.
    """,
    "unreadable": """
        A file cannot be read: something else has its name, or it may not be opened.
    """,
    "unused-allow": """
        A comment allows what no card does.

        It was needed once, or stands on the wrong line. Left there it would hide the next mistake.
    """,
}
