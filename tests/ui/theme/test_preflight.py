"""System libraries and display are looked for before Qt is imported."""

import subprocess
import sys

import pytest

from recist_reader.ui.preflight import missing_display, missing_libraries

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux names")


@pytest.mark.parametrize(
    ("environment", "lacking", "packages"),
    [
        pytest.param({"DISPLAY": ":0"}, (), None, id="all there"),
        pytest.param({"DISPLAY": ":0"}, ("libEGL.so.1", "libGL.so.1"), "libegl1 libgl1", id="EGL and GL"),
        pytest.param(
            {"DISPLAY": ":0"}, ("libxcb-cursor.so.0",), "libxcb-cursor0", id="cursor library on X11"
        ),
        pytest.param({"WAYLAND_DISPLAY": "w"}, ("libxcb-cursor.so.0",), None, id="cursor library on Wayland"),
        pytest.param(
            {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, ("libxcb-cursor.so.0",), None, id="offscreen"
        ),
        pytest.param(
            {"QT_QPA_PLATFORM": "offscreen"}, ("libfontconfig.so.1",), "libfontconfig1", id="fonts always"
        ),
    ],
)
def test_a_missing_library_is_named_with_its_package(environment, lacking, packages):
    problem = missing_libraries(environment, lambda library: library not in lacking)
    assert (problem is None) == (packages is None)
    if problem is not None:
        assert problem.remedy == f"Install them with: sudo apt-get install -y {packages}"
        assert all(library in problem.what for library in lacking)


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"DISPLAY": "", "QT_QPA_PLATFORM": ""}, False),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_no_display_is_said(environment, found):
    assert (missing_display(environment) is None) == found


def test_looking_imports_no_qt():
    code = (
        "import sys, recist_reader.ui.preflight as p; p.missing_libraries(); print('PySide6' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
