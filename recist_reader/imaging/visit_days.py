"""`visit_only`: the first day of a visit, from which its own shift follows (BL-34).

The shift must be known before the first file is cleaned. It is guessed from the headers, and checked by what
came in: duplicates, another patient's and broken files do not count.
"""

from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from datetime import date
from pathlib import Path

from recist_reader.imaging.dates import read_date
from recist_reader.imaging.kinds import Verdict
from recist_reader.imaging.scan import ScanStep, open_input, scan
from recist_reader.imaging.sorting_out import kept_images
from recist_reader.imaging.taking import TakenFile


def first_day_of_headers(
    places: Sequence[Path], is_known: Callable[[str], bool]
) -> Generator[ScanStep, None, date | None]:
    """The first day on which the patient of most images was scanned; None where no image has a date.

    `is_known` says of an original SOPInstanceUID that its image came in before. Raises Fault as `scan`.
    """
    days: dict[str, list[date]] = {}
    for place in places:
        for step in scan(open_input(place)):
            examined = step.file.examined
            header = examined.header
            if header is not None and examined.verdict is Verdict.IMPORTED:
                day = read_date(header.times.scan_date or "")
                if day is not None and not is_known(header.sop_instance_uid):
                    days.setdefault(header.patient_id or "", []).append(day)
            yield step
    return min(days[max(days, key=lambda who: len(days[who]))]) if days else None


def first_day_taken(own: Iterable[TakenFile], known: Collection[str]) -> date | None:
    """The first day of the images that came in for the subject, those held back only where all are.

    `known` are mapped SOPInstanceUIDs of images that came in before.
    """
    images = [image for image in kept_images(own).values() if image.header.sop_instance_uid not in known]
    counted = [image for image in images if not image.quarantine] or images
    days = (read_date(image.source.scan_date) for image in counted)
    return min((day for day in days if day is not None), default=None)
