"""Why an import brings nothing into the study, in words (ER)."""

from collections.abc import Sequence

from recist_reader.imaging.intake import Intake
from recist_reader.imaging.mending import NOT_TAKEN
from recist_reader.imaging.one_patient import OTHER_PATIENT, OTHER_SUBJECT
from recist_reader.problem import Problem, Refusal
from recist_reader.said import phrase

NOTHING_TO_DO = "IN-140"
"""The rule of the one refusal that is no failure: the visit has these images already."""

ELSEWHERE = "ST-104"
"""The rule by which images that stand at another visit are not taken again."""

LOCKED = "SQ-3"
"""The rule by which a timepoint that is locked takes no new images."""


def more_than_one_patient(intake: Intake, visit: str) -> Refusal:
    """Nobody knows yet which patient the subject is: the number of files must not decide it (FT-29, ER)."""
    other = sum(file.code == OTHER_SUBJECT for file in intake.files)
    most = sum(file.sop is not None and file.code not in OTHER_PATIENT for file in intake.files)
    what = phrase(
        "the files are of more than one patient: {most:,} of one, {other:,} of others", most=most, other=other
    )
    remedy = phrase("Choose a folder that holds only this subject's files")
    return Refusal("ER", Problem(what, visit, remedy))


def rival_of_locked(visit: str) -> Refusal:
    """Another content of an image of a locked timepoint is not taken: marks stay where they were drawn."""
    what = phrase(
        "an image has the same identifier (SOPInstanceUID) as one of a locked timepoint, and other content"
    )
    remedy = phrase(
        "Nothing was taken: ask the source which is right; if it is this one, reopen the timepoint first "
        "(wrong or corrected images)"
    )
    return Refusal("ER", Problem(what, visit, remedy))


def mended_alone(intake: Intake, locked: Refusal) -> Refusal:
    """The answer at a locked timepoint: nothing new comes in; whether its images are whole is told apart."""
    if not intake.mended.had_faults:
        return locked
    is_new = any(file.code == NOT_TAKEN for file in intake.files)
    return locked if is_new else _all_there(intake, locked.problem.where)


def _all_there(intake: Intake, visit: str) -> Refusal:
    what, missing = phrase("all images are in the study already"), intake.mended.missing
    remedy = (
        phrase("See what is said of those that are missing or changed")
        if missing
        else phrase("Nothing to do")
    )
    return Refusal(NOTHING_TO_DO, Problem(what, visit, remedy))


def _at_another_visit(visit: str, elsewhere: str) -> Refusal:
    if not elsewhere:
        what = phrase("all images are in the study already, at another visit of this subject")
        return Refusal(ELSEWHERE, Problem(what, visit, phrase("Choose the folder of this visit")))
    what = phrase(
        "all images are in the study already, at another visit of this subject: {visits}", visits=elsewhere
    )
    remedy = phrase(
        "Choose the folder of this visit; to bring back images that are missing, "
        "choose {visits} as the visit",
        visits=elsewhere,
    )
    return Refusal(ELSEWHERE, Problem(what, visit, remedy))


def nothing_new(intake: Intake, visit: str, has_images: bool, elsewhere: Sequence[str] = ()) -> Refusal:
    """Why an import brought no series: each cause in words, with what to do.

    `elsewhere`: the other visits of the subject that have these files.
    """
    if intake.series or any(file.status == "duplicate" for file in intake.files):
        if has_images:
            return _all_there(intake, visit)
        return _at_another_visit(visit, ", ".join(elsewhere))
    if any(file.code in OTHER_PATIENT for file in intake.files):
        what, remedy = (
            phrase("the images belong to another patient"),
            phrase("Choose the subject they belong to"),
        )
        return Refusal("FT-29", Problem(what, visit, remedy))
    if not intake.files:
        return Refusal(
            "ER", Problem(phrase("the folder is empty"), visit, phrase("Choose a folder with CT images"))
        )
    if all(file.code in ("not_dicom", "empty", "not_followed") for file in intake.files):
        count = len(intake.files)
        what = (
            phrase("the file is no DICOM")
            if count == 1
            else phrase("no DICOM among the {count:,} files", count=count)
        )
        return Refusal("ER", Problem(what, visit, phrase("Choose a folder with CT images")))
    what, remedy = (
        phrase("no file could be taken"),
        phrase("See below what is wrong with each, and ask for them again"),
    )
    return Refusal("ER", Problem(what, visit, remedy))
