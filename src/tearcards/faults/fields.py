"""What goes wrong in the keys of a card, a source, a deck or the collection."""

FAULTS = {
    "duplicate-name": """
        A name stands in a list twice.

        Bad:
          - id: grief-tears
            tags: [grief, grief]

        Good:
          - id: grief-tears
            tags: [grief]
    """,
    "empty": """
        A key, a list or a whole file is there and holds nothing.

        Bad:
          - id: grief-tears
            answer:

        Good:
          - id: grief-tears
            answer: A loss.
    """,
    "missing-key": """
        Something lacks a key that it must have: a card its answer, a source a DOI or an address.

        The help says what to write. `tearcards new` asks for each key of a card in turn.

        Bad:
          - id: grief-tears
            kind: myth

        Good:
          - id: grief-tears
            kind: question
    """,
    "name-format": """
        A name is not made of small letters, digits and single hyphens.

        Ids, tags, audiences and sources are such names: they stand in addresses and file names, and
        look the same to everybody.

        Bad:
          - id: Grief_Tears

        Good:
          - id: grief-tears
    """,
    "unknown-evidence": """
        The evidence is none of the words that say how firm a card is.

        `opinion` is what one or several people think, `anecdote` what one person went through, `study`
        what was published research, and `mixed` research together with opinion.

        Bad:
          - id: grief-tears
            evidence: rumour

        Good:
          - id: grief-tears
            evidence: opinion
    """,
    "unknown-key": """
        Something has a key that nothing of its kind has: it is misspelt, or belongs to another kind.

        It is not passed over in silence: what stands there would reach no learner.

        Bad:
          - id: grief-tears
            awnser: A loss.

        Good:
          - id: grief-tears
            answer: A loss.
    """,
    "unknown-kind": """
        There is no kind of card of this name.

        Bad:
          - id: grief-tears
            kind: multiple-choice

        Good:
          - id: grief-tears
            kind: question
    """,
    "wrong-shape": """
        A key holds one sort of thing where it should hold another: a text for a list, a word for a year.

        Bad:
          - id: grief-tears
            audience: client

        Good:
          - id: grief-tears
            audience: [client]
    """,
}
