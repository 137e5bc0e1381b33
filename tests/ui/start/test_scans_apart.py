"""An import whose visit has scans far apart says so at once (GD-21)."""

import pytest

from tests.reading.made_folders import a_ct
from tests.ui.start.importing import bring, said

pytestmark = pytest.mark.gui


@pytest.mark.parametrize(
    ("day", "warning"),
    [
        pytest.param("20240407", "", id="28 days are near enough"),
        pytest.param("20240408", "The scans of this timepoint are 29 days apart (D-1). ", id="29 days"),
    ],
)
def test_GD_21_scans_of_one_visit_far_apart_are_warned_of(qtbot, page, panel, tmp_path, day, warning):
    folder = a_ct(tmp_path / "ct", slices=3, day="20240310")
    a_ct(folder / "later", slices=2, day=day)
    bring(qtbot, page, panel, folder)
    assert "2 series imported." in said(panel)
    assert ("days apart" in said(panel)) is bool(warning)
    assert not warning or f"{warning}Check the visit of each series." in said(panel)
