"""Table `incomplete`: the locked timepoints of reads that are not complete, for auditors alone (1.1)."""

from collections.abc import Iterator

from recist_reader.exports.part import Source
from recist_reader.exports.table import Cells, StudyTable
from recist_reader.exports.tables import timepoints


def rows(source: Source) -> Iterator[Cells]:
    return timepoints.rows(source.cut.unfinished)


TABLE = StudyTable("incomplete", timepoints.COLUMNS, rows, timepoints.TABLE.order)
