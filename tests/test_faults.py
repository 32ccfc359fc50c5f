"""The library of faults itself: it misses no call, and does what it is told."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from damage import Runner, fast_folder, needs_the_library
from deeds import DEEDS, Deed
from trial import Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SEEN = (
    "write,writev,pwrite64,pwritev,pwritev2,sendfile,copy_file_range,fsync,fdatasync,"
    "sync_file_range,ftruncate,truncate,fallocate,open,openat,openat2,creat,mkdir,"
    "mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,"
    "rmdir"
)
"""The calls of the kernel that change files or folders."""

CALL = re.compile(r"^\d+ +(\w+)\((.*)$")
SAME = {
    "pwrite64": "pwrite",
    "copy_file_range": "copy",
    "linkat": "link",
    "mkdirat": "mkdir",
    "renameat": "rename",
    "renameat2": "rename",
    "unlinkat": "unlink",
}
"""The kernel's name of a call → the library's."""


@pytest.fixture(scope="module")
def watched() -> Iterator[tuple[Runner, Path]]:
    """The runner under strace, and what strace has written."""
    needs_the_library()
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("there is no strace")
    if subprocess.run([strace, "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not look at processes here")
    with fast_folder() as folder:
        seen = folder / "strace"
        under = (strace, "-f", "-y", "-qq", "-o", str(seen), "-e", f"trace={SEEN}")
        with Runner(folder, under=under) as runner:
            yield runner, seen


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_no_call_that_changes_a_file_is_missed(
    watched: tuple[Runner, Path], deed: Deed
) -> None:
    runner, seen = watched
    with fast_folder() as folder:
        begin = seen.stat().st_size if seen.exists() else 0
        trial = Trial(deed, runner, folder)
        with seen.open(encoding="utf-8", errors="replace") as lines:
            lines.seek(begin)
            kernel = _while_armed(lines.read(), trial.place)
    assert kernel == [p.call.replace("reopen", "create") for p in trial.points]
    assert len(kernel) > 20


def _while_armed(text: str, place: Path) -> list[str]:
    """The calls inside a folder, or on what is printed, between the two marks."""
    (_, _, after) = text.partition('"faults: armed"')
    (armed, mark, _) = after.partition('"faults: disarmed"')
    assert mark
    pid = text[: text.index('"faults: armed"')].rpartition("\n")[2].split()[0]
    calls = []
    for line in armed.splitlines():
        found = CALL.match(line)
        if not found or not line.startswith(f"{pid} "):
            continue
        name, rest = found.groups()
        if name in {"open", "openat", "openat2", "creat"}:
            if "O_CREAT" not in rest and "O_TRUNC" not in rest:
                continue
            name = "create"
        if str(place) in rest or rest.startswith(("1<", "2<")):
            calls.append(SAME.get(name, name))
    return calls


@pytest.mark.parametrize("mode", ["kill", "full", "broken", "kill half", "full half"])
def test_a_fault_happens_where_it_is_asked_for(
    trial_of: Callable[[Deed], Trial], mode: str
) -> None:
    trial = trial_of(DEEDS[0])
    point = next(p for p in trial.points if p.call == "pwrite")
    whole = trial.run()
    done = trial.run(mode, point.number)
    assert (whole.struck, whole.signal) == (0, 0)
    assert done.struck > 0
    assert done.signal == (9 if mode.startswith("kill") else 0)
    assert (done.points == point.number) == mode.startswith("kill")
    left = trial.place / point.where.lstrip("/")
    if mode == "kill half":
        assert left.stat().st_size == 256, "half of the header, which is a sector"
    elif mode == "kill":
        assert left.stat().st_size == 0
    else:
        name = str(trial.journal.relative_to(trial.place))
        assert trial.files()[name] == trial.begin[name]
