"""What holds for the repository as a whole."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from mentorlog import __version__
from mentorlog.commands.catalogue import COMMANDS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "mentorlog"
PYTHON = sorted(
    path
    for folder in ("src", "tests", "bench", "tools")
    for path in (ROOT / folder).rglob("*.py")
)
TEXTS = [
    *PYTHON,
    *(
        path
        for pattern in ("*.md", "*.toml", "docs/*.md")
        for path in ROOT.glob(pattern)
    ),
    *(ROOT / name for name in ("Makefile", ".ci/run", "tools/make-venv")),
]
LONGEST = 400
"""Lines; about three hundred are meant."""


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=_shown)
def test_a_module_says_what_it_is_for_and_stays_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST
    assert path.name != "utils.py"
    assert not re.search(r"\b(?:TODO|FIXME|XXX)\b", text)


def test_every_exception_from_the_rules_has_a_reason() -> None:
    noqa = re.compile(r"# (?:noqa|type: ignore)\b(?!: [\w, ]+ - \w|\[[\w, -]+\] +# \w)")
    bare = [
        f"{_shown(path)}:{number}"
        for path in PYTHON
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if noqa.search(line) and path != Path(__file__)
    ]

    assert bare == []


def test_commands_do_not_know_each_other() -> None:
    modules = {f"mentorlog.commands.{listed.module}" for listed in COMMANDS.values()}
    for module in modules:
        path = SOURCE / "commands" / f"{module.rpartition('.')[2]}.py"
        imported = {
            node.module
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom)
        }

        assert not imported & modules, path.name


def test_no_file_names_where_packages_come_from_or_where_it_was_made() -> None:
    hosts = "|".join(("py" + r"pi\.", "python" + "hosted", "registry" + r"\.npm"))
    places = "|".join(("/" + "work/", "/" + "root/"))
    for path in TEXTS:
        found = re.search(f"{hosts}|{places}", path.read_text(encoding="utf-8"))

        assert found is None, f"{path.name}: {found}"


def test_the_version_is_a_constant_that_the_changelog_leads_up_to() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert "\n## [Unreleased]\n" in changelog


def test_python_is_promised_as_it_is_checked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    least = project["project"]["requires-python"].removeprefix(">=")

    assert project["tool"]["mypy"]["python_version"] == least
    assert project["tool"]["ruff"]["target-version"] == "py" + least.replace(".", "")
    assert f"Python {least} or newer" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_alone_shows_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    shown = subprocess.run(
        ["make"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert targets is not None
    for target in targets[1].split():
        assert target == "help" or f"make {target} " in shown


def _make_venv(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(ROOT / "tools" / "make-venv"), "venv"],
        cwd=folder,
        env={**os.environ, "PYTHON": python},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
def test_without_a_python_one_line_says_what_to_install(tmp_path: Path) -> None:
    ended = _make_venv(tmp_path, "no-such-python")

    assert ended.returncode == 1
    assert ended.stderr.startswith("mentorlog: Python 3.11 or newer")
    assert ended.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
def test_without_venv_one_line_says_what_to_install(tmp_path: Path) -> None:
    python = tmp_path / "python3.99"
    python.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\n')
    python.chmod(0o755)
    ended = _make_venv(tmp_path, str(python))

    assert ended.returncode == 1
    assert "python3.99-venv" in ended.stderr
    assert ended.stderr.count("\n") == 1
