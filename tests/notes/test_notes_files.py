from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mentorlog.exchange.notes import UnreadableNote, find_files, read_file

if TYPE_CHECKING:
    from pathlib import Path


def test_folders_are_searched_for_markdown(tmp_path: Path) -> None:
    for name in ("b.md", "a.MARKDOWN", "c.txt", "sub/d.md", ".git/e.md", "sub/.f.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)

    names = [str(file.relative_to(tmp_path)) for file in find_files([tmp_path])]
    assert names == ["a.MARKDOWN", "b.md", "sub/d.md"]


def test_a_link_in_a_circle_holds_up_no_other_file(tmp_path: Path) -> None:
    note, circle = tmp_path / "a.md", tmp_path / "b.md"
    note.write_text("Words")
    for link in (circle, tmp_path / "folder"):
        link.symlink_to(link.name)

    assert find_files([tmp_path]) == [note, circle]
    with pytest.raises(UnreadableNote, match="Too many levels"):
        read_file(circle)


def test_files_are_taken_as_given_and_once(tmp_path: Path) -> None:
    note, missing = tmp_path / "notes.txt", tmp_path / "missing.md"
    note.touch()
    again = tmp_path / "." / "notes.txt"

    assert find_files([note, missing, again, tmp_path]) == [note, missing]
    assert find_files([]) == []


def test_text_is_kept_to_the_byte(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_bytes("a\r\nä\rb\n\u2028".encode())

    assert read_file(file) == "a\r\nä\rb\n\u2028"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_are_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "note.md"
    file.write_bytes("Café\r\n".encode(encoding))

    assert read_file(file) == "Café\r\n"


@pytest.mark.parametrize("data", [b"caf\xe9", b"a\0b", b"\xff\xfe\x00"])
def test_what_is_no_text_is_told_in_one_sentence(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "note.md"
    file.write_bytes(data)

    with pytest.raises(UnreadableNote, match=r"note\.md was not read: .*\.$"):
        read_file(file)


def test_a_missing_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableNote, match="No such file"):
        read_file(tmp_path / "note.md")


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import mentorlog.exchange", {"yaml", "markdown_it"}),
        ("import mentorlog.exchange.notes as n; n.read_sections('- a')", {"yaml"}),
    ],
)
def test_nobody_pays_for_a_parser_that_is_not_used(code: str, absent: set[str]) -> None:
    run = [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"]
    loaded = subprocess.run(run, capture_output=True, text=True, check=True).stdout

    assert not absent & set(loaded.split())
