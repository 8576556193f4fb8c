"""Where the rules on questions and lists draw the line: what is found, and what looks like it and is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.examples import found


@pytest.mark.parametrize(
    "question",
    [
        "Can dry eyes be a style?",
        "In one survey, did most therapists cry?",
        "Dry eyes: are they a shield?",
        "Is hard crying release or overwhelm?",
        "Doesn't crying help?",
        "Tears help, don’t they?",
        "A client weeps. Is it a good sign?",
        "Is crying helpful when a client is flooded?",
        "True or false: tears heal?",
        "Tears heal: true or false?",
        "Has one clinician's 'What now?' helped?",
    ],
)
def test_a_guess_between_two(tmp_path: Path, question: str) -> None:
    assert len(found(tmp_path, "yes-no-question", question=question)) == 1


@pytest.mark.parametrize(
    "question",
    [
        "What is it?",
        "If tears do not measure openness, what does?",
        "Should a client cry, what could you do first?",
        "Can you name one sign of progress?",
        "A client asks, 'Is this normal?' How might you answer?",
        "Is it fear? Think of one clinician's view.",
        "What may help, do you think?",
        "Under one clinic's roof, which of these is meant: tears or dry eyes?",
        "One client says, 'Can I stay?' What might that mean: is it trust, in one clinician's view?",
        "'Do you cry?' is a question to one therapist. How did she take it?",
        "When do tears come, and when are they held back, in one view?",
    ],
)
def test_no_guess_between_two(tmp_path: Path, question: str) -> None:
    assert found(tmp_path, "yes-no-question", question=question) == []


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("Yes, often.", 1),
        ("yes", 1),
        ("No.", 1),
        ("No, but they may.", 1),
        ("No because it hurts.", 1),
        ("False: it may.", 1),
        ("No link was found.", 0),
        ("No one knows.", 0),
        ("True grief.", 0),
        ("Yesterday's loss.", 0),
        ("'No, take your time.'", 0),
        ("Not always.", 0),
    ],
)
def test_an_answer_that_is_a_verdict(tmp_path: Path, answer: str, count: int) -> None:
    assert len(found(tmp_path, "yes-no-question", answer=answer)) == count


@pytest.mark.parametrize(
    "front",
    [
        "What is it?",
        "What do you make of 'I can't stop'?",
        "Name one sign.",
        "One clinic speaks of tears. Name one kind.",
        "Please explain one kind of tears.",
        "In one clinic's words, describe tears of release.",
        "A client weeps. What might it be? She looks at the floor.",
        "A client weeps, then stops. Now say what you might do.",
    ],
)
def test_a_front_with_a_cue(tmp_path: Path, front: str) -> None:
    assert found(tmp_path, "missing-cue", kind="scenario", situation=front) == []


@pytest.mark.parametrize(
    "front",
    ["Tears of release.", "A client asks, 'Why?'", "A client weeps and you name it.", "Named tears"],
)
def test_a_front_without_a_cue(tmp_path: Path, front: str) -> None:
    assert len(found(tmp_path, "missing-cue", kind="scenario", situation=front)) == 1


def test_where_the_card_itself_says_what_to_do_a_name_is_enough(tmp_path: Path) -> None:
    contrast = found(tmp_path / "a", "missing-cue", kind="contrast", question="Grief and regret")
    listed = found(tmp_path / "b", "missing-cue", kind="list", question="Three companions of grief")
    reflection = found(tmp_path / "c", "missing-cue", kind="reflection", prompt="A cup of tea.")

    assert (contrast, listed, len(reflection)) == ([], [], 1)


@pytest.mark.parametrize(
    "question",
    [
        "What may it be? Who knows?",
        "What may a sob mean, and why?",
        "How often and when?",
        "What could you do, and what should the client do?",
        "What may tears show and how do they end?",
        "Which tears may come first, and which come later?",
    ],
)
def test_two_questions(tmp_path: Path, question: str) -> None:
    assert len(found(tmp_path, "several-questions", question=question)) == 1


@pytest.mark.parametrize(
    "question",
    [
        "What could you say to 'Why now? Why me?'?",
        "What tells what is felt and what is thought apart?",
        "Your therapist's eyes fill and you wonder what it means. What might you say?",
        "How may a client learn why and how tears come?",
        "What?!",
    ],
)
def test_one_question(tmp_path: Path, question: str) -> None:
    assert found(tmp_path, "several-questions", question=question) == []


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("Tea, bread, a walk, a book.", 0),
        ("Tea, bread, a walk, a book and a bath.", 1),
        ("Tea; bread; a walk; a book; a bath.", 1),
        ("Any of these: tea, bread, a walk, a book, or a bath.", 1),
        ("Slow, and, if it helps, quiet, so that the client, who has been in tears, can find words.", 0),
        ("Some (tea, bread, a walk, a book, a bath) may do.", 0),
        ("'Tea, bread, a walk, a book, a bath', one client said.", 0),
        ("A figure of 1,000,000, or 2,000,000, or 3,000,000.", 0),
    ],
)
def test_a_list_for_an_answer(tmp_path: Path, answer: str, count: int) -> None:
    assert len(found(tmp_path, "unordered-list-answer", answer=answer)) == count


@pytest.mark.parametrize(
    ("question", "messages"),
    [
        ("Name three companions of grief.", []),
        ("Name 3 companions of grief.", []),
        ("Out of five feelings, name the three that one clinician lists.", []),
        ("Name the companions of grief.", ["the front does not say how many items there are"]),
        ("Name two companions of grief.", ["the front says two, and the list has three items"]),
    ],
)
def test_a_list_says_how_many(tmp_path: Path, question: str, messages: list[str]) -> None:
    told = found(tmp_path, "unordered-list-answer", kind="list", question=question)

    assert [diagnostic.message for diagnostic in told] == messages
