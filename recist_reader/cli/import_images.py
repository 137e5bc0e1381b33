"""`recist-reader import FOLDER|ZIP`: check images, or take them into a study (VF-5)."""

import argparse
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from recist_reader.cli.entry import add_entry_arguments, opened
from recist_reader.cli.main import BAD_INPUT, FINDINGS, GOOD, REFUSED
from recist_reader.problem import Fault, Problem, Refusal

NAME = "import"
HELP = "check a folder or zip archive of DICOM files, or import it into a study"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder or zip archive of DICOM files")
    parser.add_argument(
        "--study", type=Path, metavar="STUDY", help="import into this study; without it only check"
    )
    parser.add_argument("--subject", metavar="ID", help="the subject that the images are of")
    parser.add_argument("--visit", metavar="VISIT", help="the visit that the images are of")
    parser.add_argument(
        "--release",
        action="store_true",
        help="let the reader have the timepoint at once; a single-reader study always does (RO-10)",
    )
    add_entry_arguments(parser)
    parser.add_argument("--dry-run", action="store_true", help="check only, write nothing")
    parser.add_argument("--json", action="store_true", help="print JSON (VF-5)")


def run(args: argparse.Namespace) -> int:
    """Check or import; 0 good, 1 a file was refused or quarantined, 2 bad input, 3 refused by the study."""
    if args.study is None:
        return _check(args)
    if args.subject is None or args.visit is None:
        print("--study needs --subject and --visit.", file=sys.stderr)
        return BAD_INPUT
    return _into_study(args)


def _check(args: argparse.Namespace) -> int:
    from recist_reader.imaging.intake import check_only

    try:
        *_, last = check_only([args.folder])
    except Fault as fault:
        print(fault.problem, file=sys.stderr)
        return BAD_INPUT
    return _told(last.result, args)


def _into_study(args: argparse.Namespace) -> int:
    from recist_reader.imaging.scan import open_input
    from recist_reader.reading.import_notes import mending_notes, mixed_up, scans_far_apart
    from recist_reader.reading.importing import ImportWish, import_images, refusal_of
    from recist_reader.reading.people.set_up import placement_note
    from recist_reader.reading.study_options import dates_warning
    from recist_reader.trial.visit_decisions import name_of_visit

    try:
        open_input(args.folder).close()
    except Fault as fault:
        print(fault.problem, file=sys.stderr)
        return BAD_INPUT
    wish = ImportWish((args.folder,), args.subject, args.visit, releases=args.release)
    with opened(args, args.study, write=not args.dry_run) as study:
        if args.dry_run:
            refusal = refusal_of(study, wish)
            if refusal is not None:
                print(refusal.problem, file=sys.stderr)
                return _refused(refusal)
            return _check(args)
        *_, last = import_images(study, wish)
        if last.intake is not None:
            for told in mending_notes(last.intake.mended, args.visit):
                print(told, file=sys.stderr)
        note = None if last.intake is None else mixed_up(study, args.subject, last.intake)
        visit = name_of_visit(study.state, args.visit) or args.visit
        apart = scans_far_apart(study.state, args.subject, visit)
        misplaced = placement_note(study.state, args.subject, visit)
        warning = dates_warning(study)
    if isinstance(last.answer, Refusal):
        return _told_refused(last.answer, last.intake, args)
    for problem in (note, apart, misplaced):
        if problem is not None:
            print(problem, file=sys.stderr)
    if warning is not None:
        print(f"Warning: {warning}", file=sys.stderr)
    return _told(last.intake, args)


def _told(result: Any, args: argparse.Namespace) -> int:
    """Print what came in; a place without any image is bad input where not even a file was looked at."""
    if not any(file.status != "refused" for file in result.files):
        remedy = "Choose the folder or archive that holds the CT"
        print(Problem("there is no image in it", args.folder.name, remedy), file=sys.stderr)
    print_intake(result, args.json)
    if not result.files:
        return BAD_INPUT
    return FINDINGS if result.has_findings else GOOD


def _told_refused(refusal: Refusal, result: Any, args: argparse.Namespace) -> int:
    """The study did not take the images: none of them counts as imported."""
    from recist_reader.reading.import_refusals import NOTHING_TO_DO

    print(refusal.problem, file=sys.stderr)
    if result is None:
        return _refused(refusal)
    if refusal.rule == NOTHING_TO_DO:
        print_intake(result, args.json)
        return FINDINGS if result.has_findings else GOOD
    could_be_taken = any(file.status in ("imported", "duplicate") for file in result.files)
    print_intake(_not_taken(result, refusal), args.json)
    if could_be_taken:
        return REFUSED
    return FINDINGS if result.files else _refused(refusal)


def _refused(refusal: Refusal) -> int:
    return REFUSED if refusal.rule.startswith("SQ") else BAD_INPUT


def _not_taken(result: Any, refusal: Refusal) -> Any:
    """The files that were good in themselves, with the cause that they share."""
    problem = refusal.problem
    shared = {"status": "refused", "code": "not_taken", "what": problem.what, "remedy": problem.remedy}
    files = (replace(file, **shared) if file.status == "imported" else file for file in result.files)
    return replace(result, files=tuple(files), series=())


def print_intake(result: Any, as_json: bool) -> None:
    """Print what came in: VF-5 as JSON, or a line for each file that was not taken and the counts."""
    from recist_reader.reading.import_notes import series_notes

    if as_json:
        files = [file.to_json() for file in result.files]
        series = [series_row(record) for record in result.series]
        print(json.dumps({"files": files, "series": series}, indent=1))
        return
    for file in result.files:
        if file.status in ("refused", "quarantined"):
            where = f" {file.tag}" if file.tag else ""
            print(f"{_word(file):12} {file.name}: {file.what or file.code}{where}. {file.remedy or ''}.")
    for record in result.series:
        for note in series_notes(record):
            print(f"{'note':12} {note}")
    counts = Counter(_word(file) for file in result.files)
    print(", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "no files")


def _word(file: Any) -> str:
    """The status for a person: another patient's file waits in no quarantine of this subject."""
    from recist_reader.imaging.one_patient import OTHER_PATIENT

    return "not taken" if file.code in OTHER_PATIENT else str(file.status)


def series_row(record: Any) -> dict[str, Any]:
    """One series of the answer, without the facts for loading."""
    row: dict[str, Any] = record.to_row()
    shown = ("sop_instance_uid", "frame", "pixel_sha256")
    row["instances"] = [{key: instance[key] for key in shown} for instance in row["instances"]]
    return row
