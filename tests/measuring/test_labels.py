"""Labels never come within 12 px of their lesion, whatever the view (MT-8)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.measuring.labels import CLEARANCE_PX, Box, LabelWish, ViewPoint, place_labels

VIEW = Box(0, 0, 440, 744)
BOXES = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.floats(-100, 500),
    st.floats(-100, 800),
    st.floats(0, 200),
    st.floats(0, 200),
)
OFFSETS = st.none() | st.builds(ViewPoint, st.floats(-300, 300), st.floats(-300, 300))


def wish(mark, lesion, offset=None):
    return LabelWish(mark, lesion, 96.0, 18.0, offset)


def clear_of(label, lesion):
    return label.shared_area(lesion.grown(CLEARANCE_PX - 1e-6)) == 0


@given(st.lists(st.tuples(BOXES, OFFSETS), min_size=1, max_size=6))
def test_a_label_is_never_within_12_px_of_its_lesion_mt8(lesions):
    wishes = [wish(f"T{n}", box, offset) for n, (box, offset) in enumerate(lesions)]
    placed = place_labels(wishes, VIEW)
    assert [label.mark for label in placed] == [w.mark for w in wishes]
    assert all(clear_of(label.box, w.lesion) for label, w in zip(placed, wishes, strict=True))
    assert placed == place_labels(wishes, VIEW)


def test_a_free_lesion_has_its_label_just_below():
    (label,) = place_labels([wish("T1", Box(200, 300, 240, 330))], VIEW)
    assert label.box == Box(172, 342, 268, 360)
    assert label.leader_from == ViewPoint(220, 330)
    assert label.leader_to == ViewPoint(220, 342)


@pytest.mark.parametrize(
    "lesion",
    [
        pytest.param(Box(2, 2, 30, 30), id="upper left corner"),
        pytest.param(Box(410, 700, 438, 742), id="lower right corner"),
        pytest.param(Box(0, 300, 20, 340), id="left edge"),
        pytest.param(Box(100, 0, 300, 744), id="from top to bottom"),
        pytest.param(Box(20, 60, 420, 684), id="nearly all of the view"),
    ],
)
def test_labels_stay_in_view_mt8(lesion):
    (label,) = place_labels([wish("T1", lesion)], VIEW)
    assert VIEW.contains(label.box)
    assert clear_of(label.box, lesion)


def test_labels_avoid_other_labels_and_lesions_mt8():
    crowd = [Box(200, 300 + 34 * n, 230, 320 + 34 * n) for n in range(5)]
    placed = place_labels([wish(f"T{n}", box) for n, box in enumerate(crowd)], VIEW)
    for label in placed:
        assert all(clear_of(label.box, lesion) for lesion in crowd)
        assert all(label.box.shared_area(o.box) == 0 for o in placed if o is not label)


def test_labels_avoid_the_corner_texts_when_there_is_room():
    corner = Box(0, 640, 200, 744)
    (label,) = place_labels([wish("T1", Box(80, 580, 120, 634))], VIEW, avoid=(corner,))
    assert label.box.shared_area(corner) == 0


def test_a_place_chosen_by_hand_wins_over_other_labels_mt8():
    first = wish("T1", Box(200, 300, 240, 330))
    dragged = wish("T2", Box(100, 300, 130, 330), ViewPoint(120, 36))
    placed = place_labels([first, dragged], VIEW)
    assert placed[1].box.centre == pytest.approx((235, 351))
    assert placed[0].box.shared_area(placed[1].box) == 0


def test_a_place_chosen_by_hand_gives_way_to_the_lesion_that_grew_into_it():
    grown = Box(100, 200, 260, 400)
    (label,) = place_labels([wish("T1", grown, ViewPoint(0, 60))], VIEW)
    assert label.box.top == pytest.approx(412)
    assert label.box.centre.x == pytest.approx(180)


def test_nothing_free_still_spares_the_lesion():
    lesion = Box(-50, -50, 500, 800)
    (label,) = place_labels([wish("T1", lesion)], VIEW)
    assert clear_of(label.box, lesion)
