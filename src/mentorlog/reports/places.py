"""Where a journal lies badly: on another computer, or in a synchronised folder."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

NETWORK = re.compile(
    r"nfs\d*|cifs|smb\d*|smbfs|ncpfs|afs|coda|9p|drvfs|lustre|gpfs|glusterfs|ceph|beegfs"
    r"|orangefs|davfs|fuse\.(sshfs|rclone|s3fs|gcsfuse|glusterfs|ceph|davfs2?|smb.*|gvfs.*"
    r"|curlftpfs|mergerfs|juicefs|seaweedfs)|vboxsf|vmhgfs|prl_fs|virtiofs"
)
"""File systems behind a network, or behind the door of a virtual machine: locks may not
hold there, and SQLite depends on them."""

SYNCHRONISED = (
    (
        "Dropbox",
        re.compile(r"dropbox( \(.*\))?", re.IGNORECASE),
        r"\.dropbox(\.cache)?",
    ),
    ("OneDrive", re.compile(r"onedrive( ?-.*)?", re.IGNORECASE), None),
    (
        "Google Drive",
        re.compile(r"google ?drive.*|drivefs|my drive", re.IGNORECASE),
        None,
    ),
    (
        "iCloud",
        re.compile(
            r"icloud ?drive.*|mobile documents|com~apple~clouddocs", re.IGNORECASE
        ),
        None,
    ),
    (
        "Nextcloud",
        re.compile(r"nextcloud\d*", re.IGNORECASE),
        r"\.nextcloudsync\.log|\.sync_[0-9a-f]+\.db",
    ),
    (
        "ownCloud",
        re.compile(r"owncloud\d*", re.IGNORECASE),
        r"\.owncloudsync\.log|\._sync_[0-9a-f]+\.db",
    ),
    ("Syncthing", None, r"\.stfolder"),
    ("Resilio Sync", re.compile(r"resilio sync", re.IGNORECASE), r"\.sync"),
    ("pCloud", re.compile(r"pcloud ?drive", re.IGNORECASE), None),
    ("MEGA", re.compile(r"megasync|mega", re.IGNORECASE), r"\.megaignore|\.debris"),
    ("a cloud service", re.compile(r"cloudstorage", re.IGNORECASE), None),
)
"""Who synchronises → how the folder is called, and what they leave in it."""


def file_system(mounts: str, path: str) -> tuple[str, str]:
    """The file system that a path lies in.

    Args:
        mounts: what is mounted where, as Linux tells it in `/proc/mounts`.
        path: an absolute path without links.

    Returns:
        Its type and where it is mounted; empty if that is not told.
    """
    best = ("", "")
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) > 2:  # noqa: PLR2004 - the device, the place, the type
            place, kind = _unescaped(words[1]), words[2]
            if _is_in(path, place) and len(place) >= len(best[1]):
                best = (kind, place)
    return best


def is_network(kind: str) -> bool:
    """Whether a file system of this type lies on another computer."""
    return NETWORK.fullmatch(kind) is not None


def synchronised(folders: Iterable[tuple[str, Collection[str]]]) -> str | None:
    """Who keeps one of some folders the same on several computers, as far as it shows.

    Args:
        folders: each with its name, and the names of what is in it.
    """
    for name, inside in folders:
        for who, called, left in SYNCHRONISED:
            if called is not None and called.fullmatch(name):
                return who
            if left is not None and any(re.fullmatch(left, each) for each in inside):
                return who
    return None


def _is_in(path: str, place: str) -> bool:
    return PurePosixPath(path).is_relative_to(place)


def _unescaped(text: str) -> str:
    """A path as it is: a blank in it is told by its octal code."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
