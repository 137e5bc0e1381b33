"""A read as an auditor sees it: its line in the list, and its timepoints as their reader had them."""

from collections.abc import Mapping
from dataclasses import replace

from recist_reader.reading.people.seen_reads import SeenRead
from recist_reader.reading.read_session import ReadView
from recist_reader.trial.people.signatures import MEANINGS, SignatureRecord
from recist_reader.trial.records import LockRecord
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.widgets.rows import Row

TITLES = (tr("Subject"), tr("Place"), tr("Reader"), tr("State"), tr("Timepoints"))
SHARES = (3, 1, 4, 3, 4)


def row_of(read: SeenRead, names: Mapping[str, str]) -> Row:
    """The line of a read: whose, by whom, how far."""
    word, picture = _state(read)
    reader = names.get(read.assignment.reader, read.assignment.reader)
    timepoints = ", ".join(labels_of(read)) or tr("none yet")
    return Row(read.uuid, (read.assignment.subject, read.assignment.slot, reader, word, timepoints), picture)


def _state(read: SeenRead) -> tuple[str, tuple[str, str]]:
    if read.assignment.void:
        return tr("taken back"), ("not-met", "t3")
    if read.is_complete:
        return tr("complete"), ("done-circle", "ok")
    if read.state.timepoints:
        return tr("in work"), ("edit", "acc")
    return tr("assigned"), ("todo", "t3")


def labels_of(read: SeenRead) -> tuple[str, ...]:
    """The timepoints that were begun."""
    return tuple(at.label for at in read.facts.timepoints if at.label in read.state.timepoints)


def whole_view(read: SeenRead, label: str) -> ReadView:
    """A timepoint with its response and earlier values, whatever its reader was shown of them (FB-6)."""
    view = read.view(label)
    options = view.facts.options
    workflow = replace(options.workflow, show_response_to_reader=True, show_prior_values=True)
    facts = replace(view.facts, options=replace(options, workflow=workflow))
    return replace(view, facts=facts)


def lock_words(read: SeenRead, label: str) -> str:
    """When a timepoint was locked, every version of it, with who signed and the hash of its content."""
    own = sorted(
        (lock for lock in read.state.locks.values() if lock.timepoint == label), key=lambda lock: lock.version
    )
    if not own:
        return tr("{timepoint} is open; nothing is signed.", timepoint=label)
    signatures: Mapping[str, SignatureRecord] = read.state.tables.get("signature", {})
    return "\n".join(_version_words(lock, signatures.get(f"{label}/v{lock.version}")) for lock in own)


def _version_words(lock: LockRecord, signature: SignatureRecord | None) -> str:
    hashed = lock.content_sha256
    if signature is None:
        return tr("Version {number}, not signed. SHA-256 {hash}", number=lock.version, hash=hashed)
    return tr(
        "Version {number}, signed by {name}, {time} UTC: {meaning} SHA-256 {hash}",
        number=lock.version,
        name=signature.printed_name,
        time=signature.at[:19].replace("T", " "),
        meaning=shown(MEANINGS.get(signature.meaning, signature.meaning)),
        hash=hashed,
    )
