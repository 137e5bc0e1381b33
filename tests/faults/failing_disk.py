"""A disk that fails at the n-th call, beneath SQLite: a VFS of our own, registered through ctypes.

The default VFS does the work; its files' xWrite, xSync and xTruncate pass through here first. Only for
child processes of tests: the VFS stays registered. SQLite's structures: sqlite3.h, versions 1 to 3.
"""

import ctypes
from collections.abc import Callable
from ctypes.util import find_library
from pathlib import Path

SQLITE_FULL = 13
SQLITE_IOERR_WRITE = 778
SQLITE_IOERR_FSYNC = 1034

_ANY = ctypes.c_void_p
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _ANY, _ANY, ctypes.c_int, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _ANY, ctypes.c_int)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _ANY, ctypes.c_int64)
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _ANY, _ANY, _ANY, ctypes.c_int, _ANY)


class _Methods(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int),
        ("close", _ANY),
        ("read", _ANY),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        *((f"other_{n}", _ANY) for n in range(13)),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.POINTER(_Methods))]


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("max_path", ctypes.c_int),
        ("next", _ANY),
        ("name", ctypes.c_char_p),
        ("app", _ANY),
        ("open", _OPEN),
        *((f"other_{n}", _ANY) for n in range(14)),
    ]


class FailingDisk:
    """Fails calls number `fail_at` and on (counted from `arm`) with an error code, until `heal`.

    Armed with `once` it fails that one call only.
    """

    def __init__(self) -> None:
        self.calls, self.fail_at, self.error, self.once = 0, 0, 0, False
        self.names: dict[int, str] = {}
        self._kept: list[object] = []
        self._replaced: dict[int, object] = {}
        library = ctypes.CDLL(find_library("sqlite3"))
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        found = library.sqlite3_vfs_find(None)
        if not found:
            raise OSError("the SQLite of Python is not the shared library")
        self._default = found.contents
        ours = _Vfs.from_buffer_copy(self._default)
        ours.name, ours.next = b"failing", None
        ours.open = _OPEN(self._open)
        self._kept += [library, ours]
        library.sqlite3_vfs_register(ctypes.byref(ours), 1)

    def arm(self, fail_at: int, error: int, *, once: bool = False) -> None:
        self.calls, self.fail_at, self.error, self.once = 0, fail_at, error, once

    def heal(self) -> None:
        self.fail_at = 0

    def fails(self) -> bool:
        """Count a call, and say whether it is one that fails."""
        self.calls += 1
        if self.once:
            return self.calls == self.fail_at
        return self.fail_at > 0 and self.calls >= self.fail_at

    def _open(self, vfs: int, name: int, file: int, flags: int, out: int) -> int:
        answer = self._default.open(vfs, name, file, flags, out)
        opened = ctypes.cast(file, ctypes.POINTER(_File)).contents
        if answer == 0 and opened.methods:
            self.names[file] = Path(ctypes.string_at(name).decode()).name if name else ""
            opened.methods = ctypes.pointer(self._failing(opened.methods.contents))
        return answer

    def _failing(self, methods: _Methods) -> _Methods:
        address = ctypes.addressof(methods)
        if address not in self._replaced:
            ours = _Methods.from_buffer_copy(methods)
            ours.write = _WRITE(self._guard(methods.write, "write"))
            ours.truncate = _TRUNCATE(self._guard(methods.truncate, "truncate"))
            ours.sync = _SYNC(self._guard(methods.sync, "sync"))
            self._replaced[address] = ours
        return self._replaced[address]  # type: ignore[return-value]

    def _guard(self, call: Callable[..., int], kind: str) -> Callable[..., int]:
        def guarded(*arguments: int) -> int:
            if not self.fails():
                self.note(kind, arguments)
                return call(*arguments)
            if kind == "sync":
                return SQLITE_IOERR_FSYNC
            return SQLITE_FULL if self.error == SQLITE_FULL else SQLITE_IOERR_WRITE

        return guarded

    def note(self, kind: str, arguments: tuple[int, ...]) -> None:
        """A call that goes through to the disk."""
