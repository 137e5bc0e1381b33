"""What is said of a timepoint whose images are none that a size read shows (SQ-1, VW-10)."""

from recist_reader.problem import Problem
from recist_reader.said import Said, phrase
from recist_reader.trial.facts import BASELINE, TimepointFacts


def why_nothing_to_read(at: TimepointFacts) -> Problem | None:
    """Why a timepoint cannot be read: it has PET alone, for example; None where it can be."""
    if at.series or not at.done:
        return None
    if at.awaiting_choice:
        return why_a_choice(at)
    what = phrase("none of its images is one that a size read shows (CT or MR)")
    return Problem(what, at.label, _import_remedy(at))


def _import_remedy(at: TimepointFacts) -> Said:
    if at.kept_by_manager:
        return phrase("Tell the study manager, who imports the CT or MR of this visit")
    if at.label == BASELINE:
        return phrase("Import the CT or MR of this visit")  # baseline cannot be declared not done (OR-9)
    return phrase("Import the CT or MR of this visit, or withdraw its images and declare it not done")


def why_a_choice(at: TimepointFacts) -> Problem:
    """What is asked where images share their identifiers with others of another content (ER, BL-35)."""
    names = "; ".join(dict.fromkeys(series.name for series in at.awaiting_choice))
    what = phrase(
        "images came in twice under the same identifier (SOPInstanceUID), with other content: {names}",
        names=names,
    )
    remedy = (
        phrase("The study manager chooses which is right; until then nothing is lost")
        if at.kept_by_manager
        else phrase("Choose which is right on the series page of the worklist (Ctrl+J)")
    )
    return Problem(what, at.label, remedy)
