"""The one function behind command and window: from an open study to a folder (EXP-10 to 14, EXP-30).

for done, total in (steps := export_steps(study, request)): ...   # may be closed at any step
result = export(study, request)
"""

import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from recist_reader.exports.audit import note_run
from recist_reader.exports.cut import Cut, LockedRead, cut_steps
from recist_reader.exports.fault import BAD_REQUEST, REFUSED, ExportFault, bad_request, fault_of_os
from recist_reader.exports.folder import SUMS, PartialFolder
from recist_reader.exports.manifest import NAME, about, cut_name, cut_time, manifest, manifest_text
from recist_reader.exports.reads_document import differences, document_pieces, patient_of
from recist_reader.exports.registry import KINDS, Part, ReadsDocument
from recist_reader.exports.request import ExportRequest, ExportResult, Format
from recist_reader.exports.table import Table
from recist_reader.exports.writers.csv_file import CsvFile
from recist_reader.exports.writers.json_file import JsonFile
from recist_reader.exports.writers.written import TableFile
from recist_reader.exports.writers.xlsx_file import XlsxFile
from recist_reader.problem import Fault, Problem
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import StudySession
from recist_reader.recist.options import option_values
from recist_reader.said import phrase
from recist_reader.storage.canonical import sha256_hex
from recist_reader.trial.people.acts import Act

Json = dict[str, Any]
Steps = Generator[tuple[int, int], None, ExportResult]
CutSteps = Generator[tuple[int, int], None, Cut]
FileSteps = Generator[tuple[int, int], None, Json]


def export(
    study: StudySession, request: ExportRequest, progress: Callable[[int, int], None] | None = None
) -> ExportResult:
    """Run an export to its end. Raises as `export_steps`; an exception in `progress` cancels it."""
    steps = export_steps(study, request)
    try:
        while True:
            done, total = next(steps)
            if progress is not None:
                progress(done, total)
    except StopIteration as end:
        result: ExportResult = end.value
        return result
    finally:
        steps.close()


def export_steps(study: StudySession, request: ExportRequest) -> Steps:
    """Export step by step, yielding (done, total); closed before its end it leaves nothing behind.

    Raises ExportFault: bad request or existing target (exit 2), refused (3), disk (7); StudyFault where
    the study file cannot be read. Each run is recorded in the study where that is open for writing.
    """
    parts = KINDS.get(request.kind)
    if parts is None:
        known = phrase("Use one of {known}", known=", ".join(KINDS))
        raise bad_request(phrase("unknown kind {kind!r}", kind=request.kind), "kind", known)
    _refuse_role(study, request)
    try:
        cut = yield from _folding(cut_steps(study, request.subjects), len(parts))
        _refuse_nobody(study, cut)
    except ExportFault as fault:
        if fault.code in (BAD_REQUEST, REFUSED) and not request.dry_run:
            note_run(study, request, "refused")
        raise
    except (GeneratorExit, KeyboardInterrupt):
        if not request.dry_run:
            note_run(study, request, "cancelled")
        raise
    run = _Run(study, request, cut, parts)
    if request.dry_run:
        return (yield from run.rehearse())
    try:
        return (yield from run.write())
    except (GeneratorExit, KeyboardInterrupt):
        run.record("cancelled")
        raise
    except Fault:
        run.record("failed")
        raise


def _refuse_role(study: StudySession, request: ExportRequest) -> None:
    """Reads leave a study with accounts by exporter and auditor alone (EXP-1)."""
    refusal = study.refusal(Act.EXPORT)
    if refusal is not None:
        if not request.dry_run:
            note_run(study, request, "refused")
        raise ExportFault(REFUSED, refusal.problem)


def _refuse_nobody(study: StudySession, cut: Cut) -> None:
    """Also where a gate before this one lets a nameless session in: roles are asked, or nothing goes out."""
    if not cut.single_reader and study.seat.role is None:
        what = phrase("this study has accounts, and nobody is signed in")
        raise ExportFault(REFUSED, Problem(what, phrase("study"), phrase("Sign in as exporter or auditor")))


def _folding(steps: CutSteps, parts: int) -> CutSteps:
    """Take the cut on the scale of the whole run: folding a read counts as much as writing it once."""
    while True:
        try:
            done, reads = next(steps)
        except StopIteration as end:
            cut: Cut = end.value
            return cut
        yield done, reads * (1 + parts)


class _Run:
    """One run over a cut."""

    def __init__(self, study: StudySession, request: ExportRequest, cut: Cut, parts: Sequence[Part]) -> None:
        self.study, self.request, self.cut, self.parts = study, request, cut, parts
        self.head = about(cut, request)
        self.files: list[Json] = []
        self.differing: tuple[str, ...] = ()
        self.manifest: Json = {}
        self._done = self._folded = len(cut.reads) + len(cut.left_out)

    @property
    def folder_name(self) -> str:
        """`<study>_<kind>_<pooled>_<cut>` (EXP-10)."""
        named = f"{self.cut.study_id}_{self.request.kind}_pooled_{cut_name(self.cut)}"
        return re.sub(r"[^A-Za-z0-9.-]", "_", named)

    @property
    def rows(self) -> int:
        return sum(file["rows"] for file in self.files)

    def write(self) -> Steps:
        """Write the folder and give it its name."""
        file = self.folder_name
        partial = PartialFolder(self.request.out, self.folder_name)
        try:
            with partial:
                for part in self.parts:
                    file = self._file_name(part)
                    self.files.append((yield from self._part(part, partial)))
                file = NAME
                sums = {entry["name"]: entry["sha256"] for entry in self.files}
                partial.refuse_existing(sums)
                self.manifest = self._manifest()
                sums[NAME] = partial.write_text(NAME, manifest_text(self.manifest))
                partial.write_text(SUMS, "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)))
                file = phrase("the export folder")
                folder = partial.commit()
        except OSError as error:
            raise fault_of_os(error, file, partial.left_behind) from error
        warning = self.record("written")
        return self._result(folder, (warning,) if warning else ())

    def rehearse(self) -> Steps:
        """Count the rows and make the manifest; write nothing."""
        for part in self.parts:
            rows = 0
            for reads in self._by_subject():
                rows += len(part.finished_rows(reads)) if isinstance(part, Table) else len(reads)
                yield self._step(len(reads))
            self.files.append(self._entry(part, rows, None))
        self.manifest = self._manifest()
        return self._result(None, ())

    def _result(self, folder: Path | None, warnings: tuple[str, ...]) -> ExportResult:
        return ExportResult(
            folder=folder,
            manifest=self.manifest,
            rows=self.rows,
            left_out=self.cut.left_out,
            recompute_differs=self.head["recompute_differs"],
            differences=self.differing,
            warnings=warnings,
        )

    # -- files

    def _part(self, part: Part, partial: PartialFolder) -> FileSteps:
        if isinstance(part, ReadsDocument):
            return (yield from self._reads(part, partial))
        return (yield from self._table(part, partial))

    def _table(self, table: Table, partial: PartialFolder) -> FileSteps:
        name = self._file_name(table)
        file = self._opened(table, partial.path / name)
        try:
            for reads in self._by_subject():
                for row in table.finished_rows(reads):
                    file.row(row)
                yield self._step(len(reads))
            file.close()
        finally:
            file.abandon()
        entry = self._entry(table, file.written.rows, partial.seal(name))
        counted = {
            "escaped_cells": file.written.escaped_cells,
            "truncated_cells": file.written.truncated_cells,
        }
        return {**entry, **counted}

    def _opened(self, table: Table, path: Path) -> TableFile:
        match self.request.format:
            case Format.CSV:
                return CsvFile(path, table.columns, bom=self.request.bom)
            case Format.XLSX:
                return XlsxFile(path, table.columns, self.head, cut=cut_time(self.cut))
            case Format.JSON:
                return JsonFile(path, table.columns, self.head)

    def _reads(self, document: ReadsDocument, partial: PartialFolder) -> FileSteps:
        name = self._file_name(document)
        path = partial.path / name
        head = {
            "_export": {key: self.head[key] for key in ("study", "signatures", "cut", "anchor")},
            "charter_version": self.head["charter_version"],
            "rules_version": self.head["rules_version"],
            "charter": option_values(self.cut.options.charter),
        }
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for piece in document_pieces(head, map(patient_of, self.cut.reads)):
                file.write(piece)
                yield self._step(0)
        with path.open(encoding="utf-8", newline="\n") as file:  # EXP-110: tried before renaming
            opening = file.readline() + file.readline()
            for read, line in zip(self.cut.reads, file, strict=False):
                self.differing += differences(opening, line, read)
                yield self._step(1)
        return self._entry(document, len(self.cut.reads), partial.seal(name))

    def _file_name(self, part: Part) -> str:
        ending = self.request.format.value if isinstance(part, Table) else "json"
        return f"{part.name}.{ending}"

    def _entry(self, part: Part, rows: int, sha256: str | None) -> Json:
        described = part.columns if isinstance(part, Table) else ()
        return {
            "name": self._file_name(part),
            "table": part.name,
            "rows": rows,
            "columns": [{"name": c.name, "type": c.type.value, "meaning": c.meaning} for c in described],
            "sha256": sha256,
            "escaped_cells": 0,
            "truncated_cells": 0,
        }

    def _by_subject(self) -> list[list[LockedRead]]:
        return [list(reads) for _, reads in groupby(self.cut.reads, key=lambda read: read.subject)]

    def _step(self, reads: int) -> tuple[int, int]:
        self._done += reads
        return self._done, self._folded + len(self.cut.reads) * len(self.parts)

    def _manifest(self) -> Json:
        actor, seat = self.study.workplace.actor(), self.study.seat
        if isinstance(seat, SignedInSeat):  # who exports never reads (RO-7), and has no reader's code
            named = replace(actor, account=seat.signed_in.printed_name)
            return manifest(self.head, self.files, named, None)
        codes = {read.reader_code for read in self.cut.reads}
        # RO-10: the one person is the one reader.
        return manifest(self.head, self.files, actor, min(codes, default="RD01"))

    # -- audit

    def record(self, outcome: str) -> str | None:
        """Record the run in the study (EXP-14); return what to tell a person where that failed."""
        return note_run(
            self.study,
            self.request,
            outcome,
            cut=self.cut.at,
            rows=self.rows,
            left_out=len(self.cut.left_out),
            manifest_sha256=sha256_hex(manifest_text(self.manifest).encode()) if self.manifest else None,
        )
