"""Where a study file may be written: not on a network file system, not in a synchronised folder (IN-103).

File locks and synced writes can't be trusted there, and a synchroniser copies half-written files.
"""

import os
from pathlib import Path

from recist_reader.said import phrase
from recist_reader.storage.faults import FaultCode, StudyFault, fault

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs3",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "smbnetfs",
        "afs",
        "afpfs",
        "9p",
        "davfs",
        "webdav",
    }
    | {
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.rclone",
        "fuse.smbnetfs",
        "fuse.gvfsd-fuse",
        "ncpfs",
        "coda",
        "ceph",
    }
    | {"fuse.glusterfs", "glusterfs", "macfuse", "osxfuse"}
)

SYNCHRONISED_FOLDERS = (
    "Dropbox",
    "OneDrive",
    "Google Drive",
    "GoogleDrive",
    "iCloud Drive",
    "iCloudDrive",
    "Mobile Documents",
    "CloudStorage",
    "Nextcloud",
    "ownCloud",
    "Box Sync",
    "pCloudDrive",
    "MEGAsync",
    "Seafile",
    "SynologyDrive",
)

_COPY = phrase("Copy it to a local disk and open the copy, or use a server")


def refuse_unsafe_place(path: Path) -> None:
    """Raise StudyFault (NETWORK or CLOUD) when a study file must not be written at `path`."""
    problem = unsafe_place(path)
    if problem is not None:
        raise problem


def unsafe_place(path: Path) -> StudyFault | None:
    """Return why `path` is no place for writing a study file, or None."""
    place = Path(os.path.realpath(path))
    file_system = _file_system_of(place)
    if file_system in NETWORK_FILE_SYSTEMS:
        what = phrase(
            "the file is on a network drive ({file_system}), where nothing written is certain to stay",
            file_system=file_system,
        )
        return fault(FaultCode.NETWORK, what=what, remedy=_COPY)
    folder = _synchronised_folder(place)
    if folder is not None:
        what = phrase("the file is in a folder that a cloud service synchronises ({folder})", folder=folder)
        return fault(FaultCode.CLOUD, what=what, remedy=_COPY)
    return None


def _synchronised_folder(place: Path) -> str | None:
    for part in place.parts[:-1]:
        for name in SYNCHRONISED_FOLDERS:
            if _is_named_after(part.casefold(), name.casefold()):
                return name
    return None


def _is_named_after(folder: str, service: str) -> bool:
    """Whether it is the service's folder, or that of one account: `OneDrive - Firm`, `Dropbox (Firm)`,
    `Firm Dropbox`.
    """
    return (
        folder == service
        or folder.startswith((f"{service} - ", f"{service} ("))
        or (service == "dropbox" and folder.endswith(" dropbox"))
    )


def _file_system_of(place: Path) -> str:
    """Return the file system type of the mount that holds `place`; empty when it can't be told."""
    import psutil

    best, found = -1, ""
    for mount in psutil.disk_partitions(all=True):
        point = Path(mount.mountpoint)
        if len(point.parts) >= best and (place == point or point in place.parents):
            remote = "remote" in mount.opts.split(",")
            best, found = len(point.parts), "smb" if remote else mount.fstype.lower()
    return found
