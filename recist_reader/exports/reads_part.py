"""The interchange document of a run (section 8); it is JSON whatever format the tables have."""

from recist_reader.exports.folder import PartialFolder
from recist_reader.exports.part import Made, Making, Source, entry
from recist_reader.exports.reads_document import differences, document_pieces, patient_of
from recist_reader.exports.writers.written import Written
from recist_reader.recist.options import option_values

FILE = "reads.json"


class ReadsPart:
    """All reads of the cut in one document, tried before the folder gets its name (EXP-110)."""

    name = "reads"

    def plan(self, source: Source) -> Making:
        yield len(source.cut.reads)
        return Made((entry(FILE, self.name, written=Written(rows=len(source.cut.reads))),))

    def write(self, source: Source, folder: PartialFolder) -> Making:
        path, head, reads = folder.begin(FILE), source.head, source.cut.reads
        opening = {
            "_export": {key: head[key] for key in ("study", "signatures", "cut", "anchor")},
            "charter_version": head["charter_version"],
            "rules_version": head["rules_version"],
            "charter": option_values(source.cut.options.charter),
        }
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for piece in document_pieces(opening, map(patient_of, reads)):
                file.write(piece)
                yield 0
        found: tuple[str, ...] = ()
        with path.open(encoding="utf-8", newline="\n") as file:
            before = file.readline() + file.readline()
            for read, line in zip(reads, file, strict=False):
                found += differences(before, line, read)
                yield 1
        made = entry(FILE, self.name, written=Written(rows=len(reads)), sha256=folder.seal(FILE))
        return Made((made,), differences=found)
