"""`python -m bench.docs`: write what was measured into the page on performance."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.chart import chart
from bench.peers.race import Time
from bench.table import Line, as_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
CHART = ROOT / "docs" / "performance.svg"
MEASURED = ROOT / "build" / "bench"

MARKED = re.compile(
    r"(?P<begin><!-- measured by (?P<name>bench[\w-]*) -->\n)"
    r".*?(?P<end><!-- measured -->)",
    re.DOTALL,
)
"""What stands from `<!-- measured by bench -->` to `<!-- measured -->`."""

LONG = 20
"""Seconds of a first command that are worth telling."""

Kept = dict[str, Any]
"""What a run has kept, read from JSON."""


def bench_block(kept: Kept) -> str:
    """The tables of `make bench`."""
    lines = []
    for each in kept["lines"]:
        each.pop("verdict")
        lines.append(Line(**each))
    over = sum(line.verdict == "OVER" for line in lines)
    bound = sum(line.bound is not None for line in lines)
    return (
        f"{_machine(kept)} {kept['rounds']} rounds each, {kept['bulk_rounds']} of the"
        f" writing at once. {bound - over} of {bound} bounds are met.\n\n"
        f"{as_markdown(lines)}\n"
    )


def peers_block(kept: Kept) -> str:
    """The tables of `make bench-peers`."""
    times = sorted((Time(**each) for each in kept["times"]), key=lambda t: t.entries)
    sizes = list(dict.fromkeys(time.entries for time in times))
    said = [f"{_machine(kept)} {kept['rounds']} rounds each.", ""]
    for work, title in (("add", "Add an entry"), ("list", "List the latest ten")):
        heads = "".join(f" {size:,} |" for size in sizes)
        said += [f"| {title}, with so many |{heads}", f"|---|{'--:|' * len(sizes)}"]
        for name, about in kept["programs"].items():
            own = [t for t in times if t.program == name and t.work == work]
            cells = "".join(f" {_cell(time)} |" for time in own)
            said.append(f"| {name} {about['version']} |{cells}")
        said.append("")
    told = (f"- {name}: {about['told']}." for name, about in kept["programs"].items())
    out = dict.fromkeys(
        f"{t.program} with {t.entries:,}: {t.why}." for t in times if t.why
    )
    left_out = (f"- Left out is {why}" for why in out)
    return "\n".join([*said, *told, *_firsts(kept), *left_out]) + "\n"


def _cell(time: Time) -> str:
    seconds = time.seconds
    if seconds is None:
        return "left out"
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def _machine(kept: Kept) -> str:
    """The machine in a sentence; its load tells whether it did something else."""
    told = kept["machine"]
    return (
        f"Measured in {told['Month']} on {told['Processor']}, {told['Memory']} of"
        f" memory, {told['System']}, {told['File system']}, Python {told['Python']},"
        f" SQLite {told['SQLite']}, with a load of {told['Load']} at the beginning."
    )


def _firsts(kept: Kept) -> Iterator[str]:
    """Which first commands took long, and are not counted."""
    for size, firsts in kept["first_command"].items():
        for name, seconds in firsts.items():
            if seconds > LONG:
                yield (
                    f"- {name}, of {int(size):,} entries that it has not seen before:"
                    f" {seconds:.0f} s for the first command, which is not counted."
                )


BLOCKS: dict[str, Callable[[Kept], str]] = {
    "bench": bench_block,
    "bench-peers": peers_block,
}
"""The name of the target → what it writes into the page."""
FILES = {"bench": "bench.json", "bench-peers": "peers.json"}


def main() -> int:
    """Write what there is; the exit code is 1 where nothing was measured."""
    kept: dict[str, Kept] = {}
    for name, file in FILES.items():
        path = MEASURED / file
        if path.exists():
            kept[name] = json.loads(path.read_text(encoding="utf-8"))
        else:
            print(f"Nothing is there from make {name}; its part stays as it is.")

    def filled(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in kept:
            return match[0]
        return match["begin"] + BLOCKS[name](kept[name]) + match["end"]

    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(MARKED.sub(filled, text), encoding="utf-8")
    if "bench-peers" in kept:
        times = [Time(**each) for each in kept["bench-peers"]["times"]]
        CHART.write_text(chart(times), encoding="utf-8")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
