"""What goes wrong in writing YAML."""

FAULTS = {
    "alias": """
        Text begins with a `*`, which YAML takes for a pointer to another place in the file.

        Decks know no such pointers: what is to be said twice is written twice. Text that is meant to
        begin with the mark, such as a word in *emphasis*, needs quotation marks around it.

        Bad:
          - id: grief-tears
            answer: *farewell

        Good:
          - id: grief-tears
            answer: "A *farewell*."
    """,
    "anchor": """
        Text begins with a `&`, which YAML takes for the name of a place in the file.

        Bad:
          - id: grief-tears
            answer: &loss A loss.

        Good:
          - id: grief-tears
            answer: A loss.
    """,
    "control-character": """
        A character stands in the file that nobody can see, or that reverses the reading order.

        Such characters come along when text is pasted from a web page or a word processor. On a card
        they could hide words, or show them in an order in which they do not stand.
    """,
    "cut-off": """
        A text without quotation marks holds ` #`, and what follows it is lost.

        For YAML a blank and a number sign begin a comment.

        Bad:
          - id: grief-tears
            question: Which stage is called #2 in one clinician's list?

        Good:
          - id: grief-tears
            question: "Which stage is called #2 in one clinician's list?"
    """,
    "duplicate-key": """
        A key stands in one card twice, and only one of the two could count.

        Often the hyphen is missing that begins the next card.

        Bad:
          - id: grief-tears
            answer: A loss.
            answer: A farewell.

        Good:
          - id: grief-tears
            answer: A loss or a farewell.
    """,
    "second-document": """
        A line `---` begins a second document in the file, and what follows it is not read.

        A file holds one deck. To rule a line between cards, write a comment: `# ----`.
    """,
    "syntax": """
        A line cannot be read as YAML: a colon in bare text, a quotation mark too few, a step to the right too many.

        The rest of the file is read all the same, without the card in which the slip is. Text in double
        quotation marks, or below a `>-`, may hold a colon; below a `>-` it may hold every mark there is.

        Bad:
          - id: grief-tears
            answer: One thing: a loss.
          - id: farewell-tears
            answer: "A farewell.

        Good:
          - id: grief-tears
            answer: "One thing: a loss."
          - id: farewell-tears
            question: What could ease a sleepless night of mourning?
            answer: >-
              A walk: "the old one", one widower says.
    """,
    "tab": """
        A line begins with a tab, and YAML counts blanks only.

        Most editors can be told to write blanks when the tab key is pressed: two for each step.
    """,
    "tag": """
        Text begins with a `!`, which YAML takes for the name of a special kind of value.

        Bad:
          - id: grief-tears
            answer: !Grief after a loss.

        Good:
          - id: grief-tears
            answer: "!Grief after a loss."
    """,
    "too-deep": """
        The file has more levels, one inside the other, than any deck needs.

        A text that begins with many brackets looks so to YAML, and needs quotation marks around it.
    """,
    "unquoted": """
        A text that begins with a blank of a cloze card has no quotation marks around it.

        Two braces look to YAML like a block in a block.

        Bad:
          - id: grief-tears
            kind: cloze
            text: {{c1::Grief}}

        Good:
          - id: grief-tears
            kind: cloze
            text: "{{c1::Grief::what?}} returns, one clinician says, on days that recall a loss long past."
    """,
}
