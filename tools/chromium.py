"""A real browser, driven by its own protocol: what a page says, asks for and is."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
STARTER = """
import os, sys
from fcntl import F_DUPFD, fcntl
ends = [fcntl(int(number), F_DUPFD, 10) for number in sys.argv[1:3]]
for place, end in enumerate(ends, 3):
    os.dup2(end, place)
os.execv(sys.argv[3], sys.argv[3:])
"""
SAID = {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"}
"""What the browser tells of a page that says something, or goes wrong."""


@dataclass
class Seen:
    """A page that is open in the browser.

    Attributes:
        browser: the browser.
        session: what the browser calls the page.
        said: what stands on the console.
        asked: the addresses that were asked for, but for that of the page.
        dialogs: what the page has shown in windows of its own.
    """

    browser: Browser
    session: str
    said: list[Any] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def call(self, method: str, **params: Any) -> Any:
        """Ask the browser for something about the page."""
        return self.browser.call(method, self.session, **params)

    def evaluated(self, script: str) -> Any:
        """The value of an expression, which the page's own policy does not hinder."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def sized(
        self, width: int, height: int = 800, *, dark: bool = False, media: str = ""
    ) -> None:
        """As in a window of that width, by day or by night, or as for a printer."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media=media, features=[scheme])

    def pdf(self) -> bytes:
        """As it is printed, on the paper that it asks for."""
        answer = self.call("Page.printToPDF", preferCSSPageSize=True)
        return base64.b64decode(answer["data"])

    def pictured(self) -> bytes:
        """What the window shows, as a PNG."""
        answer = self.call("Page.captureScreenshot")
        return base64.b64decode(answer["data"])

    def note(self, event: dict[str, Any]) -> None:
        """Take in what the browser tells of the page."""
        method, params = event["method"], event["params"]
        if method in SAID:
            self.said.append(params)
        elif method == "Network.requestWillBeSent" and params["type"] != "Document":
            self.asked.append(params["request"]["url"])
        elif method == "Page.javascriptDialogOpening":
            self.dialogs.append(params["message"])


class Browser:
    """A running browser; what is sent and answered are JSON texts with a NUL behind."""

    def __init__(self, process: subprocess.Popen[bytes], write: int, read: int) -> None:
        self._process = process
        self._write = write
        self._read = read
        self._rest = b""
        self._number = 0
        self._pages: dict[str, Seen] = {}

    def call(self, method: str, session: str | None = None, **params: Any) -> Any:
        """Ask the browser for something and wait for the answer."""
        self._number += 1
        asked = {"id": self._number, "method": method, "params": params}
        if session:
            asked["sessionId"] = session
        self._send(json.dumps(asked).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, (method, told)
                return told["result"]
            if page := self._pages.get(told.get("sessionId", "")):
                page.note(told)

    def _send(self, text: bytes) -> None:
        while text:
            text = text[os.write(self._write, text) :]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            part = os.read(self._read, 1 << 20)
            if not part:
                message = f"the browser ended with {self._process.wait()}"
                raise RuntimeError(message)
            self._rest += part
        text, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(text)
        return told

    @contextmanager
    def opened(self, path: Path) -> Iterator[Seen]:
        """A page from a file, loaded whole."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        page = self._pages[attached["sessionId"]] = Seen(self, attached["sessionId"])
        try:
            for domain in ("Page", "Runtime", "Log", "Network"):
                page.call(f"{domain}.enable")
            page.call("Page.navigate", url=path.as_uri())
            while page.evaluated("document.readyState") != "complete":
                pass
            yield page
        finally:
            self.call("Target.closeTarget", targetId=target)
            del self._pages[page.session]


@contextmanager
def chromium(program: str) -> Iterator[Browser]:
    """The browser, with a profile of its own that goes at the end.

    It is started by a little script that gives it the two streams under the numbers
    that it expects them to have.
    """
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        words = [program, *OPTIONS, f"--user-data-dir={folder}", "about:blank"]
        numbers = [str(theirs_in), str(theirs_out)]
        with subprocess.Popen(  # noqa: S603 - the browser that was found
            [sys.executable, "-c", STARTER, *numbers, *words],
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": folder},
        ) as process:
            os.close(theirs_in)
            os.close(theirs_out)
            browser = Browser(process, ours_out, ours_in)
            try:
                yield browser
                browser.call("Browser.close")
            finally:
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                os.close(ours_out)
                os.close(ours_in)
