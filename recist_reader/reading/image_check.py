"""Are the stored images those that the study names (VF-1 `--images`, IN-141, FT-30)?"""

from pathlib import Path

from recist_reader.imaging.store import ImageStore
from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import Check


def check_images(study: Path) -> Check:
    """Read every blob that a row names; the first fault counts what is missing and what was changed."""
    try:
        named = _named_blobs(study)
    except StudyFault as error:
        return Check("images", 0, str(error))
    found = ImageStore.beside(study).check(named)
    if found.ok:
        return Check("images", len(named), None)
    counts = f"{len(found.missing)} images missing, {len(found.changed)} changed"
    first = (*found.missing, *found.changed)[0]
    return Check("images", len(named), f"{counts}, first {first[:16]}")


def _named_blobs(study: Path) -> set[str]:
    with StudyFile.open(study, write=False) as file:
        return {
            item["blob_sha256"]
            for rows in file.all_rows("instance").values()
            for row in rows.values()
            for item in row.get("slices", ())
            if item.get("blob_sha256")
        }
