"""What can be exported: kind -> what its folder holds. A new table is its file and a line here."""

from dataclasses import dataclass

from recist_reader.exports.table import Table
from recist_reader.exports.tables import lesions, outcomes, timepoints


@dataclass(frozen=True)
class ReadsDocument:
    """The interchange document of section 8; it is JSON whatever format the tables have."""

    name: str = "reads"


Part = Table | ReadsDocument

TABLES: tuple[Table, ...] = (lesions.TABLE, timepoints.TABLE, outcomes.TABLE)

KINDS: dict[str, tuple[Part, ...]] = {
    **{table.name: (table,) for table in TABLES},
    "reads": (ReadsDocument(),),
    "all": (*TABLES, ReadsDocument()),
}
"""Kind as it is called on the command line (1.1), with its files."""
