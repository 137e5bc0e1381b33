"""Everything that can be checked of a study: the file, its images, its signatures (VF-1)."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from recist_reader.reading.image_check import check_images_steps
from recist_reader.reading.people.signature_check import check_signatures
from recist_reader.storage.verify import Report, Wanted, verify_steps


def whole_check_steps(
    study: Path, wanted: Wanted | None = None, *, images: bool = False
) -> Generator[tuple[int, int], None, Report]:
    """Yield (events followed, all events), then of the images, where asked for; return the report.

    Never raises for what is wrong with the file.
    """
    report = yield from verify_steps(study, wanted)
    if report.code is not None:
        return report
    found = [(yield from check_images_steps(study))] if images else []
    checks = [*report.checks, *found, check_signatures(study)]
    return replace(report, checks=tuple(checks))
