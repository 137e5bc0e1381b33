"""A field that joined a record later leaves old rows as they are (AU-3)."""

from decimal import Decimal

from recist_reader.trial.codec import from_row, to_row
from recist_reader.trial.evidence import Place
from recist_reader.trial.records import KeyImageRecord

ONE = Decimal("0.7")
BEFORE = {
    "timepoint": "BL",
    "place": {
        "series_uid": "1.2",
        "sop_instance_uid": "1.2.3",
        "frame": 1,
        "slice_number": 4,
        "row_spacing_mm": "0.7",
        "column_spacing_mm": "0.7",
        "plane": "acquired",
        "window_width_hu": "400",
        "window_level_hu": None,
    },
    "zoom_mm_per_px": "0.5",
}


def test_a_place_without_its_zoom_is_read_and_written_as_it_stood():
    kept = from_row("key_image", BEFORE)
    assert kept.place.zoom_mm_per_px is None
    assert to_row(kept) == BEFORE


def test_the_zoom_of_a_mark_comes_back():
    kept = KeyImageRecord("BL", Place("1.2", "1.2.3", 1, 4, ONE, ONE, zoom_mm_per_px=Decimal("0.6543")), ONE)
    row = to_row(kept)
    assert row["place"]["zoom_mm_per_px"] == "0.6543"
    assert from_row("key_image", row) == kept
