"""The trunk looks like portal venous CT: organs have the numbers that a reader expects at their places."""

import shutil
import subprocess
from pathlib import Path

import pytest

from recist_reader.measuring.plane import PixelPoint, PointLps
from recist_reader.phantom.anatomy import trunk
from recist_reader.phantom.geometry import AXIAL, CORONAL, Geometry, oblique
from recist_reader.phantom.scene import Scene
from recist_reader.phantom.small import small_series
from recist_reader.phantom.spec import PatientSpec
from recist_reader.phantom.vendors import Vendor

PLACES = [
    pytest.param((-100, 20, 70), 110, 12, id="liver"),
    pytest.param((99, 22, 84), 120, 12, id="spleen"),
    pytest.param((8, 20, 40), 160, 8, id="aorta"),
    pytest.param((-24, 18, 40), 150, 8, id="inferior vena cava"),
    pytest.param((-33, 68, -40), 60, 14, id="back muscle"),
    pytest.param((-80, 45, 200), -850, 40, id="lung"),
    pytest.param((0, 46, 0), 150, 60, id="marrow of a vertebra"),
    pytest.param((0, -160, 60), -1000, 0, id="air in front"),
]


@pytest.fixture(scope="module")
def scene() -> Scene:
    return Scene(trunk(PatientSpec(), "portal venous", 5))


@pytest.mark.parametrize(
    "orientation", [AXIAL, CORONAL, oblique(25, 10)], ids=["axial", "coronal", "oblique"]
)
@pytest.mark.parametrize(("place", "hu", "within"), PLACES)
def test_organs_have_their_ct_numbers_in_every_orientation(
    scene: Scene, place: tuple[float, float, float], hu: float, within: float, orientation: object
) -> None:
    geometry = Geometry(9, 9, 1, 1.0, 1.0, centre_lps=PointLps(*place), orientation=orientation)  # type: ignore[arg-type]
    plane = geometry.planes()[0]
    assert plane.to_lps(PixelPoint(4.5, 4.5)) == pytest.approx(place)
    assert scene.picture(plane)[3:6, 3:6].mean() == pytest.approx(hu, abs=max(within, 1))


def test_arterial_phase_lights_the_aorta_and_leaves_the_liver_dark() -> None:
    early = Scene(trunk(PatientSpec(), "arterial", 5))
    at = [
        float(early.picture(Geometry(3, 3, 1, 1.0, 1.0, centre_lps=PointLps(*p)).planes()[0])[1, 1])
        for p in ((8, 20, 40), (-100, 20, 70))
    ]
    assert at[0] > 280
    assert at[1] < 85


@pytest.mark.skipif(shutil.which("dciodvfy") is None, reason="dicom3tools is not installed")
@pytest.mark.parametrize("enhanced", [False, True], ids=["classic", "enhanced"])
@pytest.mark.parametrize("vendor", list(Vendor), ids=lambda v: v.name)
def test_headers_are_valid_dicom(tmp_path: Path, vendor: Vendor, enhanced: bool) -> None:
    made = small_series(tmp_path, slices=2, vendor=vendor, enhanced=enhanced)
    answer = subprocess.run(["dciodvfy", made.series.files[0]], capture_output=True, text=True, check=False)
    errors = [line for line in answer.stderr.splitlines() if line.startswith("Error")]
    assert not errors
