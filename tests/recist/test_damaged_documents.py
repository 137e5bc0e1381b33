"""Whatever stands in a document: faults are listed, or every read is assessed; nothing ever breaks."""

import copy
import json
import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recist_reader.recist.answer import answer_csv, answer_document, answer_json, answer_table
from recist_reader.recist.assess import assess, pfs_variants
from recist_reader.recist.document import load_reads
from tests.recist.reads import written
from tests.recist.test_document import DOCUMENT

COUNT = 3000 if os.environ.get("FAULTS") == "full" else 150
JUNK = st.sampled_from(
    [
        *(None, True, 0, -1, 1.5, "", "x", "2024-01-01", "2024-05", "merged", "absent", "T1", "NL1", "5"),
        *([], {}, [1], {"state": "absent"}, {"T1": "2024-04-04"}, ["chest"], 10**20),
    ]
)


def paths(value, path=()):
    if path:
        yield path
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in list(children):
        yield from paths(child, (*path, key))


@settings(max_examples=COUNT, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_document_never_breaks_the_engine(data):
    document = copy.deepcopy(DOCUMENT)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(list(paths(document))))
        at = document
        for key in path[:-1]:
            at = at[key]
        if data.draw(st.booleans()):
            at[path[-1]] = copy.deepcopy(data.draw(JUNK))
        else:
            del at[path[-1]]
    loaded = load_reads(json.dumps(document))
    assert loaded.problems or len(loaded.reads) == len(document["patients"] or ())
    for patient in loaded.reads:
        assessment = assess(patient)
        assert len(pfs_variants(patient, assessment)) == 6
        answer = answer_document([assessment])
        assert answer_json(answer)
        assert answer_csv(answer)
        assert answer_table(answer)
        again = load_reads(written([patient]))
        assert again.problems == ()
        assert assess(again.reads[0]) == assessment
