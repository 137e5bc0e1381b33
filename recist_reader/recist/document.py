"""Reading of the reads interchange format, version 1, with all its faults listed at once.

Source: our interchange format; the JSON Schema `reads-1.schema.json` says the same of its shape.
`load_reads(text)` gives the reads that are free of faults, and every fault with its JSON pointer.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recist_reader.recist.document_fields import (
    DocumentProblem,
    Fields,
    Json,
    MalformedDocument,
    Place,
    length_of,
    parse,
)
from recist_reader.recist.document_schedule import read_schedule
from recist_reader.recist.document_timepoint import Declared, read_baseline, read_timepoints
from recist_reader.recist.options import CharterOptions, charter_options, default_options, refusal_of
from recist_reader.recist.organs import is_nodal_by_default
from recist_reader.recist.read import Lesion, PartialDate, Read
from recist_reader.recist.schedule import Schedule

FORMAT = "recist-reader/reads"
VERSION = 1

_TOP = ("format", "version", "charter", "patients", "questions", "charter_version", "rules_version")
CARRIED = ("title", "rules", "rationale", "expected")
_PATIENT = (
    *CARRIED,
    *("id", "reader", "options", "randomisation_date", "treatment_start_date", "schedule"),
    *("death_date", "new_therapy_date", "cutoff_date", "clinical_deterioration_date"),
    *("targets", "non_targets", "baseline", "timepoints", "subject", "read_version", "final"),
)
_LESION = ("id", "organ", "nodal", "subsite", "side", "irradiated")
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True)
class ReadsDocument:
    """What a document holds: reads free of faults, questions as they stand, and all faults.

    `is_refused` is true when a fault concerns the document as a whole: then no read is given.
    """

    reads: tuple[Read, ...] = ()
    questions: Mapping[str, Json] = field(default_factory=dict)
    problems: tuple[DocumentProblem, ...] = ()
    is_refused: bool = False


def load_reads(text: str) -> ReadsDocument:
    """Read a JSON document; never raises for what stands in it."""
    try:
        value = parse(text)
    except MalformedDocument as wrong:
        return _refused(DocumentProblem(Place(), str(wrong), "Mend the document"))
    return reads_of(value)


def reads_of(value: Json) -> ReadsDocument:
    """Read a parsed document (numbers exact, as `parse` gives them)."""
    if not isinstance(value, dict):
        return _refused(DocumentProblem(Place(), "the document is not an object", "Give an object"))
    top = Fields(value, Place())
    top.only(*_TOP, ignoring="_")
    if value.get("format") != FORMAT:
        top.fail("format", f"the format is not {FORMAT!r}", f"Give a document of format {FORMAT!r}")
    version = value.get("version")
    if version != VERSION or isinstance(version, bool):
        top.fail("version", f"the version is not {VERSION}", f"Give a document of version {VERSION}")
    charter = _options(top, "charter", default_options())
    questions = top.object("questions")
    if "patients" not in value and "questions" not in value:
        top.fail("patients", "'patients' is missing", "Give a list of patients")
    whole = len(top.problems)
    reads = _patients(top, charter or default_options())
    return ReadsDocument(
        reads=() if whole else reads,
        questions=questions.values if questions else {},
        problems=tuple(top.problems),
        is_refused=bool(whole),
    )


def _refused(problem: DocumentProblem) -> ReadsDocument:
    return ReadsDocument(problems=(problem,), is_refused=True)


def _patients(top: Fields, charter: CharterOptions) -> tuple[Read, ...]:
    """Return the reads free of faults; of a pair that stands twice neither: either may be the true one."""
    reads: dict[tuple[str, str | None], Read | None] = {}
    for patient in top.objects("patients"):
        before = len(top.problems)
        subject = patient.text("id", required=True)
        if subject is None:
            continue
        named = patient.belonging(patient=subject)
        reader = named.text("reader")
        is_repeated = (subject, reader) in reads
        if is_repeated:
            named.fail("id", "this patient and reader stand twice", "Give each pair once")
        read = _patient(named, subject, reader, charter)
        is_faulty = is_repeated or len(top.problems) > before
        reads[subject, reader] = None if is_faulty else read
    return tuple(read for read in reads.values() if read is not None)


def _patient(patient: Fields, subject: str, reader: str | None, charter: CharterOptions) -> Read:
    patient.only(*_PATIENT)
    options = _options(patient, "options", charter) or charter
    targets = _lesions(patient, "targets")
    non_targets = _lesions(patient, "non_targets")
    _no_id_twice(patient, targets, non_targets)
    declared = Declared(targets, non_targets, options)
    if "baseline" not in patient.values:
        patient.fail("baseline", "'baseline' is missing", "Give the baseline, or null where there is none")
    baseline = read_baseline(patient, declared)
    treatment_start = patient.day("treatment_start_date")
    if options.sd_reference == "treatment_start" and treatment_start is None:
        what = "option 'sd_reference' is 'treatment_start' and there is no treatment start"
        patient.fail("treatment_start_date", what, "Give treatment_start_date, or another reference")
    return Read(
        subject=subject,
        reader=reader,
        options=options,
        targets=targets,
        non_targets=non_targets,
        baseline=baseline,
        timepoints=read_timepoints(patient, declared, baseline),
        randomisation_date=patient.day("randomisation_date"),
        treatment_start_date=treatment_start,
        schedule=_schedule(patient),
        death_date=_death(patient),
        new_therapy_date=patient.day("new_therapy_date"),
        cutoff_date=patient.day("cutoff_date"),
        clinical_deterioration_date=patient.day("clinical_deterioration_date"),
    )


def _options(holder: Fields, key: str, base: CharterOptions) -> CharterOptions | None:
    given = holder.object(key)
    if given is None:
        return base
    allowed = {}
    for name, value in given.values.items():
        exact = str(value) if name.endswith("_mm") and length_of(value)[0] is not None else value
        wrong = refusal_of(name, exact)
        if wrong is None:
            allowed[name] = exact
        else:
            given.fail(name, wrong, "Use an option of the rules with one of its values")
    return charter_options(allowed, base)


def _lesions(patient: Fields, key: str) -> tuple[Lesion, ...]:
    found = []
    for lesion in patient.objects(key):
        lesion.only(*_LESION)
        lesion_id = lesion.text("id", required=True)
        organ = lesion.text("organ", required=True)
        if lesion_id is None or organ is None:
            continue
        found.append(
            Lesion(
                id=lesion_id,
                organ=organ,
                nodal=lesion.boolean("nodal", is_nodal_by_default(organ)),
                subsite=lesion.text("subsite"),
                side=lesion.text("side"),
                irradiated=lesion.boolean("irradiated"),
            )
        )
    return tuple(found)


def _no_id_twice(patient: Fields, targets: Sequence[Lesion], non_targets: Sequence[Lesion]) -> None:
    seen: set[str] = set()
    for key, lesions in (("targets", targets), ("non_targets", non_targets)):
        for lesion in lesions:
            if lesion.id in seen:
                patient.fail(key, f"the lesion id {lesion.id!r} stands twice", "Give each lesion its own id")
            seen.add(lesion.id)


def _schedule(patient: Fields) -> Schedule | None:
    given = patient.object("schedule")
    return None if given is None else read_schedule(given)


def _death(patient: Fields) -> datetime.date | PartialDate | None:
    value = patient.values.get("death_date")
    month = _MONTH.fullmatch(value) if isinstance(value, str) else None
    if month and 1 <= int(month[2]) <= 12 and int(month[1]) >= 1:  # D-6
        return PartialDate(int(month[1]), int(month[2]))
    return patient.day("death_date")
