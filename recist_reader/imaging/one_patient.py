"""One import is for one patient: files of another wait in quarantine, never merged by name (FT-29, ER)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from recist_reader.imaging.taking import TakenFile, TakenImage
from recist_reader.said import phrase

OTHER_SUBJECT = "other_subject"
"""The code of a file that names another patient."""
OTHER_PATIENT = frozenset({OTHER_SUBJECT, "subject_unknown"})
_TAG = "(0010,0020)"
_REMEDY = phrase("Import it for the subject it belongs to")


def majority(taken: Iterable[TakenFile]) -> str:
    """Whose files most of them are; a tie goes to the name that stands first. Empty when none is named."""
    counted = Counter(image.patient.identity for image in _images(taken) if image.patient.identity)
    return max(counted, key=lambda identity: counted[identity]) if counted else ""


def of_one_patient(taken: list[TakenFile], patient: str) -> list[TakenFile]:
    """Mark the files that are not this patient's.

    Another patient id, or the same id with another birth date, is another patient. A file that names
    nobody belongs to the patient when its study does.
    """
    own = [image for image in _images(taken) if image.patient.identity == patient]
    births = Counter(image.patient.birth for image in own if image.patient.birth)
    birth = births.most_common(1)[0][0] if births else ""
    studies = {image.header.study_uid for image in own}
    return [_marked(file, patient, birth, studies) for file in taken]


def _marked(file: TakenFile, patient: str, birth: str, studies: set[str | None]) -> TakenFile:
    if file.image is None:
        return file
    found = file.image.patient
    if found.identity == patient:
        if not found.birth or not birth or found.birth == birth:
            return file
    elif not found.identity and file.image.header.study_uid in studies:
        return file
    if found.identity:
        what, code = phrase("the file belongs to another patient"), OTHER_SUBJECT
    else:
        what, code = phrase("the file names no patient"), "subject_unknown"
    return replace(file, status="quarantined", code=code, tag=_TAG, what=what, remedy=_REMEDY)


def _images(taken: Iterable[TakenFile]) -> Iterable[TakenImage]:
    return (file.image for file in taken if file.image is not None)
