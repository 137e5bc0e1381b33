"""What can be done in a study with accounts, and which role may do it (RO-1 to RO-6, SE-41)."""

from enum import StrEnum

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial import commands as c
from recist_reader.trial.people.roles import ROLE_NAMES, StudyRole


class Act(StrEnum):
    """One kind of call of a service, by the code that the record keeps; asked for first of all (SE-41)."""

    SET_OPTIONS = "set_options"
    KEEP_ACCOUNTS = "keep_accounts"
    ADD_SUBJECT = "add_subject"
    SET_SUBJECT = "set_subject"
    IMPORT_IMAGES = "import_images"
    DECIDE_IMAGES = "decide_images"
    RELEASE = "release"
    DECLARE_NOT_DONE = "declare_not_done"
    DECLARE_FINAL = "declare_final"
    ASSIGN = "assign"
    SEE_PROGRESS = "see_progress"
    SEE_RATES = "see_rates"
    READ = "read"
    LOCK = "lock"
    ASK_REOPENING = "ask_reopening"
    APPROVE_REOPENING = "approve_reopening"
    OPEN_QUERY = "open_query"
    LET_OUT_QUERY = "let_out_query"
    ANSWER_QUERY = "answer_query"
    CLOSE_QUERY = "close_query"
    SEE_QUERIES = "see_queries"
    CHECK_READS = "check_reads"
    TAKE_UP_REOPENING = "take_up_reopening"
    COMPARE = "compare"
    ADJUDICATE = "adjudicate"
    EXPORT = "export"
    EXPORT_WORK = "export_work"
    UNBLIND = "unblind"
    SEE_READS = "see_reads"
    SEE_TRAIL = "see_trail"
    MEND_FILE = "mend_file"


_M, _R, _J, _E, _A = (
    StudyRole.MANAGER,
    StudyRole.READER,
    StudyRole.ADJUDICATOR,
    StudyRole.EXPORTER,
    StudyRole.AUDITOR,
)

MAY: dict[Act, frozenset[StudyRole]] = {
    Act.SET_OPTIONS: frozenset({_M}),
    Act.KEEP_ACCOUNTS: frozenset({_M}),
    Act.ADD_SUBJECT: frozenset({_M}),
    Act.SET_SUBJECT: frozenset({_M}),
    Act.IMPORT_IMAGES: frozenset({_M}),
    Act.DECIDE_IMAGES: frozenset({_M}),
    Act.RELEASE: frozenset({_M}),
    Act.DECLARE_NOT_DONE: frozenset({_M}),
    Act.DECLARE_FINAL: frozenset({_M}),
    Act.ASSIGN: frozenset({_M}),
    Act.SEE_PROGRESS: frozenset({_M, _A}),
    Act.SEE_RATES: frozenset({_M, _E, _A}),
    Act.READ: frozenset({_R}),
    Act.LOCK: frozenset({_R}),
    Act.ASK_REOPENING: frozenset({_R, _M, _A}),
    Act.APPROVE_REOPENING: frozenset({_M}),
    Act.OPEN_QUERY: frozenset({_M, _R, _J, _A}),
    Act.LET_OUT_QUERY: frozenset({_M, _A}),
    Act.ANSWER_QUERY: frozenset({_M, _R}),
    Act.CLOSE_QUERY: frozenset({_M}),
    Act.SEE_QUERIES: frozenset({_M, _R, _J, _A}),
    Act.CHECK_READS: frozenset({_M, _E, _A}),
    Act.TAKE_UP_REOPENING: frozenset({_R}),
    Act.COMPARE: frozenset({_M, _J}),
    Act.ADJUDICATE: frozenset({_J}),
    Act.EXPORT: frozenset({_E, _A}),
    Act.EXPORT_WORK: frozenset({_M, _E, _A}),
    Act.UNBLIND: frozenset({_E}),
    Act.SEE_READS: frozenset({_E, _A}),
    Act.SEE_TRAIL: frozenset({_A}),
    Act.MEND_FILE: frozenset({_M}),
}
"""Act -> roles that may. SG-6 lets an auditor ask for a reopening, QY-1 open a query, QY-2 look at its words:
none changes a read. Whose read, and in which state, is asked by the act itself."""


def may(role: StudyRole | None, act: Act) -> bool:
    """Whether a role may do this; the one person of a single-reader study has none and may do all (RO-10)."""
    return role is None or role in MAY[act]


def act_refused(role: StudyRole, act: Act) -> Refusal | None:
    """Why a role may not do this, None where it may (RO-6)."""
    if role in MAY[act]:
        return None
    what = phrase("this is no task of the {who}", who=ROLE_NAMES[role])
    who = ", ".join(ROLE_NAMES[allowed] for allowed in StudyRole if allowed in MAY[act])
    return refuse("RO-6", what, phrase("role"), phrase("It is a task of: {who}", who=who))


def act_of(command: c.Command) -> Act:
    """What a reader's command is to the roles."""
    return Act.LOCK if isinstance(command, c.LockTimepoint) else Act.READ
