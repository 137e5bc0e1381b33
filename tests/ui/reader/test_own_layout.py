"""The own layout is kept per person and says nothing of a subject; a file that is none is as if not there."""

import json
from decimal import Decimal

import pytest
from platformdirs import user_config_path

from recist_reader.trial.facts import SeriesLabel
from recist_reader.ui.reader.images.own_layout import keep_own_layout, own_layout
from recist_reader.ui.reader.models.grid import Cell, Grid
from recist_reader.ui.reader.models.hanging import Likeness

LIKE = Likeness(SeriesLabel("CT", ("chest", "abdomen"), "arterial", "soft"), Decimal("1.25"))
GRID = Grid(1, 4, (Cell("B", like=LIKE), None, Cell("-2"), Cell("C", like=Likeness(SeriesLabel("CT")))))


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return user_config_path("recist-reader", appauthor=False) / "layout.json"


def test_it_comes_back_as_it_was_kept(file):
    assert own_layout() is None
    assert keep_own_layout(GRID)
    assert own_layout() == GRID
    assert set(json.loads(file.read_text("utf-8"))["cells"][0]) == {
        "role",
        "modality",
        "region",
        "phase",
        "kernel",
        "thickness_mm",
    }


def test_a_folder_that_cannot_be_written_is_said(file):
    file.parent.parent.mkdir(parents=True, exist_ok=True)
    file.parent.write_text("a file where the folder should be")
    assert keep_own_layout(GRID) is False
    assert own_layout() is None


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
def test_what_is_no_layout_is_left_alone(file, stored):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(stored if isinstance(stored, str) else json.dumps(stored), "utf-8")
    assert own_layout() is None
