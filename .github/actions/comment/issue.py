"""The comment on an issue in which a card is proposed: the card as it would stand in a deck."""

from __future__ import annotations

import json
import os
from pathlib import Path

from plain import code, shortened
from rest import Repository

MARK = "<!-- tearcards: the proposed card -->"


def main() -> None:
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    repository = Repository(os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"], os.environ["GITHUB_API_URL"])
    report = Path(os.environ["REPORT"])
    card, problems = (_read(report / name) for name in ("card.yaml", "problems.txt"))
    print(repository.keep_comment(int(event["issue"]["number"]), MARK, comment(card, problems)))  # noqa: T201 - the log


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip("\n") if path.is_file() else ""


def comment(card: str, problems: str) -> str:
    """The comment: thanks, the card, what the check says of it."""
    if not card.strip():
        parts = ["Thank you. This could not be made into a card yet; edit the issue, and it is tried again."]
    else:
        parts = [
            "Thank you. This is your card as it would stand in a deck; nothing more is asked of you. A maintainer "
            "reads it, finds its place and its source, and may ask you a question here.",
            code(shortened(card, 30_000), "yaml"),
        ]
    if problems.strip():
        parts += [
            "The check says this of it. You can edit the issue to mend it; sources and audiences can be left to us.",
            code(shortened(problems, 20_000), "text"),
        ]
    return "\n\n".join(parts)


if __name__ == "__main__":
    main()
