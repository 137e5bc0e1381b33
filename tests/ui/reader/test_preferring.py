"""Loading goes outward from what every viewport shows, the linked ones too."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from recist_reader.reading.seen_slices import SeenSlices
from recist_reader.ui.reader.images.filling import Filling
from recist_reader.ui.viewport.group import ViewportGroup
from recist_reader.ui.viewport.viewport import Viewport
from tests.ui.viewport.make import volume

pytestmark = pytest.mark.gui


class Cache(QObject):
    failed = Signal(str, object)

    def __init__(self):
        super().__init__()
        self.preferred = {}

    def prefer(self, uid, index):
        self.preferred[uid] = index


def test_linked_viewports_load_around_the_slices_they_were_taken_to(qtbot):
    group, page, cache = ViewportGroup(), QWidget(), Cache()
    qtbot.addWidget(page)
    viewports = [Viewport(page) for _ in range(3)]
    slots = {}
    for viewport, uid, step_mm in zip(
        viewports, ("baseline", "prior", "current"), (5.0, 2.5, 2.5), strict=True
    ):
        group.add(viewport)
        viewport.show_series(uid, volume(step_mm=step_mm), "1.2.3")
        slots[viewport] = SimpleNamespace(series=SimpleNamespace(uid=uid), label=uid)
    for_each = SimpleNamespace(for_each_viewport=lambda act: [act(one) for one in viewports])
    hung = SimpleNamespace(page=for_each, cache=cache, slots=slots)
    Filling(hung, SeenSlices(), page)
    group.set_reference(viewports[-1])
    viewports[-1].scroll_to(12)
    assert cache.preferred == {"baseline": 6, "prior": 12, "current": 12}
