"""GitHub's REST interface, as much of it as comments need. Errors are urllib's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPResponse
from typing import Any, cast
from urllib.parse import urlencode
from urllib.request import Request, urlopen

SECONDS = 30
PAGES = 30
"""A pull request with 3,000 comments is a long one."""

WRITER = "github-actions[bot]"
"""Who writes with a workflow's own token. A mark in anybody else's comment makes it none of ours."""


class Repository:
    """One repository. `address` is the interface's, such as `https://api.github.com`."""

    def __init__(self, name: str, token: str, address: str) -> None:
        self._start = f"{address}/repos/{name}"
        self._token = token

    def get(self, path: str, **asked: str | int) -> Any:
        """What stands at a path, such as `/pulls`."""
        return json.load(self._open("GET", f"{path}?{urlencode(asked)}"))

    def each(self, path: str) -> Iterator[dict[str, Any]]:
        """Every entry of a list that comes in pages."""
        for page in range(1, PAGES + 1):
            entries = self.get(path, per_page=100, page=page)
            yield from entries
            if len(entries) < 100:
                return

    def download(self, path: str, longest: int) -> bytes:
        """The bytes at a path. Raises ValueError where there are more than `longest`."""
        data = self._open("GET", path).read(longest + 1)
        if len(data) > longest:
            raise ValueError(f"{path} is larger than {longest} bytes")
        return data

    def keep_comment(self, number: int, mark: str, body: str, *, begin: bool = True) -> str:
        """Writes the comment that begins with `mark` on an issue or pull request, or changes it.

        Where there is no such comment yet and it is not to `begin`, none is written. Returns what was done.
        """
        ours = (
            comment
            for comment in self.each(f"/issues/{number}/comments")
            if comment["user"] and comment["user"]["login"] == WRITER and comment["body"].startswith(mark)
        )
        last = next(ours, None)
        said = f"{mark}\n{body}"
        if last is None and not begin:
            return "nothing to say"
        if last is None:
            self._open("POST", f"/issues/{number}/comments", {"body": said})
            return "written"
        if last["body"] == said:
            return "unchanged"
        self._open("PATCH", f"/issues/comments/{last['id']}", {"body": said})
        return "updated"

    def _open(self, method: str, path: str, body: object = None) -> HTTPResponse:
        data = None if body is None else json.dumps(body).encode()
        # The address is the one that GitHub tells its runner.
        request = Request(self._start + path, data, method=method)  # noqa: S310
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        # Files lie at another host, to which one is sent on: it must not learn the token.
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        return cast(HTTPResponse, urlopen(request, timeout=SECONDS))  # noqa: S310
