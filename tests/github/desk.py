"""GitHub's interface on this machine, as much of it as comments need."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile

REPOSITORY = "owner/decks"
TOKEN = "a-token"


@dataclass
class Desk:
    """What GitHub holds, and what was written to it."""

    artifact: bytes | None = None
    artifact_size: int | None = None
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    written: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and body of each comment that was written."""
    seen_by_store: list[str | None] = field(default_factory=list)
    """The authorization that the host of the files was shown."""
    address: str = ""
    store: str = ""

    def answer(self, path: str, asked: dict[str, list[str]]) -> Any:
        match path.removeprefix(f"/repos/{REPOSITORY}"):
            case "/actions/runs/7/artifacts":
                size = len(self.artifact or b"") if self.artifact_size is None else self.artifact_size
                there = {"id": 70, "expired": False, "size_in_bytes": size}
                return {"artifacts": [there] if self.artifact and asked["name"] == ["tearcards-report"] else []}
            case "/pulls":
                return [pull for pull in self.pulls if pull["label"] == asked["head"][0]]
            case "/issues/12/comments":
                page = int(asked["page"][0])
                return self.comments[100 * (page - 1) : 100 * page]
        raise LookupError(path)


def packed(**files: str) -> bytes:
    """A report as GitHub keeps it. A name's `_` is its dot, and `__` its hyphen."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "-").replace("_", "."), text)
    return data.getvalue()


@contextmanager
def opened(desk: Desk) -> Iterator[Desk]:
    """Two hosts: the interface, and the one at which files lie."""

    class Store(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            desk.seen_by_store.append(self.headers["Authorization"])
            self.send_response(200)
            self.end_headers()
            self.wfile.write(desk.artifact or b"")

        def log_message(self, *_: object) -> None:
            pass

    class Interface(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.headers["Authorization"] != f"Bearer {TOKEN}":
                self.send_error(401)
                return
            asked = urlsplit(self.path)
            if asked.path.endswith("/artifacts/70/zip"):
                self.send_response(302)
                self.send_header("Location", desk.store)
                self.end_headers()
                return
            self._tell(desk.answer(asked.path, parse_qs(asked.query)))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
            desk.written.append((self.command, self.path.removeprefix(f"/repos/{REPOSITORY}"), body))
            self._tell({})

        def do_PATCH(self) -> None:
            self.do_POST()

        def _tell(self, answer: object) -> None:
            data = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Interface) as one, ThreadingHTTPServer(("127.0.0.1", 0), Store) as two:
        desk.address = f"http://127.0.0.1:{one.server_port}"
        desk.store = f"http://127.0.0.1:{two.server_port}/signed"
        servers = (one, two)
        for server in servers:
            Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield desk
        finally:
            for server in servers:
                server.shutdown()
