"""A tab of a real Chromium, driven as its developer tools drive it: what a reader sees, presses and prints.

The protocol is spoken over a plain WebSocket (RFC 6455), which takes a page of code and no package.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import chromium

PHONE = (390, 720)
DESKTOP = (1280, 800)
_KEYS = {"ArrowLeft": 37, "ArrowRight": 39, "Enter": 13, "Escape": 27, "Tab": 9, " ": 32}
_TYPED = {"Enter": "\r", " ": " "}


class LeftError(AssertionError):
    """What the browser says where it cannot answer, as of a page that was left meanwhile."""


class Tab:
    """One tab. `said` is what its console said."""

    def __init__(self, wire: _Wire) -> None:
        self.wire = wire
        self.numbers = itertools.count(1)
        self._asked: dict[str, str] = {}
        self.said: list[str] = []
        self.loaded = 0
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    @property
    def requests(self) -> list[str]:
        """The addresses that were asked for, without those that the page's own policy stopped."""
        return list(self._asked.values())

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What a method of the protocol answers."""
        number = next(self.numbers)
        self.wire.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self.wire.receive())
            if told.get("id") == number:
                if "error" in told:
                    raise LeftError(told["error"]["message"])
                result: dict[str, Any] = told["result"]
                return result
            self._note(told.get("method", ""), told.get("params", {}))

    def _note(self, event: str, told: Mapping[str, Any]) -> None:
        match event:
            case "Network.requestWillBeSent":
                self._asked[told["requestId"]] = told["request"]["url"]
            case "Network.loadingFailed" if told.get("blockedReason"):
                self._asked.pop(told["requestId"], None)
            case "Page.loadEventFired":
                self.loaded += 1
            case "Page.javascriptDialogOpening":
                # Answered without waiting: the call that opened it has not ended.
                accept = {"id": 0, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}}
                self.wire.send(json.dumps(accept))
            case "Log.entryAdded":
                self.said.append(told["entry"]["text"])
            case "Runtime.exceptionThrown":
                self.said.append(json.dumps(told["exceptionDetails"]))
            case "Runtime.consoleAPICalled":
                self.said += [str(argument.get("value")) for argument in told["args"]]

    def size(self, size: tuple[int, int], *, dark: bool = False, calm: bool = False, media: str = "") -> None:
        """The window in pixels, and what the system is set to."""
        width, height = size
        phone = width < 600
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if calm else "no-preference"},
        ]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    def open(self, address: str) -> None:
        """Opens another address, and waits until all of it is there."""
        before = self.loaded
        self._asked.clear()
        self.said.clear()
        self.call("Page.navigate", url=address)
        self.until(lambda: self.loaded > before)

    def reload(self) -> None:
        before = self.loaded
        self.call("Page.reload")
        self.until(lambda: self.loaded > before)

    def until(self, holds: Any, seconds: float = 15) -> None:
        """Waits until something holds; fails where it never does."""
        end = time.monotonic() + seconds
        while True:
            try:
                if holds():
                    return
                # Hears what has happened meanwhile.
                self.call("Runtime.evaluate", expression="0")
            except LeftError:
                # The page was left in the middle of a question, for one that may have the answer.
                pass
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.02)

    def run(self, script: str) -> Any:
        """The value of an expression in the page, awaited."""
        answer = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, *keys: str) -> None:
        """Presses keys by their names, or types a character."""
        for key in keys:
            told: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": _KEYS.get(key, ord(key[0]))}
            text = _TYPED.get(key, key if len(key) == 1 else "")
            self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **told)
            self.call("Input.dispatchKeyEvent", type="keyUp", **told)

    def click(self, selector: str) -> None:
        """Clicks with the mouse in the middle of the first element that the selector finds, once it is drawn."""
        found = f"document.querySelector({json.dumps(selector)})"
        self.until(lambda: self.run(f"{found}?.getBoundingClientRect().width > 0"))
        x, y = self.run(
            f"(() => {{ const found = {found}; found.scrollIntoView({{block: 'center'}});"
            "const box = found.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        for type in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=type, x=x, y=y, button="left", clickCount=1)

    def picture(self, file: Path, *, whole: bool = False) -> None:
        """A picture of the window, or of the whole page."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        file.write_bytes(base64.b64decode(data))

    def pdf(self) -> bytes:
        """The page as it is printed."""
        return base64.b64decode(self.call("Page.printToPDF", printBackground=True)["data"])


@contextmanager
def tab() -> Iterator[Tab]:
    """A tab in a browser of its own, with nothing kept from before."""
    # Chromium writes to the folder for a moment after it has ended.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [chromium.find(), *chromium.QUIET, f"--user-data-dir={profile}", "--remote-debugging-port=0"]
        quiet = subprocess.DEVNULL
        with subprocess.Popen([*command, "about:blank"], stdout=quiet, stderr=quiet) as browser:
            try:
                port = _port(Path(profile, "DevToolsActivePort"))
                with _Wire(port, _first_page(port)) as wire:
                    tab = Tab(wire)
                    yield tab
                    tab.call("Browser.close")
            finally:
                browser.kill()


def _port(file: Path) -> int:
    """The port that the browser listens on, when it does."""
    end = time.monotonic() + 30
    while True:
        if file.exists() and file.read_text(encoding="utf-8").count("\n"):
            return int(file.read_text(encoding="utf-8").split("\n")[0])
        assert time.monotonic() < end, "Chromium does not start"
        time.sleep(0.05)


def _first_page(port: int) -> str:
    """The path under which the first tab is spoken to."""
    from urllib.request import urlopen

    with urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
        pages = [page for page in json.load(answer) if page["type"] == "page"]
    return "/devtools/page/" + str(pages[0]["id"])


class _Wire:
    """A WebSocket, as much of it as is needed."""

    def __init__(self, port: int, path: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade"]
        lines += [f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13", "", ""]
        self.socket.sendall("\r\n".join(lines).encode())
        self.reader = self.socket.makefile("rb")
        assert b" 101 " in self.reader.readline()
        while self.reader.readline().strip():
            pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.reader.close()
        self.socket.close()

    def send(self, text: str) -> None:
        """One text frame. The mask that a client must use may be zero."""
        data = text.encode()
        length = len(data)
        head = bytes([0x81])
        if length < 126:
            head += bytes([0x80 | length])
        elif length < 1 << 16:
            head += bytes([0x80 | 126]) + length.to_bytes(2)
        else:
            head += bytes([0x80 | 127]) + length.to_bytes(8)
        self.socket.sendall(head + bytes(4) + data)

    def receive(self) -> str:
        """The next message, put together from its frames."""
        data = b""
        while True:
            first, second = self.reader.read(2)
            length = second & 127
            if length > 125:
                length = int.from_bytes(self.reader.read(2 if length == 126 else 8))
            data += self.reader.read(length)
            if first & 0x80:
                return data.decode()
