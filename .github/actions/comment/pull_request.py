"""The comment on a pull request: from the report of the run that checked it.

The run's code was the pull request's own. Which request it is, GitHub is asked; what is new on its
cards, the report says, and it is believed in nothing else.
"""

from __future__ import annotations

import json
import os
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from plain import code, differences, shortened
from rest import Repository

MARK = "<!-- tearcards: what changes for learners -->"
LARGEST = 2_000_000
"""Bytes of a report, packed, and of each file in it. All our decks at once are 300,000."""

FILES = ("changes.md", "problems.txt", "pull-request.txt")


def main() -> None:
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    repository = Repository(os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"], os.environ["GITHUB_API_URL"])
    print(said(repository, event["workflow_run"], os.environ["REPORT"]))  # noqa: T201 - the run's log


def said(repository: Repository, run: dict[str, Any], name: str) -> str:
    """Writes the comment for a run, if it is for one, and returns what was done."""
    if run["event"] != "pull_request":
        return "not a run for a pull request"
    report = fetched(repository, run["id"], name)
    if report is None:
        return "the run has left no report"
    number = asked(repository, run, report["pull-request.txt"].strip())
    if number is None:
        return "no open pull request stands at this commit; a later run will tell"
    words = comment(report, run["html_url"])
    # Where no card is touched, a first comment would only be in the way.
    return repository.keep_comment(number, MARK, words or "Nothing changes for learners.", begin=words is not None)


def fetched(repository: Repository, run: int, name: str) -> dict[str, str] | None:
    """The files of a run's report, as text; a file that is missing or too large is empty. None without a report."""
    listed = repository.get(f"/actions/runs/{run}/artifacts", name=name, per_page=1)["artifacts"]
    if not listed or listed[0]["expired"] or listed[0]["size_in_bytes"] > LARGEST:
        return None
    data = repository.download(f"/actions/artifacts/{listed[0]['id']}/zip", LARGEST)
    report = dict.fromkeys(FILES, "")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in set(FILES) & set(archive.namelist()):
            with archive.open(part) as file:
                content = file.read(LARGEST + 1)
            report[part] = content.decode(errors="replace") if len(content) <= LARGEST else ""
    return report


def asked(repository: Repository, run: dict[str, Any], claimed: str) -> int | None:
    """The number of the open pull request whose last commit the run has checked.

    For a fork, the event does not tell it. The report's claim chooses among those that stand at
    this commit, where there are several, and can name no other.
    """
    head = run["head_repository"]
    if not head:
        return None
    branch = f"{head['owner']['login']}:{run['head_branch']}"
    listed = repository.get("/pulls", state="open", head=branch, per_page=100)
    numbers = [int(request["number"]) for request in listed if request["head"]["sha"] == run["head_sha"]]
    chosen = [number for number in numbers if str(number) == claimed] or numbers
    return chosen[0] if len(chosen) == 1 else None


def comment(report: dict[str, str], address: str) -> str | None:
    """The comment, or None where there is nothing to say."""
    changes, problems = report["changes.md"].strip(), report["problems.txt"].strip()
    if not changes and not problems:
        return None
    # Together they keep below the 65,536 characters that GitHub takes.
    parts = ["## What changes for learners"]
    if problems:
        parts += [
            "**The check says this.** Each point names a file and a line, and what to write instead; the same "
            "stands beside that line under *Files changed*.",
            code(shortened(problems, 20_000), "text"),
        ]
    if changes:
        parts += ["Words that go are struck out, words that come are bold.", shortened(differences(changes), 38_000)]
    parts.append(f"The cards to try, for Anki and for paper, are at the foot of [this run]({address}).")
    return "\n\n".join(parts)


if __name__ == "__main__":
    main()
