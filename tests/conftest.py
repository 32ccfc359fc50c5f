"""One door for all tests: `mentorlog(…)` runs a command line on its own journal."""

from __future__ import annotations

import io
import json
import os
import signal
import time
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import settings

from damage import Runner, fast_folder, needs_the_library
from mentorlog.cli import main
from mentorlog.desk import Desk
from somebody import Somebody, somebody_with
from trial import Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from deeds import Deed

# The same examples each time, so that a change fails for what it does and for nothing
# else; `make test-long` goes searching for others.
settings.register_profile("here", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None, max_examples=1000)
settings.load_profile("here")

# Under nohup, or in the background of a script, these are ignored, and programs inherit
# that. What is handled, even by doing nothing, they do not inherit.
for _number in (signal.SIGINT, signal.SIGHUP):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, lambda *_: None)

TODAY = "2026-03-31"


@dataclass(frozen=True)
class Answer:
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Mentorlog(Protocol):
    """Runs a command line in this process; `stdin` is what is piped in."""

    def __call__(
        self, *words: str, today: str = TODAY, stdin: str | None = None, **env: str
    ) -> Answer: ...


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


OF_THE_PERSON = ("crontab", "systemctl", "launchctl", "notify-send", "osascript")
"""Programs that would change, or show, something on the desktop of whoever tests."""


@pytest.fixture(scope="session")
def unplugged(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder of programs that do nothing, in place of those of the person."""
    folder = tmp_path_factory.mktemp("unplugged")
    for name in OF_THE_PERSON:
        fails = name not in {"notify-send", "osascript"}
        script = f"#!/bin/sh\necho no {name} here >&2\nexit 1\n"
        (folder / name).write_text(script if fails else "#!/bin/sh\n")
        (folder / name).chmod(0o755)
    return str(folder)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unplugged: str) -> None:
    """No test sees or touches the journal of whoever runs it, nor the desktop."""
    monkeypatch.setenv("PATH", f"{unplugged}{os.pathsep}{os.environ['PATH']}")
    for name in [n for n in os.environ if n.startswith(("MENTORLOG_", "XDG_"))]:
        monkeypatch.delenv(name)
    for name in ("VISUAL", "EDITOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MENTORLOG_DEBUG", "1")  # a mistake of ours shows itself
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    return tmp_path / "journal" / "journal.db"


@pytest.fixture
def mentorlog(journal_path: Path) -> Mentorlog:
    def run(
        *words: str, today: str = TODAY, stdin: str | None = None, **env: str
    ) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        desk = Desk(
            env={
                **os.environ,
                "MENTORLOG_JOURNAL": str(journal_path),
                "MENTORLOG_TODAY": today,
                **env,
            },
            out=out,
            err=err,
            stdin=Terminal() if stdin is None else io.StringIO(stdin),
        )
        code = main(words, desk)
        return Answer(code, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock on the wall of this process is UTC's."""
    with monkeypatch.context() as here:
        here.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session")
def runner() -> Iterator[Runner]:
    """The process that runs command lines with faults."""
    needs_the_library()
    with fast_folder() as folder, Runner(folder) as running:
        yield running


@pytest.fixture
def somebody(request: pytest.FixtureRequest) -> Iterator[Somebody]:
    """Somebody who may not do everything, with a folder."""
    with somebody_with(lambda: request.getfixturevalue("runner")) as person:
        yield person


@pytest.fixture(scope="session")
def trial_of(runner: Runner) -> Iterator[Callable[[Deed], Trial]]:
    """Lays out the trial of a deed; each is laid out once."""
    with fast_folder() as folder:

        @cache
        def laid_out(deed: Deed) -> Trial:
            return Trial(deed, runner, folder / deed.name)

        yield laid_out


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Iterator[Counter[str]]:
    """Counts what a test has tried, such as "kill points", for the figures."""
    counted: Counter[str] = Counter()
    yield counted
    for what, times in counted.items():
        record_property(what, times)


@pytest.fixture
def waited(
    record_property: Callable[[str, object], None],
) -> Iterator[dict[str, float]]:
    """Notes how many seconds something took at most, for the figures."""
    noted: dict[str, float] = {}
    yield noted
    for what, seconds in noted.items():
        record_property(what, seconds)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was tried; the figures of docs/reliability.md are these."""
    counted: Counter[str] = Counter()
    longest: dict[str, float] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", None) == "teardown":
                for what, figure in report.user_properties:
                    if isinstance(figure, float):
                        longest[what] = max(figure, longest.get(what, 0.0))
                    else:
                        counted[what] += figure
    if counted or longest:
        terminalreporter.section("what was tried")
        for what, times in sorted(counted.items()):
            terminalreporter.line(f"{times:>9,} {what}")
        for what, seconds in sorted(longest.items()):
            terminalreporter.line(f"{seconds:>7.2f} s {what}")
