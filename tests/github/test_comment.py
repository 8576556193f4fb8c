"""The comment on a pull request, written through GitHub's interface by the script that a workflow runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from github.conftest import GITHUB
from github.desk import REPOSITORY, TOKEN, Desk, opened, packed

SCRIPTS = GITHUB / "actions" / "comment"
MARK = "<!-- tearcards: what changes for learners -->"
RUN = {
    "id": 7,
    "event": "pull_request",
    "head_sha": "abc",
    "head_branch": "a-branch",
    "head_repository": {"owner": {"login": "somebody"}},
    "html_url": "https://github.com/owner/decks/actions/runs/7",
}
PULL = {"number": 12, "head": {"sha": "abc"}, "label": "somebody:a-branch"}
FOOT = (
    "The cards to try, for Anki and for paper, are at the foot of "
    "[this run](https://github.com/owner/decks/actions/runs/7)."
)
CHANGED = "### Improved cards\n\n- *Tears*: `grief-tears`\n  - why: It ~~can~~ **may** help.\n"
SAID = (
    f"{MARK}\n## What changes for learners\n\nWords that go are struck out, words that come are bold.\n\n"
    f"{CHANGED.strip()}\n\n{FOOT}"
)


def comment(number: int, login: str, body: str) -> dict[str, Any]:
    return {"id": number, "user": {"login": login}, "body": body}


def run(desk: Desk, folder: Path, script: str = "pull_request.py", event: object = None) -> str:
    """Runs a script as a workflow does; gives what it says in the log."""
    (folder / "event.json").write_text(json.dumps(event or {"workflow_run": RUN}), encoding="utf-8")
    with opened(desk):
        told = {
            "GITHUB_EVENT_PATH": str(folder / "event.json"),
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": TOKEN,
            "GITHUB_API_URL": desk.address,
            "REPORT": "tearcards-report" if script == "pull_request.py" else str(folder),
            "no_proxy": "127.0.0.1",
        }
        # Only what the interpreter needs: none of this process's own modules may be found.
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        command = [sys.executable, "-I", "-c", f"import runpy, sys; sys.path[:0] = [{str(SCRIPTS)!r}]; "]
        command[-1] += f"runpy.run_path({str(SCRIPTS / script)!r}, run_name='__main__')"
        done = subprocess.run(command, env=kept | told, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_first_comment(tmp_path: Path) -> None:
    desk = Desk(packed(changes_md=CHANGED, problems_txt="", pull__request_txt="12"), pulls=[PULL])

    assert run(desk, tmp_path) == "written"
    assert desk.written == [("POST", "/issues/12/comments", SAID)]


def test_the_files_host_does_not_learn_the_token(tmp_path: Path) -> None:
    desk = Desk(packed(changes_md=CHANGED), pulls=[PULL])
    run(desk, tmp_path)

    assert desk.seen_by_store == [None]


def test_there_is_one_comment_and_it_is_kept_up_to_date(tmp_path: Path) -> None:
    others = [comment(number, "somebody", f"{MARK}\nmine") for number in range(1, 151)]
    desk = Desk(packed(changes_md=CHANGED), pulls=[PULL])
    desk.comments = [*others, comment(900, "github-actions[bot]", f"{MARK}\nbefore")]

    assert run(desk, tmp_path) == "updated"
    assert desk.written == [("PATCH", "/issues/comments/900", SAID)]


def test_the_same_is_not_written_twice(tmp_path: Path) -> None:
    desk = Desk(packed(changes_md=CHANGED), pulls=[PULL])
    desk.comments = [comment(900, "github-actions[bot]", SAID)]

    assert (run(desk, tmp_path), desk.written) == ("unchanged", [])


def test_where_no_card_is_touched_nothing_is_said(tmp_path: Path) -> None:
    desk = Desk(packed(changes_md="", problems_txt="\n"), pulls=[PULL])

    assert (run(desk, tmp_path), desk.written) == ("nothing to say", [])


def test_a_comment_that_no_longer_holds_is_changed(tmp_path: Path) -> None:
    desk = Desk(packed(changes_md=""), pulls=[PULL], comments=[comment(900, "github-actions[bot]", SAID)])
    run(desk, tmp_path)

    assert desk.written == [("PATCH", "/issues/comments/900", f"{MARK}\nNothing changes for learners.")]


def test_problems_stand_in_a_box_that_they_cannot_leave(tmp_path: Path) -> None:
    problems = "error[unknown-key]: a card has no ````\n@everyone <img src=x>\n::error::x\n"
    desk = Desk(packed(problems_txt=problems), pulls=[PULL])
    run(desk, tmp_path)
    ((_, _, body),) = desk.written

    assert f"\n\n`````text\n{problems.strip()}\n`````\n\n" in body


def test_what_is_hostile_in_changes_is_shown(tmp_path: Path) -> None:
    hostile = f"### New cards\n\n- *Tears*: @everyone <img src=x> [y](https://z)\n{MARK}\n"
    desk = Desk(packed(changes_md=hostile), pulls=[PULL])
    run(desk, tmp_path)
    ((_, _, body),) = desk.written

    assert (
        "- *Tears*: &#64;&#8203;everyone &#60;img src&#61;x&#62; &#91;y&#93;(https:&#8203;//z)\n"
        "&#60;&#33;-- tearcards: what changes for learners --&#62;"
    ) in body
    assert body.count("<") == body.count(MARK) == 1


@pytest.mark.parametrize(
    ("pulls", "claimed", "number"),
    [
        ([PULL], "99", 12),
        ([PULL, PULL | {"number": 13}], "12", 12),
        ([PULL, PULL | {"number": 13}], "99", None),
        ([PULL, PULL | {"number": 13}], "", None),
        ([PULL | {"head": {"sha": "later"}}], "12", None),
        ([PULL | {"label": "another:a-branch"}], "12", None),
        ([], "12", None),
    ],
    ids=["a claim is no proof", "it chooses", "but only there", "no claim", "a later commit", "another fork", "closed"],
)
def test_github_says_which_request_it_is(
    pulls: list[dict[str, Any]], claimed: str, number: int | None, tmp_path: Path
) -> None:
    desk = Desk(packed(changes_md=CHANGED, pull__request_txt=claimed), pulls=pulls)
    run(desk, tmp_path)

    assert [path for _, path, _ in desk.written] == ([f"/issues/{number}/comments"] if number else [])


def test_a_report_that_is_too_large_is_not_fetched(tmp_path: Path) -> None:
    desk = Desk(packed(changes_md=CHANGED), artifact_size=2_000_001, pulls=[PULL])

    assert (run(desk, tmp_path), desk.seen_by_store) == ("the run has left no report", [])


def test_a_file_that_swells_is_left_out(tmp_path: Path) -> None:
    desk = Desk(packed(changes_md=CHANGED, problems_txt="a" * 2_000_001), pulls=[PULL])
    run(desk, tmp_path)

    assert desk.written == [("POST", "/issues/12/comments", SAID)]


def test_a_comment_is_no_longer_than_github_takes(tmp_path: Path) -> None:
    lines = "".join(f"- *Tears*: `card-{n}`: <{'é' * 60}>\n" for n in range(5_000))
    desk = Desk(packed(changes_md=lines, problems_txt="a problem\n" * 50_000), pulls=[PULL])
    run(desk, tmp_path)
    ((_, _, body),) = desk.written

    assert 50_000 < len(body) < 65_536
    assert body.count(" more lines") == 2
    assert body.endswith(FOOT)


def test_other_runs_say_nothing(tmp_path: Path) -> None:
    desk = Desk()
    told = [run(desk, tmp_path, event={"workflow_run": RUN | change}) for change in ({"event": "push"}, {"id": 7})]
    desk.artifact = packed(changes_md=CHANGED)
    told.append(run(desk, tmp_path, event={"workflow_run": RUN | {"head_repository": None}}))

    assert told == [
        "not a run for a pull request",
        "the run has left no report",
        "no open pull request stands at this commit; a later run will tell",
    ]


@pytest.mark.parametrize("card", ['  - id: a-card\n    belief: "@you ```"\n', ""])
def test_a_proposed_card_is_told_in_its_issue(card: str, tmp_path: Path) -> None:
    (tmp_path / "card.yaml").write_text(card, encoding="utf-8")
    (tmp_path / "problems.txt").write_text("error: no <b>\n", encoding="utf-8")
    desk = Desk()

    assert run(desk, tmp_path, "issue.py", {"issue": {"number": 12}}) == "written"
    ((_, path, body),) = desk.written
    assert path == "/issues/12/comments"
    assert body.startswith("<!-- tearcards: the proposed card -->\nThank you. ")
    assert body.endswith("```text\nerror: no <b>\n```")
    assert ('````yaml\n  - id: a-card\n    belief: "@you ```"\n````' in body) == bool(card)
