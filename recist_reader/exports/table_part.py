"""A table as a file of a run, in the format that was asked for."""

from pathlib import Path

from recist_reader.exports.folder import PartialFolder
from recist_reader.exports.manifest import cut_time
from recist_reader.exports.part import Made, Making, Source, entry
from recist_reader.exports.request import Format
from recist_reader.exports.table import AnyTable
from recist_reader.exports.writers.csv_file import CsvFile
from recist_reader.exports.writers.json_file import JsonFile
from recist_reader.exports.writers.written import TableFile, Written
from recist_reader.exports.writers.xlsx_file import XlsxFile


class TablePart:
    """One table of section 2."""

    def __init__(self, table: AnyTable) -> None:
        self.table = table

    @property
    def name(self) -> str:
        return self.table.name

    def plan(self, source: Source) -> Making:
        counted = Written()
        for reads, rows in self.table.batches(source):
            counted.rows += len(rows)
            yield reads
        planned = entry(self._file(source), self.name, columns=self.table.columns, written=counted)
        return Made((planned,), warnings=self.table.remarks(source))

    def write(self, source: Source, folder: PartialFolder) -> Making:
        name = self._file(source)
        file = self._opened(source, folder.begin(name))
        try:
            for reads, rows in self.table.batches(source):
                for row in rows:
                    file.row(row)
                yield reads
            file.close()
        finally:
            file.abandon()
        columns, sha256 = self.table.columns, folder.seal(name)
        made = entry(name, self.name, columns=columns, written=file.written, sha256=sha256)
        return Made((made,), warnings=self.table.remarks(source))

    def _file(self, source: Source) -> str:
        return f"{self.name}.{source.request.format.value}"

    def _opened(self, source: Source, path: Path) -> TableFile:
        match source.request.format:
            case Format.CSV:
                return CsvFile(path, self.table.columns, bom=source.request.bom)
            case Format.XLSX:
                return XlsxFile(path, self.table.columns, source.head, cut=cut_time(source.cut))
            case Format.JSON:
                return JsonFile(path, self.table.columns, source.head)
