"""What an import brought: counts, series with findings, and every file that did not come in, by cause."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recist_reader.imaging.cause import NEEDING_NO_ACTION
from recist_reader.imaging.intake import FileOutcome, Intake
from recist_reader.imaging.mended import Mended
from recist_reader.imaging.mending import RESTORED
from recist_reader.imaging.one_patient import OTHER_PATIENT
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.import_notes import NOTHING_MORE, mending_notes, scans_far_apart
from recist_reader.reading.import_refusals import NOTHING_TO_DO
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SeriesRecord
from recist_reader.trial.study_state import StudyState
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.series_lines import add_lines
from recist_reader.ui.start.side_panel import empty, entered, primary
from recist_reader.ui.texts import plural, shown, shown_problem, tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark

NAMES_SHOWN = 4
OUT_OF_ORDER = "ST-5"
WAY_OUT = tr("If another visit was imported by mistake, Ctrl+J takes it out again.")
CHIPS = (
    ("imported", tr("1 file imported"), tr("{number:,} files imported"), "ok"),
    (
        "none kept",
        tr("1 file read, not kept"),
        tr("{number:,} files read, none kept"),
        "",
    ),  # nothing wrong with them, but the import was refused
    ("restored", tr("1 brought back"), tr("{number:,} brought back"), "ok"),
    ("duplicate", tr("1 there already"), tr("{number:,} there already"), ""),
    ("quarantined", tr("1 in quarantine"), tr("{number:,} in quarantine"), "warn"),
    ("refused", tr("1 not taken"), tr("{number:,} not taken"), "bad"),
)
KINDS = {
    "refused": tr("not taken"),
    "quarantined": tr("in quarantine"),
    "imported": tr("imported"),
    "duplicate": tr("there already"),
}


class ImportResult(QWidget):
    """File names of the source folder are shown to the person who chose it, and never written (BN-4)."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        column = QVBoxLayout(self, spacing=10)
        column.setContentsMargins(0, 0, 0, 0)
        self._lines = QVBoxLayout(spacing=8)
        self.read_button = primary(tr("Read now   Enter"), "right")
        self.again_button = primary(tr("Choose again   Enter"), "import")
        self.series_button = entered(KeyButton(icon("layers"), tr("Series and quarantine   Ctrl+J")))
        self.more_button = entered(KeyButton(icon("import"), tr("Import more   Ctrl+I")))
        column.addLayout(self._lines)
        self.actions = QWidget()  # always in view, below what scrolls
        below = QVBoxLayout(self.actions, spacing=8)
        below.setContentsMargins(0, 0, 0, 0)
        for button in (self.read_button, self.again_button):
            below.addWidget(button)
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.series_button, 1)
        row.addWidget(self.more_button, 1)
        below.addLayout(row)
        self.series: tuple[SeriesRecord, ...] = ()

    def show_intake(self, intake: Intake, answer: Recorded | Refusal, state: StudyState, visit: str) -> None:
        """Say first what is in the study now, then what is not and why."""
        empty(self._lines)
        rows = {} if isinstance(answer, Refusal) else answer.edit.new["series"]
        self.series = tuple(state.series[uid] for uid in rows)
        if isinstance(answer, Refusal):
            self._add(*_title_of_nothing(answer, intake.mended, visit))
            if answer.rule == OUT_OF_ORDER:
                self._add(WAY_OUT, "caption")
        else:
            held = sum(series.state == "quarantined" for series in self.series)
            words = tr("{count} series imported", count=len(self.series))
            words += tr(", {held} of them in quarantine: decide with Ctrl+J", held=held) if held else ""
            outside = sum(_status(file) == "refused" for file in intake.files)
            words += (
                plural(outside, tr(". 1 file was not taken"), tr(". {number:,} files were not taken"))
                if outside
                else ""
            )
            self._add(f"{words}.", "title", "warn" if held or outside else "ok")
            self._add_apart(state)
        self._add_mended(intake.mended, visit)
        self._add_chips(_counts(intake.files, isinstance(answer, Refusal)))
        for series in self.series:
            card = QFrame()
            mark(card, "row")
            column = QVBoxLayout(card, spacing=4)
            column.setContentsMargins(0, 6, 0, 8)
            add_lines(column, series, state)
            self._lines.addWidget(card)
        self._add_files(intake.files)
        is_to_mend = isinstance(answer, Refusal) and answer.rule != NOTHING_TO_DO
        self.again_button.setVisible(is_to_mend)
        self.more_button.setVisible(not is_to_mend)

    def has_ready(self, state: StudyState, subject: str) -> bool:
        """Something of this import can be read, and nothing of the subject's baseline is missing."""
        has_baseline = any(visit.label == "BL" for visit in state.visits_of(subject))
        return has_baseline and any(series.state == "ready" for series in self.series)

    def _add(self, words: str, role: str, tone: str = "") -> None:
        self._lines.addWidget(_line(words, role, tone))

    def _add_chips(self, counts: Counter[str]) -> None:
        row = QHBoxLayout(spacing=6)
        for status, one, many, tone in CHIPS:
            if counts[status]:
                chip = QLabel(plural(counts[status], one, many))
                mark(chip, "chip", tone)
                row.addWidget(chip)
        row.addStretch(1)
        self._lines.addLayout(row)

    def _add_apart(self, state: StudyState) -> None:
        """Scans that may be of two visits are told at once, not only when the timepoint is read (GD-21)."""
        for subject, visit in sorted({(series.subject, series.visit) for series in self.series}):
            problem = scans_far_apart(state, subject, visit)
            if problem is not None:
                told = shown_problem(problem)
                what = told.what[:1].upper() + told.what[1:]
                self._add(tr("{what}. {remedy}.", what=what, remedy=told.remedy), "", "warn")

    def _add_mended(self, mended: Mended, visit: str) -> None:
        """Stored images of before that were missing or changed: brought back, or missing still (FT-30)."""
        for note in mending_notes(mended, visit):
            words = tr("{what}. {remedy}.", what=shown(note.what), remedy=shown(note.remedy))
            self._add(words, "", "ok" if note.remedy == NOTHING_MORE else "bad")

    def _add_files(self, files: tuple[FileOutcome, ...]) -> None:
        """Files that did not come in, grouped by what is wrong; images with a warning last."""
        groups: dict[tuple[str, str, str], list[str]] = {}
        for file in files:
            status = _status(file)
            if status in ("refused", "quarantined") or (file.what and status != RESTORED):
                what = shown(file.what or "") or (file.code or tr("not taken")).replace("_", " ")
                where = f" {file.tag}" if file.tag else ""
                groups.setdefault((status, f"{what}{where}", file.remedy or ""), []).append(file.name)
        if groups:
            self._add(tr("Files to look at"), "section")
        for (status, what, remedy), names in groups.items():
            count = plural(len(names), tr("1 file"), tr("{number} files"))
            kind = KINDS.get(status, status)
            tone = "" if remedy in NEEDING_NO_ACTION else "bad" if status == "refused" else "warn"
            rest = len(names) - NAMES_SHOWN
            more = tr(" and {rest} more", rest=rest) if rest > 0 else ""
            lines = (
                (f"{count} {kind}: {what}.", "", tone),
                (f"{shown(remedy)}." if remedy else "", "caption", ""),
                (", ".join(names[:NAMES_SHOWN]) + more, "small", ""),
            )
            group = QVBoxLayout(spacing=1)
            for words, role, state in lines:
                if words:
                    group.addWidget(_line(words, role, state))
            self._lines.addLayout(group)


def _line(words: str, role: str, tone: str) -> QLabel:
    line = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    mark(line, role, tone)
    return line


def _title_of_nothing(answer: Refusal, mended: Mended, visit: str) -> tuple[str, str, str]:
    """Words, role and tone: nothing came in; that images came back is said first, and is no failure."""
    if answer.rule != NOTHING_TO_DO or not mended.restored:
        return _nothing_text(answer.problem, visit), "title", "warn"
    count, told = len(mended.restored), shown_problem(answer.problem)
    back = plural(count, tr("1 image was brought back"), tr("{number:,} images were brought back"))
    what = told.what[:1].upper() + told.what[1:]
    words = tr(
        "{back}, nothing new was imported. {what}. {remedy}.", back=back, what=what, remedy=told.remedy
    )
    return words, "title", "warn" if mended.missing else "ok"


def _nothing_text(problem: Problem, visit: str) -> str:
    """Why nothing came in; subject and visit stand above it, another place is named."""
    told = shown_problem(problem)
    what = told.what[:1].upper() + told.what[1:]
    if problem.where not in ("", visit):
        what = f"{what} ({told.where})"
    return tr("Nothing was imported. {what}. {remedy}.", what=what, remedy=told.remedy)


def _counts(files: tuple[FileOutcome, ...], is_refused: bool) -> Counter[str]:
    """How many files of each fate; what a refused import could have kept is not in the study either."""
    fates = [_status(file) for file in files]
    kept = ("imported", "quarantined")
    return Counter("none kept" if is_refused and fate in kept else fate for fate in fates)


def _status(file: FileOutcome) -> str:
    """What became of a file for this subject: its quarantine has what is stored, and no other patient's."""
    if file.code == RESTORED:
        return RESTORED
    is_nowhere = file.status == "quarantined" and file.sop is None
    return "refused" if is_nowhere or file.code in OTHER_PATIENT else file.status
