"""Own layouts are kept per person and say nothing of a subject; what of their file is damaged is told."""

import json
from decimal import Decimal

import pytest
from platformdirs import user_config_path

from recist_reader.trial.facts import SeriesLabel
from recist_reader.ui.reader.images.own_layout import (
    MOST_LAYOUTS,
    OwnLayouts,
    cleaned,
    own_layouts,
    store_layouts,
)
from recist_reader.ui.reader.models.grid import Cell, Grid
from recist_reader.ui.reader.models.hanging import Likeness

LIKE = Likeness(SeriesLabel("CT", ("chest", "abdomen"), "arterial", "soft"), Decimal("1.25"))
GRID = Grid(1, 4, (Cell("B", like=LIKE), None, Cell("-2"), Cell("C", like=Likeness(SeriesLabel("CT")))))
SMALL = Grid(1, 1, (Cell("C"),))


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return user_config_path("recist-reader", appauthor=False)


@pytest.fixture
def file(folder):
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "layouts.json"


def kept(**grids):
    layouts = own_layouts()
    for name, grid in grids.items():
        layouts.keep(name, grid)
    assert store_layouts(layouts)
    return layouts


def test_they_come_back_as_they_were_kept_in_their_order(file):
    assert own_layouts() == OwnLayouts()
    kept(Liver=GRID, Lung=SMALL)
    assert own_layouts() == OwnLayouts({"Liver": GRID, "Lung": SMALL}, "Lung")
    assert list(own_layouts().grids) == ["Liver", "Lung"]
    assert set(json.loads(file.read_text("utf-8"))["layouts"][0]["cells"][0]) == {
        "role",
        "modality",
        "region",
        "phase",
        "kernel",
        "thickness_mm",
    }


def test_one_is_replaced_renamed_and_removed_at_its_place():
    layouts = kept(Liver=GRID, Lung=SMALL)
    layouts.keep("Liver", SMALL)
    layouts.rename("Liver", "Abdomen")
    assert (list(layouts.grids), layouts.grids["Abdomen"], layouts.last) == (
        ["Abdomen", "Lung"],
        SMALL,
        "Abdomen",
    )
    layouts.remove("Lung")
    assert list(layouts.grids) == ["Abdomen"]
    assert layouts.free_name() == "Layout 1"


def test_names_that_cannot_be_given_are_told():
    layouts = OwnLayouts({f"Layout {n}": SMALL for n in range(1, MOST_LAYOUTS + 1)})
    assert layouts.free_name() == "Layout 10"
    assert layouts.refusal("") == "the layout needs a name"
    assert layouts.refusal("One more").startswith("9 layouts are kept already")
    assert layouts.refusal("Layout 2") == ""
    assert layouts.refusal("Layout 2", "Layout 1") == "another layout has that name"
    assert layouts.refusal("One more", "Layout 1") == layouts.refusal("Layout 1", "Layout 1") == ""
    assert cleaned("  a   name ") == "a name"
    assert len(cleaned("x" * 40)) == 30


def test_a_folder_that_cannot_be_written_is_said(folder):
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    assert store_layouts(OwnLayouts({"Liver": GRID})) is False


def test_the_one_layout_of_the_version_before_is_taken_over(file):
    store_layouts(OwnLayouts({"Liver": GRID}))
    (row,) = json.loads(file.read_text("utf-8"))["layouts"]
    file.with_name("layout.json").write_text(
        json.dumps({k: v for k, v in row.items() if k != "name"}), "utf-8"
    )
    file.unlink()
    assert own_layouts() == OwnLayouts({"Own": GRID}, "Own")
    kept(Lung=SMALL)
    assert list(own_layouts().grids) == ["Own", "Lung"]


@pytest.mark.parametrize("content", ["no json", "[]", '{"layouts": 3}', "\xff"])
def test_a_damaged_file_is_told_and_put_beside_before_the_next_is_kept(file, content):
    file.write_text(content, "latin-1")
    layouts = own_layouts()
    assert layouts.grids == {}
    assert layouts.problem is not None
    assert (layouts.problem.where, "layouts.damaged.json" in layouts.problem.remedy) == ("layouts.json", True)
    kept(Liver=GRID)
    assert file.with_name("layouts.damaged.json").read_text("latin-1") == content
    assert own_layouts() == OwnLayouts({"Liver": GRID}, "Liver")


C = {"role": "C"}


@pytest.mark.parametrize(
    "stored",
    [
        "no json",
        [],
        {"rows": 1, "columns": 1},
        {"rows": 1, "columns": 5, "cells": [C] * 5},
        {"rows": 0, "columns": 1, "cells": []},
        {"rows": "1", "columns": 1, "cells": [C]},
        {"rows": 1, "columns": 2, "cells": [C]},
        {"rows": 1, "columns": 1, "cells": [None]},
        {"rows": 1, "columns": 2, "cells": [C, {"role": "B"}]},
        {"rows": 1, "columns": 2, "cells": [{"role": "X"}, C]},
        {"rows": 1, "columns": 2, "cells": [{"role": "-0"}, C]},
        {"rows": 1, "columns": 2, "cells": ["B", C]},
        {"rows": 1, "columns": 2, "cells": [{"role": "B", "modality": "CT"}, C]},
        {
            "rows": 1,
            "columns": 1,
            "cells": [
                {**C, "modality": "CT", "region": [], "phase": "", "kernel": "", "thickness_mm": "NaN"}
            ],
        },
    ],
    ids=str,
)
def test_what_is_no_layout_is_counted_and_the_others_hold(file, stored):
    kept(Liver=GRID)
    whole = json.loads(file.read_text("utf-8"))
    row = {"name": "Lung", **stored} if isinstance(stored, dict) else stored
    file.write_text(json.dumps(whole | {"layouts": [*whole["layouts"], row]}), "utf-8")
    layouts = own_layouts()
    assert layouts.grids == {"Liver": GRID}
    assert layouts.problem is not None
    assert layouts.problem.what == "1 of your own layouts cannot be read"
