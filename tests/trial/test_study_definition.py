"""study.toml: what it may say, and how a wrong or missing key is named (ST-102, ST-103, ST-104)."""

import tomllib
from itertools import islice
from typing import Any

import pytest

from recist_reader.reading.study_templates import TEMPLATES, read_definition, template_path
from recist_reader.trial.study_definition import DefinitionError, study_definition
from recist_reader.trial.visit_list import PlannedVisit

BASELINE = {"name": "Baseline", "day": 0, "window": [-28, 0], "required": ["CT"]}
WEEK_16 = {"name": "Week 16", "day": 112, "window": [14, 14], "required": ["CT"]}
REPEAT = {"every_days": 84, "window": [-14, 14], "required": ["CT"]}


def without(given: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name != key}


def test_ST_103_the_template_of_this_trial_has_its_visits() -> None:
    visits = read_definition(template_path("prrt-16-32")).visit_list
    assert visits is not None
    found = [(v.name, v.day, v.opens, v.closes, v.required) for _n, v in islice(visits.in_order(), 5)]
    every = ("CT", "SSTR PET", "FDG PET")
    assert found == [
        ("Baseline", 0, -28, 0, every),
        ("Week 16", 112, 98, 126, every),
        ("Week 32", 224, 210, 238, every),
        ("Week 44", 308, 294, 322, ("CT",)),
        ("Week 56", 392, 378, 406, ("CT",)),
    ]


def test_ST_103_every_12_weeks_is_the_equal_interval() -> None:
    defined = read_definition(template_path("every-12-weeks"))
    assert (defined.interval_days, defined.visit_list) == (84, None)


@pytest.mark.parametrize("name", TEMPLATES)
def test_ST_103_a_template_can_be_copied_and_edited(name: str, tmp_path) -> None:
    copy = tmp_path / "study.toml"
    copy.write_bytes(b"\xef\xbb\xbf" + template_path(name).read_bytes())
    assert read_definition(copy) == read_definition(template_path(name))


def test_ST_104_a_window_has_its_minus_sign_or_none() -> None:
    visits = study_definition({"visits": [BASELINE, WEEK_16]}).visit_list
    assert visits is not None
    assert visits.visits == (PlannedVisit("Baseline", 0, 28, 0), PlannedVisit("Week 16", 112, 14, 14))


def test_GD_20_a_visit_may_name_the_regions_that_its_scans_have_to_show() -> None:
    chest = {**WEEK_16, "regions": ["chest"]}
    visits = study_definition(
        {"visits": [BASELINE, chest], "repeat": {**REPEAT, "regions": ["abdomen", "pelvis"]}}
    ).visit_list
    assert visits is not None
    named = [None if (planned := visits.planned(n)) is None else planned.regions for n in range(3)]
    assert named == [None, ("chest",), ("abdomen", "pelvis")]
    assert visits.unnamed().visits[1].regions == ("chest",)


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"colour": 1}, "unknown key 'colour'"),
        ({"visits": [{**BASELINE, "regions": "chest"}]}, "'visits[1].regions' has a wrong value"),
        (
            {"visits": [{**BASELINE, "regions": ["thorax"]}]},
            "visits[1]: visit 'Baseline': unknown region 'thorax'",
        ),
        (
            {"visits": [BASELINE], "repeat": {**REPEAT, "regions": ["thorax"]}},
            "repeat: unknown region 'thorax'",
        ),
        ({"visits": [without(BASELINE, "window")]}, "the key 'visits[1].window' is missing"),
        ({"visits": [BASELINE, {**WEEK_16, "colour": 1}]}, "unknown key 'visits[2].colour'"),
        ({"visits": [{**BASELINE, "day": "0"}]}, "'visits[1].day' has a wrong value"),
        ({"visits": [{**BASELINE, "day": True}]}, "'visits[1].day' has a wrong value"),
        ({"visits": [{**BASELINE, "name": 1}]}, "'visits[1].name' has a wrong value"),
        ({"visits": [{**BASELINE, "window": [-28, -1]}]}, "'visits[1].window' has a wrong value"),
        ({"visits": [{**BASELINE, "window": [28]}]}, "'visits[1].window' has a wrong value"),
        ({"visits": [{**BASELINE, "required": "CT"}]}, "'visits[1].required' has a wrong value"),
        (
            {"visits": [{**BASELINE, "required": ["MR"]}]},
            "visits[1]: visit 'Baseline': unknown required item 'MR'",
        ),
        ({"visits": [{**BASELINE, "name": ""}]}, "visits[1]: a visit's name has 1 to 40 characters"),
        ({"visits": []}, "visits: the first is the baseline"),
        ({"visits": [3]}, "visits[1] is no table"),
        (
            {"visits": [BASELINE], "repeat": without(REPEAT, "every_days")},
            "the key 'repeat.every_days' is missing",
        ),
        ({"visits": [BASELINE], "repeat": {**REPEAT, "until": 3}}, "unknown key 'repeat.until'"),
        ({"visits": [BASELINE], "repeat": {**REPEAT, "name": "Visit"}}, "repeat: its name holds one of"),
        ({"repeat": REPEAT}, "'repeat' has no list of visits"),
        ({"visits": [BASELINE], "interval_days": 84}, "'interval_days'"),
    ],
)
def test_ST_102_a_wrong_key_is_named(values: dict[str, Any], what: str) -> None:
    with pytest.raises(DefinitionError) as raised:
        study_definition(values)
    assert what in raised.value.what
    assert raised.value.remedy


def test_ST_104_what_toml_gives_is_what_is_taken() -> None:
    text = '[[visits]]\nname = "Start"\nday = -7\nwindow = [-21, 7]\nrequired = ["CT"]\n'
    visits = study_definition(tomllib.loads(text)).visit_list
    assert visits is not None
    assert visits.visits == (PlannedVisit("Start", -7, 21, 7),)
