"""Files of one import sorted out: another patient's, beside a therapy, duplicates, rivals (ER, FT-29)."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from recist_reader.imaging.one_patient import OTHER_PATIENT
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.taking import TakenFile, TakenImage
from recist_reader.said import phrase


def discard_others(taken: Sequence[TakenFile], store: ImageStore | None) -> None:
    """Another patient's picture does not stay in this subject's store.

    Cleaned of its patient it may be byte for byte a picture of the subject, which stays.
    """
    own = kept_images(taken)
    others = (file for file in taken if file.code in OTHER_PATIENT)
    discard_new((file for file in others if file.image and file.image.blob_sha256 not in own), store)


def discard_new(taken: Iterable[TakenFile], store: ImageStore | None) -> None:
    """Take back what was stored for these files; what stood there before stays."""
    for file in taken:
        if store is not None and file.image is not None and file.image.is_new:
            store.discard(file.image.blob_sha256)


def take_back(taken: Iterable[TakenFile], store: ImageStore | None) -> None:
    """After a cancel: no file stays that came in; images that were brought back do, rows name them."""
    came_in = (file for file in taken if file.status in ("imported", "quarantined"))
    with suppress(OSError):  # no row names it: `images gc` removes what stays
        discard_new(came_in, store)


def take_back_blobs(blobs: Iterable[str], store: ImageStore) -> None:
    """After a cancel of an import that was read to its end: no row will name these."""
    for sha256 in blobs:
        with suppress(OSError):
            store.discard(sha256)


def beside_therapy(file: TakenFile, therapy: frozenset[str]) -> TakenFile:
    """CT that shares study or frame of reference with an NM object is kept out too (BL-20)."""
    image = file.image
    if image is None or file.status != "imported" or not therapy:
        return file
    if image.header.study_uid not in therapy and image.header.frame_of_reference_uid not in therapy:
        return file
    code = "therapy_same_study"
    what = phrase("the image belongs to a nuclear medicine study, which could show the treatment")
    held = replace(image, quarantine=(*image.quarantine, code))
    remedy = phrase("Look at it in the quarantine")
    return replace(file, status="quarantined", code=code, what=what, remedy=remedy, image=held)


def marked_duplicates(taken: Iterable[TakenFile]) -> list[TakenFile]:
    """The same stored bytes twice: the second name is a duplicate (IN-140)."""
    seen: set[str] = set()
    marked = []
    for file in taken:
        image = file.image
        if image is None or not is_kept(file):
            marked.append(file)
        elif image.blob_sha256 in seen:
            marked.append(replace(file, status="duplicate", code="same_content"))
        else:
            seen.add(image.blob_sha256)
            marked.append(file)
    return marked


def is_kept(file: TakenFile) -> bool:
    """Whether the image of the file is the subject's and was not there before."""
    return file.status in ("imported", "quarantined") and file.code not in OTHER_PATIENT


def rival_blobs(taken: Iterable[TakenFile], known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Blobs that share their SOPInstanceUID with another content, of this or an earlier import (BL-35)."""
    contents: dict[str, set[str]] = {}
    for image in kept_images(taken).values():
        sop = image.header.sop_instance_uid
        contents.setdefault(sop, set(known.get(sop, ()))).add(image.blob_sha256)
    return frozenset().union(*(blobs for blobs in contents.values() if len(blobs) > 1))


def is_rival(file: TakenFile, rivals: frozenset[str]) -> bool:
    """Whether another content stands under the file's SOPInstanceUID."""
    return file.status == "imported" and file.image is not None and file.image.blob_sha256 in rivals


def with_rival(file: TakenFile) -> TakenFile:
    """The file with the words of why a person must choose (BL-35)."""
    what = phrase("another image has the same identifier (SOPInstanceUID) and other content")
    remedy = phrase("Both are kept apart: choose which one is read")
    return replace(file, code="same_uid_other_content", tag="(0008,0018)", what=what, remedy=remedy)


def told_as_known(file: TakenFile, known: Mapping[str, frozenset[str]]) -> TakenFile:
    """A picture of before whose file was changed where nothing is kept: it is there already (IN-140)."""
    image = file.image
    if image is None or file.status != "imported":
        return file
    if image.blob_sha256 not in known.get(image.header.sop_instance_uid, ()):
        return file
    return replace(file, status="duplicate", code="known", tag=None, what=None, remedy=None)


def kept_images(taken: Iterable[TakenFile]) -> dict[str, TakenImage]:
    """The subject's images by blob SHA-256, each content once."""
    kept = (file.image for file in taken if file.image is not None and is_kept(file))
    return {image.blob_sha256: image for image in kept}
