"""Every kind of change that an event can name, with its coarse type and what it means.

The list is closed: the log refuses another name, and `docs/events.md` is written from it. A name is
never reused; a new meaning gets a new name, since events are never rewritten (IN-127).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """A change's coarse type (AU-3), the tables its patch touches, its meaning, whether it can be undone.

    `is_note`: the event says that something happened; no state is folded from it. `fields` names what
    its payload has beside the fields of every payload.
    """

    type: str
    tables: tuple[str, ...]
    meaning: str
    undoable: bool = False
    is_note: bool = False
    fields: tuple[str, ...] = ()


def _note(coarse_type: str, meaning: str, *fields: str, tables: tuple[str, ...] = ()) -> Change:
    return Change(coarse_type, tables, meaning, is_note=True, fields=fields)


CHANGES: dict[str, Change] = {
    # the study
    "study.created": Change("study.create", ("study", "charter"), "A study was made with its options."),
    "charter.changed": Change(
        "study.charter",
        ("charter",),
        "Options were set before the first lock, with reason; a further version of the charter (ST-101).",
    ),
    "charter.amended": Change(
        "study.charter",
        ("charter", "signature"),
        "Options on which no result hangs were set after the first lock, with reason, and signed (ST-101).",
    ),
    "study.relocated": _note("study.move", "The file was opened at another place than before (IN-121)."),
    "study.rebuilt": _note("study.rebuild", "Rows were written anew from the events, with reason (FT-18)."),
    "study.migrated": _note(
        "study.migration", "The file was brought to a newer schema (IN-127).", "from_schema", "to_schema"
    ),
    "clock.back": _note(
        "study.clock",
        "The clock was more than 2 s behind the newest event of a stream (AU-10).",
        "stream",
        "seq",
        "seconds",
    ),
    "backup.made": _note("study.backup", "A backup was made (IN-125).", "kind"),
    "backup.failed": _note("study.backup", "A backup could not be made (IN-125).", "kind", "fault"),
    "study.restored": _note(
        "study.restore",
        "The file was made from a backup and the events that continued it (IN-126).",
        "added",
        "not_added",
    ),
    "task.opened": _note("task.open", "The read of a subject was opened (AU-1).", "stream"),
    "action.refused": _note(
        "action.refuse", "A wish was refused by a rule or check; nothing changed (AU-1).", "rule", "wish"
    ),
    "queue.discarded": _note(
        "study.queue",
        "Edits that could not be stored were given up, with reason (IN-135).",
        "events",
    ),
    "anchor.set": _note("anchor", "The fingerprint of all heads (AU-8).", "heads", tables=("anchor",)),
    "read.assigned": Change(
        "study.assign",
        ("assignment", "reading_code"),
        "A subject went to a reader, under a code of its own (RO-8, BN-5).",
    ),
    "reads.allocated": Change(
        "study.assign",
        ("assignment", "reading_code"),
        "Free places went to a pair or a pool of readers, by a seed that stands with each (RO-8).",
    ),
    "read.voided": Change(
        "study.assign", ("assignment",), "An assignment was taken back, with reason (ST 2.1)."
    ),
    "subject.added": Change(
        "study.subject", ("subject", "assignment"), "A subject joined; its read was assigned."
    ),
    "subject.changed": Change(
        "study.subject", ("subject",), "Dates or events of a subject were set, with reason."
    ),
    "subjects.imported": Change(
        "study.subject",
        ("subject", "assignment"),
        "A table of subjects was taken in: new ones, changed cells and removed ones, with reason (ST-117).",
    ),
    "images.imported": Change(
        "study.import",
        ("visit", "series", "instance", "source_file"),
        "Files of a visit came into the store.",
    ),
    "import.refused": _note(
        "study.import",
        "An import was refused as a whole: by which rule, and how many files of each cause (AU-1, ER).",
        "rule",
        "subject",
        "visit",
        "files",
    ),
    "images.restored": _note(
        "study.import",
        "Stored images that had been missing or changed were brought back from their source, alike by hash:"
        " how many, and how many are missing still (FT-30, IN-141).",
        "subject",
        "visit",
        "restored",
        "missing",
    ),
    "images.withdrawn": Change(
        "study.import",
        ("visit", "series", "instance", "source_file"),
        "Images of a visit that nobody had opened were taken out of the study, with reason.",
    ),
    "visit.released": Change(
        "study.release", ("visit",), "Readers may have the timepoint once the one before is locked (SQ-1)."
    ),
    "visit.held": Change(
        "study.release", ("visit",), "A release was taken back before a reader opened it, with reason."
    ),
    "subject.images_final": Change(
        "study.release", ("subject",), "No further images will come, with reason (ST 2.1)."
    ),
    "subject.images_expected": Change(
        "study.release", ("subject",), "Further images are expected after all, with reason (ST 2.1)."
    ),
    "series.labelled": Change(
        "study.series", ("series",), "Region, phase or kernel class of a series was set."
    ),
    "quarantine.decided": Change(
        "study.quarantine",
        ("visit", "series", "instance", "source_file"),
        "Held-back images were released or refused.",
    ),
    "images.masked": Change(
        "study.quarantine",
        ("visit", "series", "instance"),
        "Areas with burned-in text were blanked, with reason, and the series released; the originals are kept"
        " (BN-3, IN-142).",
    ),
    "visit.not_done": Change("study.visit", ("visit",), "A scheduled visit has no images (OR-9)."),
    # queries and reopening
    "query.opened": Change(
        "study.query",
        ("query",),
        "A question about a read was asked, or all that a batch check found (QY-1, QY-4).",
    ),
    "query.let_out": Change(
        "study.query", ("query",), "A second person looked at the words to a reader; they went out (QY-2)."
    ),
    "query.drafted": Change(
        "study.query",
        ("query",),
        "Further words to a reader were written, which wait for a second person (QY-2).",
    ),
    "query.held_back": Change(
        "study.query", ("query",), "A second person held words to a reader back; they never went out (QY-2)."
    ),
    "query.answered": Change("study.query", ("query",), "A query was answered (QY-1)."),
    "query.closed": Change("study.query", ("query",), "A query was closed; what it held goes on (QY-1)."),
    "query.reopened": Change("study.query", ("query",), "A query was asked again (QY-1)."),
    "reopening.asked": Change(
        "study.reopening",
        ("query",),
        "The reopening of a locked timepoint was asked for, with reason (SG-6).",
    ),
    "reopening.approved": Change(
        "study.reopening",
        ("query", "signature"),
        "A reopening was approved and signed in the same moment (SG-6, SE-8).",
    ),
    "reopening.refused": Change(
        "study.reopening", ("query",), "A reopening was refused, with reason (SG-6)."
    ),
    "reopening.applied": Change(
        "study.reopening",
        ("query",),
        "The reader took an approved reopening up; the event of the read has the request's id (SG-7).",
    ),
    # people
    "account.added": Change(
        "account.add", ("account",), "A person joined with roles and an issued password (SE-5)."
    ),
    "account.roles_set": Change("account.roles", ("account",), "A person's roles were set, with reason."),
    "account.disabled": Change("account.disable", ("account",), "A person left, with reason (SE-5)."),
    "account.reset": Change(
        "account.reset", ("account",), "A temporary password was issued, with reason (SE-6)."
    ),
    "account.unlocked": Change(
        "account.unlock", ("account",), "The manager ended a lock, with reason (SE-3)."
    ),
    "account.password_changed": Change(
        "account.password", ("account",), "The person set an own password (SE-2)."
    ),
    "account.rehashed": Change(
        "account.rehash", ("account",), "A password was hashed anew with the parameters of today (SE-1)."
    ),
    "account.recovery_set": Change(
        "account.recovery", ("account",), "The study got a recovery file; its public key (SE-4)."
    ),
    "account.recovered": Change(
        "account.recover",
        ("account",),
        "A manager's temporary password was issued by the recovery file, whose key signed it, with reason"
        " (SE-4).",
    ),
    "sign_in.succeeded": Change("account.login", ("account",), "A person signed in (AU-1)."),
    "sign_in.failed": Change(
        "account.failure", ("account",), "A wrong password was given; the fifth in a row locks (SE-3)."
    ),
    "sign_in.refused": _note(
        "account.failure",
        "A sign-in was refused: nobody's name, a locked or disabled account, a role that is not held"
        " (SE-3, RO-6).",
        "why",
    ),
    "session.ended": _note(
        "account.logout", "A session ended: by the person, by time, by the manager.", "why"
    ),
    # opening, history
    "timepoint.opened": Change(
        "read.open",
        ("read", "timepoint"),
        "The reader opened a timepoint; where its images came late, what was read after it is to be confirmed"
        " (SG-7).",
    ),
    "history.undone": Change("read.edit", (), "The last edit was taken back."),
    "history.redone": Change("read.edit", (), "The last undo was taken back."),
    # lesions and findings
    "lesion.created": Change(
        "read.edit", ("lesion", "measurement", "finding_state"), "A lesion with its first mark.", True
    ),
    "lesion.site_changed": Change(
        "read.edit", ("lesion",), "Organ, part, side or nodal flag of a lesion.", True
    ),
    "lesion.renumbered": Change(
        "read.edit", ("lesion",), "Targets were put into another order (LS-1).", True
    ),
    "lesion.deleted": Change(
        "read.edit",
        ("lesion", "measurement", "finding_state", "reason"),
        "A lesion created here was removed.",
        True,
    ),
    "lesion.left": Change(
        "read.edit",
        ("lesion", "measurement", "finding_state", "reason"),
        "A new lesion left the reopened timepoint; it begins at the next one that holds it (SG-7, NL-3).",
        True,
    ),
    "lesion.split": Change(
        "read.edit",
        ("lesion", "measurement", "finding_state"),
        "A target's value became its first fragment (S-6).",
        True,
    ),
    "measurement.recorded": Change(
        "read.edit", ("measurement", "finding_state"), "A diameter was drawn or drawn again.", True
    ),
    "mark.placed": Change("read.edit", ("measurement",), "The reference mark of a lesion.", True),
    "finding.stated": Change("read.edit", ("measurement", "finding_state"), "The state of a lesion.", True),
    "finding.cleared": Change(
        "read.edit", ("measurement", "finding_state"), "Value or state of a lesion was removed.", True
    ),
    "annotation.added": Change(
        "read.edit", ("measurement",), "A line, region or probe without a lesion.", True
    ),
    "annotation.removed": Change("read.edit", ("measurement",), "A line, region or probe was removed.", True),
    "label.moved": Change("read.edit", ("measurement",), "The label of a mark was dragged.", True),
    "key_image.set": Change("read.edit", ("key_image",), "A key image was marked.", True),
    "key_image.removed": Change("read.edit", ("key_image",), "A key image was unmarked.", True),
    "reason.given": Change("read.edit", ("reason",), "An edit check was answered.", True),
    # lock
    "timepoint.locked": Change(
        "read.lock",
        ("read", "timepoint", "timepoint_result", "lock_version", "signature"),
        "The timepoint was checked and locked; in a study with accounts signed in the same moment (SE-8).",
    ),
    "timepoint.reopened": Change(
        "read.state", ("read", "timepoint"), "A locked timepoint was opened again (SG-7)."
    ),
    # adjudication
    "adjudication.compared": Change(
        "adjudication.compare",
        ("adjudication",),
        "Two complete reads were compared: they agree, or a decision is needed; triggers by id alone (AJ-1).",
    ),
    "adjudication.opened": Change(
        "adjudication.open", ("adjudication",), "An adjudicator opened the case, which is then held."
    ),
    "adjudication.left": Change(
        "adjudication.open", ("adjudication",), "An adjudicator left the case without a decision."
    ),
    "adjudication.decided": Change(
        "adjudication.decide",
        ("adjudication", "signature"),
        "One read was endorsed as a whole, with cause and text, and signed (AJ-5, AJ-6).",
    ),
    "adjudication.invalidated": Change(
        "adjudication.invalid",
        ("adjudication",),
        "A read of the pair is opened again: what was decided holds no longer (SG-7).",
    ),
    # what left the program
    "exported": _note("export", "Tables or documents were written."),
}
