"""The one function behind command and window: from an open study to a folder (EXP-10 to 14, EXP-30).

for done, total in (steps := export_steps(study, request)): ...   # may be closed at any step
result = export(study, request)
"""

import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from recist_reader.exports.audit import note_run
from recist_reader.exports.cut import Cut, CutSteps, Scope, cut_steps
from recist_reader.exports.fault import BAD_REQUEST, REFUSED, ExportFault, bad_request, fault_of_os
from recist_reader.exports.folder import SUMS, PartialFolder
from recist_reader.exports.manifest import NAME, about, cut_name, manifest, manifest_text
from recist_reader.exports.part import Entry, Made, Making, Part, Source
from recist_reader.exports.registry import ALL, KINDS, NAMES, Kind, Reads, act_of, everything
from recist_reader.exports.request import ExportRequest, ExportResult
from recist_reader.problem import Fault, Problem
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import StudySession
from recist_reader.said import phrase
from recist_reader.storage.canonical import sha256_hex
from recist_reader.trial.people.acts import Act, may

Json = dict[str, Any]
Steps = Generator[tuple[int, int], None, ExportResult]
PartSteps = Generator[tuple[int, int], None, None]


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
    kinds = _kinds(study, request)
    parts = tuple(part for kind in kinds for part in kind.parts if _may(study, act_of(part)))
    try:
        _refuse_by_arm(request)
        taking = cut_steps(study, request, _scope(study, kinds))
        cut = yield from _folding(taking, len(parts))
        _refuse_nobody(study, cut)
    except ExportFault as fault:
        if fault.code in (BAD_REQUEST, REFUSED) and not request.dry_run:
            note_run(study, request, "refused")
        raise
    except (GeneratorExit, KeyboardInterrupt):
        if not request.dry_run:
            note_run(study, request, "cancelled")
        raise
    run = _Run(Source(study, cut, request, about(cut, request)), parts)
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


def kinds_allowed(study: StudySession) -> tuple[str, ...]:
    """The kinds that this person may export, `all` before them; none where the role has nothing to export."""
    found = tuple(kind.name for kind in everything(lambda act: _may(study, act)))
    return (ALL, *found) if found else ()


def _kinds(study: StudySession, request: ExportRequest) -> tuple[Kind, ...]:
    """The kinds of a run. Raises ExportFault where it is unknown, or no task of this role (EXP-1)."""
    if request.kind not in NAMES:
        known = phrase("Use one of {known}", known=", ".join(NAMES))
        raise bad_request(phrase("unknown kind {kind!r}", kind=request.kind), "kind", known)
    is_all = request.kind == ALL
    found = everything(lambda act: _may(study, act)) if is_all else (KINDS[request.kind],)
    refusal = study.refusal(found[0].act if found else Act.EXPORT)
    if refusal is not None:
        if not request.dry_run:
            note_run(study, request, "refused")
        raise ExportFault(REFUSED, refusal.problem)
    return found


def _refuse_by_arm(request: ExportRequest) -> None:
    """By-arm results need the study's unblinding and the randomisation file (EXP-2, BN-8)."""
    if request.by_arm:
        what = phrase("results by arm need the study to be unblinded and the randomisation file")
        remedy = phrase("Export without it: all subjects are pooled")
        raise ExportFault(REFUSED, Problem(what, "--by-arm", remedy))


def _scope(study: StudySession, kinds: Sequence[Kind]) -> Scope:
    """What a run needs of reads: of a role that may export none of them, nothing is loaded (RO-1)."""
    wanted = {kind.reads for kind in kinds} if _may(study, Act.EXPORT) else set()
    return Scope(
        complete=bool(wanted - {Reads.NONE}),
        unfinished=Reads.UNFINISHED in wanted,
        is_trail=all(kind.is_trail for kind in kinds),
    )


def _may(study: StudySession, act: Act | None) -> bool:
    return act is None or may(study.seat.role, act)


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

    def __init__(self, source: Source, parts: Sequence[Part]) -> None:
        self.source, self.parts = source, parts
        self.study, self.request, self.cut = source.study, source.request, source.cut
        self.made: list[Made] = []
        self.manifest: Json = {}
        self._done = self._folded = len(self.cut.reads) + len(self.cut.left_out)

    @property
    def folder_name(self) -> str:
        """`<study>_<kind>_<pooled>_<cut>` (EXP-10)."""
        named = f"{self.cut.study_id}_{self.request.kind}_pooled_{cut_name(self.cut)}"
        return re.sub(r"[^A-Za-z0-9.-]", "_", named)

    @property
    def files(self) -> list[Entry]:
        return [file for made in self.made for file in made.files]

    @property
    def rows(self) -> int:
        return sum(file["rows"] for file in self.files)

    def write(self) -> Steps:
        """Write the folder and give it its name."""
        partial = PartialFolder(self.request.out, self.folder_name)
        try:
            with partial:
                for part in self.parts:
                    yield from self._take(part.write(self.source, partial))
                sums = {entry["name"]: entry["sha256"] for entry in self.files}
                partial.writing = NAME
                partial.refuse_existing(sums)
                self.manifest = self._manifest()
                sums[NAME] = partial.write_text(NAME, manifest_text(self.manifest))
                partial.write_text(SUMS, "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)))
                folder = partial.commit()
        except OSError as error:
            raise fault_of_os(error, partial.writing, partial.left_behind) from error
        warning = self.record("written")
        return self._result(folder, (warning,) if warning else ())

    def rehearse(self) -> Steps:
        """Count the rows and make the manifest; write nothing."""
        for part in self.parts:
            yield from self._take(part.plan(self.source))
        self.manifest = self._manifest()
        return self._result(None, ())

    def _take(self, making: Making) -> PartSteps:
        """Let a part do its work, on the scale of the whole run."""
        share, begun = len(self.cut.reads), self._done
        total = self._folded + share * len(self.parts)
        try:
            while True:
                try:
                    self._done += next(making)
                except StopIteration as end:
                    self.made.append(end.value)
                    break
                yield self._done, total
        finally:
            making.close()
        self._done = begun + share
        yield self._done, total

    def _result(self, folder: Path | None, warnings: tuple[str, ...]) -> ExportResult:
        return ExportResult(
            folder=folder,
            manifest=self.manifest,
            rows=self.rows,
            left_out=self.cut.left_out,
            recompute_differs=self.source.head["recompute_differs"],
            differences=tuple(one for made in self.made for one in made.differences),
            warnings=(*(one for made in self.made for one in made.warnings), *warnings),
        )

    def _manifest(self) -> Json:
        actor, seat = self.study.workplace.actor(), self.study.seat
        head, files = self.source.head, self.files
        if isinstance(seat, SignedInSeat):  # who exports never reads (RO-7), and has no reader's code
            named = replace(actor, account=seat.signed_in.printed_name)
            return manifest(head, files, named, None)
        codes = {read.reader_code for read in self.cut.reads}
        # RO-10: the one person is the one reader.
        return manifest(head, files, actor, min(codes, default="RD01"))

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
