"""What reopening a locked timepoint means, in words, before it is done (SG-6, SG-7)."""

from recist_reader.reading.read_session import ReadView, Reopening
from recist_reader.trial.decisions.opening import NEEDS_TEXT, REOPENING_REASONS, locked_version
from recist_reader.ui.reader.models.lock_views import ReopenView
from recist_reader.ui.reader.models.words import timepoint_name
from recist_reader.ui.texts import tr


def reopened_text(label: str, reopening: Reopening | None) -> str:
    """ "Reopened: new images; the second scan came late"; empty for a timepoint that never was."""
    if reopening is None:
        return ""
    reason = reopening.reason
    entry = REOPENING_REASONS.get(reason.entry or "", "")
    said = [part for part in (entry if reason.entry != "other" else "", reason.text) if part]
    why = "; ".join(dict.fromkeys(said))
    if reopening.timepoint == label:
        return tr("Reopened: {why}", why=why)
    return tr("{name} was reopened: {why}", name=timepoint_name(reopening.timepoint), why=why)


def opened_again_text(label: str, version: int, reopening: Reopening | None, is_approved: bool) -> str:
    """What is said when a timepoint that is read again is opened; empty for every other (SG-6, SG-7).

    `is_approved`: the study manager let it open again.
    """
    if reopening is None:
        return ""
    name = timepoint_name(label)
    if reopening.timepoint != label:
        words = tr("{name} is to be confirmed, since {reopened} was reopened: check it, then lock it again")
        return words.format(name=name, reopened=timepoint_name(reopening.timepoint))
    if is_approved:
        return tr(
            "{name} is open again as version {version}: the study manager approved it",
            name=name,
            version=version,
        )
    return tr("{name} is open again as version {version}", name=name, version=version)


def reopen_view(view: ReadView, label: str) -> ReopenView | None:
    """Return what is asked and what happens; None where the timepoint is not locked."""
    if not view.state.is_locked(label):
        return None
    version = locked_version(view.state, label)
    name = timepoint_name(label)
    order = view.facts.order_of(label)
    later = [t.label for t in view.facts.timepoints[order + 1 :] if t.label in view.state.timepoints]
    effect = tr(
        "Version {version} stays readable. You change a copy, version {version_2}.",
        version=version,
        version_2=version + 1,
    )
    if later:
        effect += tr(
            " {later} must be confirmed and locked again; all values there stay.", later=", ".join(later)
        )
    return ReopenView(
        label, tr("Reopen {name}", name=name), effect, tuple(REOPENING_REASONS.items()), tuple(NEEDS_TEXT)
    )
