"""What `assess` writes as CSV is inert in a spreadsheet, and is read back as it was (EXP-23)."""

import csv
import io

import pytest

from recist_reader.recist.answer import answer_csv, answer_document
from recist_reader.recist.assess import assess
from recist_reader.recist.document import load_reads
from recist_reader.recist.formula_guard import restored
from recist_reader.recist.long_form import load_long_form
from tests.recist.reads import read, written

LONG = """patient,timepoint,visit,date,lesion,role,organ,nodal,state,mm
{0},BL,,2024-01-01,T1,target,liver,,measured,30
"""


def first_cell(subject):
    document = written([read("50", "40")]).replace('"1001"', f'"{subject}"')
    answer = answer_csv(answer_document([assess(one) for one in load_reads(document).reads]))
    return list(csv.reader(io.StringIO(answer)))[1][0]


@pytest.mark.parametrize("subject", ["=1+1", "-2", "@x", "＝1+1", "\u200b=1", "＋A1"])
def test_an_id_that_looks_like_a_formula_is_inert_and_comes_back(subject):
    shown = first_cell(subject)
    assert shown == f"'{subject}"
    assert restored(shown) == subject
    assert [one.subject for one in load_long_form(LONG.format(shown)).reads] == [subject]


@pytest.mark.parametrize("subject", ["0012", "1E5", "A-1", "'quoted"])
def test_any_other_id_stays_as_it_is(subject):
    assert first_cell(subject) == subject
    assert [one.subject for one in load_long_form(LONG.format(subject)).reads] == [subject]
