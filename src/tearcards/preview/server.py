"""A server for one page, on this machine alone.

It knows two paths and one method, reads no file by the path that it is asked for, and answers only
who calls it by its own name: a page from elsewhere that has its name lead here gets nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tearcards.preview.watched import Watched

HOST = "127.0.0.1"
_HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_HTML, _TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"


class Server(ThreadingHTTPServer):
    """Serves what is watched. A port of 0 is any that is free. Raises OSError where the port cannot be had."""

    daemon_threads = True
    # On Windows this would let two servers have one port, and on other systems it is needed to have it again at once.
    allow_reuse_address = os.name != "nt"

    def __init__(self, watched: Watched, port: int) -> None:
        self.watched = watched
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "tearcards"
    sys_version = ""
    timeout = 10
    """Seconds after which one who says nothing is left."""

    def do_GET(self) -> None:
        port = self.server.server_port
        if self.headers.get("Host", "") not in (f"{HOST}:{port}", f"localhost:{port}"):
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, _TEXT, b"this server is not known by that name\n")
        elif self.path == "/":
            self._answer(HTTPStatus.OK, _HTML, self.server.watched.look()[0])
        elif self.path == "/stamp":
            self._answer(HTTPStatus.OK, _TEXT, self.server.watched.look()[1].encode())
        else:
            self._answer(HTTPStatus.NOT_FOUND, _TEXT, b"there is nothing here; the cards are at /\n")

    def _refuse(self) -> None:
        self._answer(HTTPStatus.METHOD_NOT_ALLOWED, _TEXT, b"only GET is understood\n", {"Allow": "GET"})

    do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse  # noqa: N815 - so called by the library

    def _answer(self, status: HTTPStatus, type: str, body: bytes, more: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **(more or {}), "Content-Type": type}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: what was asked for twice a second is of no interest to anyone."""

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            # The browser went away in the middle of an answer, as it does when a page is left.
            self.close_connection = True
