"""The panels beside the worklist, one at a time, and what they do to the study."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.visits import next_visit
from recist_reader.trial.study_records import BASELINE_VISIT, SubjectRecord
from recist_reader.ui.start.backups_panel import BackupsPanel
from recist_reader.ui.start.import_panel import ImportPanel
from recist_reader.ui.start.not_done_form import NotDoneForm
from recist_reader.ui.start.series_panel import SeriesPanel
from recist_reader.ui.start.side_panel import WIDTH, SidePanel, width_beside
from recist_reader.ui.start.subject_form import SubjectForm
from recist_reader.ui.texts import tr


class StudyPanels(QStackedWidget):
    """Hidden while none is open. Each wish goes through the study session; refusals stay in the panel."""

    changed = Signal(str)  # subject
    read_asked = Signal(str)  # subject
    opened = Signal()
    closed = Signal()
    all_decided = Signal()  # no series of the subject waits any more

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.study: StudySession | None = None
        self.subject_form = SubjectForm()
        self.import_panel = ImportPanel()
        self.series_panel = SeriesPanel()
        self.not_done_form = NotDoneForm()
        self.backups_panel = BackupsPanel()
        for panel in self.panels():
            self.add_panel(panel)
        self.subject_form.saved.connect(self._save_subject)
        self.not_done_form.declared.connect(self._declare)
        self.import_panel.imported.connect(self.changed)
        self.import_panel.read_asked.connect(self._read)
        self.import_panel.series_asked.connect(self.show_series)
        self.series_panel.all_decided.connect(self.all_decided)
        self.series_panel.changed.connect(self._tell_series_changed)
        self._series_of = ""
        self.setFixedWidth(WIDTH)
        self.hide()

    def fit(self, page_px: int) -> None:
        """Take the width that the text needs beside a list on a page of so many px."""
        self.setFixedWidth(width_beside(page_px))

    def panels(self) -> tuple[SidePanel, ...]:
        return (
            self.subject_form,
            self.import_panel,
            self.series_panel,
            self.not_done_form,
            self.backups_panel,
        )

    def use_study(self, study: StudySession | None) -> None:
        """Work on another study; what ran for the one before has ended when this returns."""
        self.stop()
        self.study = study
        self.close_panel()

    def stop(self) -> None:
        """Cancel what runs and wait for it: the study can be closed after."""
        self.import_panel.stop()
        self.series_panel.stop()

    def close_panel(self) -> None:
        self.hide()
        self.closed.emit()

    def leave(self) -> None:
        """Close the panel that is open, unless an import runs in it."""
        if not (self.currentWidget() is self.import_panel and self.import_panel.is_running):
            self.currentWidget().leave()

    def follow(self, subject: str) -> None:
        """Another row was chosen: what is set in the series panel, or imported, is for that subject."""
        if self.study is None or not self.isVisible() or subject not in self.study.state.subjects:
            return
        if self.currentWidget() is self.series_panel and subject != self._series_of:
            self._series_of = subject
            self.series_panel.show_subject(self.study, subject)
        elif self.currentWidget() is self.import_panel:
            self.import_panel.follow(subject)

    def is_on_other(self, subject: str) -> bool:
        """Series of another subject are worked on: an import that ends beside does not take them away."""
        is_series = self.isVisible() and self.currentWidget() is self.series_panel
        return is_series and subject != self._series_of

    def add_panel(self, panel: SidePanel) -> None:
        """Take one more panel, of a page that has its own."""
        self.addWidget(panel)
        panel.closed.connect(self.close_panel)

    def open_panel(self, panel: SidePanel) -> None:
        """Show a panel in place of the one before."""
        self.setCurrentWidget(panel)
        self.opened.emit()
        self.show()

    # -- what is asked for

    def add_subject(self) -> None:
        if self.study is not None:
            self.open_panel(self.subject_form)
            self.subject_form.start()

    def change_subject(self, subject: str) -> None:
        if self.study is not None and subject in self.study.state.subjects:
            self.open_panel(self.subject_form)
            self.subject_form.start(self.study.state.subjects[subject])

    def import_images(self, subject: str, places: tuple[Path, ...] = ()) -> None:
        """Import for a subject; where the study has none yet, add one first."""
        if self.study is None:
            return
        if not self.study.state.subjects:
            self.add_subject()
            self.subject_form.say(tr("Add a subject first, then import its baseline images."))
            return
        self.open_panel(self.import_panel)
        self.import_panel.start(self.study, subject, places)

    def show_series(self, subject: str) -> None:
        if self.study is not None and subject in self.study.state.subjects:
            self._series_of = subject
            self.open_panel(self.series_panel)
            self.series_panel.start(self.study, subject)

    def declare_not_done(self, subject: str) -> None:
        if self.study is None or subject not in self.study.state.subjects:
            return
        proposed = next_visit(self.study, subject)
        self.open_panel(self.not_done_form)
        self.not_done_form.start(subject, () if proposed == BASELINE_VISIT else (proposed,))
        if proposed == BASELINE_VISIT:
            self.not_done_form.say(
                tr("The baseline must have images first. Press Ctrl+I to import them."), "warn"
            )

    def show_backups(self) -> None:
        """Where the backups of the whole study are kept."""
        if self.study is not None:
            self.open_panel(self.backups_panel)
            self.backups_panel.start(is_kept=self.study.is_writable)

    # -- what is done

    def _save_subject(self, given: dict[str, Any]) -> None:
        facts = dict(given)
        subject, reason = facts.pop("subject"), facts.pop("reason", None)
        is_new = reason is None
        if not is_new:
            before = self.study.state.subjects[subject]
            facts = {name: value for name, value in facts.items() if value != getattr(before, name)}
            if not facts:
                self.subject_form.say(tr("Nothing was changed."))
                return
        if is_new:
            done = self._do(
                self.subject_form, lambda: self.study.add_subject(SubjectRecord(subject, **facts))
            )
        else:
            done = self._do(self.subject_form, lambda: self.study.set_subject(subject, facts, reason))
        if not done:
            return
        self.changed.emit(subject)
        if is_new:
            self.import_images(subject)
            self.import_panel.say(
                tr("{subject} is in the study. Import its baseline images now, or later.", subject=subject),
                "ok",
            )
        else:
            self.close_panel()

    def _declare(self, subject: str, visit: str, reason: str) -> None:
        if self._do(self.not_done_form, lambda: self.study.declare_not_done(subject, visit, reason)):
            self.changed.emit(subject)
            self.close_panel()

    @staticmethod
    def _do(form: SubjectForm | NotDoneForm, act: Callable[[], object]) -> bool:
        """Whether the study took a wish; what stands against it is said in its form."""
        try:
            answer = act()
        except Fault as fault:
            form.say(fault.problem, "bad")
            return False
        if isinstance(answer, Refusal):
            form.refuse(answer)
            return False
        return True

    def _read(self, subject: str) -> None:
        self.close_panel()
        self.read_asked.emit(subject)

    def _tell_series_changed(self) -> None:
        self.changed.emit(self._series_of)
