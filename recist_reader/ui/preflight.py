"""What must be there before Qt may be imported: system libraries and a display.

Qt ends the process when a library or a display is missing; here it becomes a sentence that says what
to install. Nothing is imported but the standard library.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping

from recist_reader.problem import Problem

# Library by the file that the loader looks for, and the package of Debian and Ubuntu that holds it.
_LIBRARIES = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
)
# The xcb platform plugin needs these beside.
_X11_LIBRARIES = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
)


def can_load(library: str) -> bool:
    """Whether the loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(
    environment: Mapping[str, str] | None = None, loads: Callable[[str], bool] = can_load
) -> Problem | None:
    """Return which system libraries of Qt are missing, with the line that installs them; None elsewhere.

    The X11 libraries count only where Qt would use X11: a display by DISPLAY and no other platform chosen.
    """
    if not sys.platform.startswith("linux"):
        return None
    wanted = _LIBRARIES + (_X11_LIBRARIES if _uses_x11(environment or os.environ) else ())
    lacking = [(library, package) for library, package in wanted if not loads(library)]
    if not lacking:
        return None
    libraries = ", ".join(library for library, _ in lacking)
    packages = " ".join(package for _, package in lacking)
    return Problem(
        f"the window needs system libraries that are not installed: {libraries}",
        "this computer",
        f"Install them with: sudo apt-get install -y {packages}",
    )


def missing_display(environment: Mapping[str, str] | None = None) -> Problem | None:
    """Return that there is no screen to open a window on; None where there is one or none is needed."""
    environment = environment or os.environ
    if not sys.platform.startswith("linux") or _platform(environment) in ("offscreen", "minimal", "vnc"):
        return None
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return None
    return Problem(
        "no display was found (neither DISPLAY nor WAYLAND_DISPLAY is set)",
        "this session",
        "Start it on a desktop, or set QT_QPA_PLATFORM=offscreen to run without a window",
    )


def _platform(environment: Mapping[str, str]) -> str:
    return environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]


def _uses_x11(environment: Mapping[str, str]) -> bool:
    chosen = _platform(environment)
    if chosen:
        return chosen == "xcb"
    return bool(environment.get("DISPLAY")) and not environment.get("WAYLAND_DISPLAY")
