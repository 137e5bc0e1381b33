"""A new lesion marked beside the patient is remarked before Enter, and can be recorded all the same."""

import pytest
from PySide6.QtCore import Qt

pytestmark = pytest.mark.gui


@pytest.mark.parametrize(("hu", "remarked"), [(-1000, True), (40, False)])
def test_a_new_lesion_in_air_is_remarked_and_not_refused(follow_up, hu, remarked):
    desk = follow_up
    volume = desk.current.volume
    scale = volume.scales[0]
    volume.values[:] = round((hu - scale.intercept) / scale.slope)
    desk.key(Qt.Key.Key_Y)
    desk.click(desk.current.canvas, desk.at(70, 60))
    desk.type("li 3")
    desk.click(desk.page.creation.status.buttons[0])
    told = desk.page.creation._check_text.text()
    assert told.startswith("Recorded as a new lesion")
    assert ("its mark lies in air" in told) is remarked
    desk.page.creation.organ.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.state.uuid_of("NL1") is not None
