"""All series of a subject by visit: labels, findings, held-back ones to decide (BN-1, VW-11, BN-3)."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from recist_reader.imaging.masking import Area
from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.importing import frame_sources_of, left_out_at_import, quarantine_signs
from recist_reader.reading.masking import MaskedImages, decide_masked, prepare_masking
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.visits import VisitImages, visits_with_images
from recist_reader.reading.withdrawing import withdraw_images
from recist_reader.trial.facts import SeriesLabel
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.trial.study_records import SeriesRecord
from recist_reader.trial.visit_decisions import QuarantineDecision
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.start.mask_canvas import MaskCanvas
from recist_reader.ui.start.masking_run import MaskingRun
from recist_reader.ui.start.series_card import SeriesCard
from recist_reader.ui.start.side_panel import SidePanel, empty
from recist_reader.ui.start.visit_head import VisitHead
from recist_reader.ui.start.words import held_back_text, label_text
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark

BESIDE_DRAWING = 215  # px under a picture that is drawn on: reason, how to, buttons, one line of news
ABOVE_PX = 8
NO_AREA = tr("No area is drawn yet: draw a rectangle over the text, or press +.")
CANCELLED = tr("Masking was cancelled: the series is as it was.")


class SeriesPanel(SidePanel):
    """Changes labels and decides through the study session; says what came of it."""

    changed = Signal()
    all_decided = Signal()  # the keys can go back to the list

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Series and quarantine"), parent)
        self._study: StudySession | None = None
        self._subject = ""
        self._run: MaskingRun | None = None
        self.cards: dict[str, SeriesCard] = {}
        self.heads: dict[str, VisitHead] = {}
        self.scroll.verticalScrollBar().rangeChanged.connect(lambda *_: self._keep_picture_in_sight())

    def start(self, study: StudySession, subject: str) -> None:
        """Show a subject's series; the first held-back one has the focus, or the masking that goes on."""
        if self.is_masking and (study, subject) == (self._study, self._subject):
            self.cards[self._run.prepared.uid].masking.leave_button.setFocus()
            return
        self.show_subject(study, subject)
        self._go_to_held_back()

    def _go_to_held_back(self) -> None:
        held = next((c for c in self.cards.values() if c.series.state == "quarantined"), None)
        if held is not None and held.preview is not None:
            held.reason.setFocus()
            self.scroll.ensureWidgetVisible(held)
        else:
            self.close_button.setFocus()

    def show_subject(self, study: StudySession, subject: str) -> None:
        """Show a subject's series and leave the focus where it is."""
        was_storing = self.is_masking and self._run.is_storing
        was_cancelled = self.is_masking and not was_storing
        self._study, self._subject = study, subject
        self.say("")
        self._build()
        self.scroll.verticalScrollBar().setValue(0)
        if was_cancelled:
            self.say(CANCELLED, "warn")
        if was_storing:  # it was waited for
            self.changed.emit()

    @property
    def is_masking(self) -> bool:
        """The slices of a series are being masked."""
        return self._run is not None and self._run.is_running

    def leave(self) -> None:
        """Close; while a series is being masked, cancel that."""
        if self.is_masking:
            self._cancel_masking()
        else:
            super().leave()

    def stop(self) -> None:
        """Let previews end, cancel a masking or wait for its record; after it nothing of this panel runs."""
        if self._run is not None:
            self._run.cancel()
        for card in self.cards.values():
            if card.preview is not None:
                card.preview.stop()

    def _build(self) -> None:
        assert self._study is not None
        self.stop()
        self.cards, self.heads = {}, {}
        empty(self.body)
        visits = visits_with_images(self._study, self._subject)
        held = sum(s.state == "quarantined" for v in visits for s in v.series)
        count = sum(len(v.series) for v in visits)
        waiting = (
            tr(", 1 waits for your decision")
            if held == 1
            else tr(", {held} wait for your decision", held=held)
            if held
            else ""
        )
        self.subtitle.setText(
            tr("{subject}  ·  {count} series{waiting}", subject=self._subject, count=count, waiting=waiting)
        )
        for visit in visits:
            self._add_visit(visit)
        if not visits:
            none = QLabel(tr("No images yet. Press Ctrl+I to import the baseline."), wordWrap=True)
            mark(none, "muted")
            self.body.addWidget(none)
        self.body.addStretch(1)

    def _add_visit(self, visit: VisitImages) -> None:
        head = VisitHead(visit, sum(left_out_at_import(self._study, one.uid) for one in visit.series))
        head.withdrawn.connect(self._withdraw)
        self.heads[visit.name] = head
        self.body.addWidget(head)
        for series in sorted(visit.series, key=lambda s: s.state != "quarantined"):
            self._add_card(series, visit.is_locked)
        self.body.addSpacing(8)

    def _add_card(self, series: SeriesRecord, is_locked: bool) -> None:
        card = SeriesCard(series, self._study.state, is_locked or series.state == "refused")
        card.labelled.connect(self._label)
        card.decided.connect(self._decide)
        card.masked.connect(self._mask)
        card.mask_asked.connect(lambda: self._begin_masking(card))
        card.mask_cancelled.connect(self._cancel_masking)
        card.resized.connect(lambda: self._bring_into_sight(card))
        if series.state != "ready" and not is_locked:
            signs = quarantine_signs(self._study, series.uid)
            preview = MaskCanvas(frame_sources_of(self._study, series.uid))
            card.ask_decision(held_back_text(series, signs), preview)
            preview.drawn.connect(self._area_drawn)
            preview.load()
        self.cards[series.uid] = card
        self.body.addWidget(card)

    def _label(self, uid: str, label: SeriesLabel) -> None:
        if self._recorded(lambda study: study.label_series(uid, label)):
            self.say(tr("Saved: {label_text}", label_text=label_text(self._study.state.series[uid])), "ok")
        self.cards[uid].show_label(self._study.state.series[uid])

    def _decide(self, uid: str, release: bool, reason: str) -> None:
        if not self._recorded(
            lambda study: study.decide_quarantine(QuarantineDecision(uid, release, reason))
        ):
            self.cards[uid].focus_reason()
            return
        visit = self._study.state.series[uid].visit
        self.say(
            tr(
                "{visit}: {value}, with your reason.",
                visit=visit,
                value=tr("released for reading") if release else tr("kept out"),
            ),
            "ok",
        )
        self._rebuild()
        if any(card.series.state == "quarantined" for card in self.cards.values()):
            self._go_to_held_back()
        else:
            self.all_decided.emit()

    def _mask(self, uid: str, areas: tuple[Area, ...], reason: str) -> None:
        card = self.cards[uid]
        if not areas:
            self.say(NO_AREA, "warn")
            card.preview.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not says_enough(reason, SHORTEST_NOTE):
            self.say(tr("Masking needs its reason: say what is masked, then press Enter."), "warn")
            card.focus_reason()
            return
        prepared = self._asked(lambda study: prepare_masking(study, uid, areas, reason))
        if prepared is None:
            card.preview.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.say("")
        self._run = MaskingRun(prepared, self)
        self._run.stepped.connect(card.masking.show_step)
        self._run.made.connect(self._store_masking)
        self._run.stored.connect(self._tell_masked)
        self._run.failed.connect(self._fail_masking)
        self._show_being_masked(card, True)
        self._run.start()

    def _area_drawn(self) -> None:
        if self.message.text() == NO_AREA:
            self.say("")

    def _store_masking(self, outcome: MaskedImages | Refusal) -> None:
        """All slices are written, or it was refused: store it beside the window, or say it."""
        prepared = self._run.prepared
        edit = self._asked(lambda study: decide_masked(study, prepared, outcome))
        if edit is None:
            self._show_being_masked(self.cards[prepared.uid], False)
        else:
            self.cards[prepared.uid].masking.show_storing()
            self._run.store(self._study, edit)

    def _tell_masked(self) -> None:
        prepared = self._run.prepared
        self.changed.emit()
        visit = self._study.state.series[prepared.uid].visit
        count = len(prepared.areas)
        self._rebuild()
        self.say(
            tr(
                "{visit}: 1 area is masked on every slice and the series released; the originals are kept.",
                visit=visit,
            )
            if count == 1
            else tr(
                "{visit}: {count} areas are masked on every slice and the series released; "
                "the originals are kept.",
                visit=visit,
                count=count,
            ),
            "ok",
        )
        if self.isVisible():
            self._go_to_held_back()

    def _fail_masking(self, problem: Problem) -> None:
        card = self.cards.get(self._run.prepared.uid)
        if card is not None:  # else another subject is shown by now
            self._show_being_masked(card, False)
        self.say(problem, "bad")

    def _cancel_masking(self) -> None:
        """What is drawn stays, to be masked again or left."""
        if self.is_masking and not self._run.is_storing:  # what is being stored is stored: a moment
            self._run.cancel()
            self._show_being_masked(self.cards[self._run.prepared.uid], False)
            self.say(CANCELLED, "warn")

    def _show_being_masked(self, card: SeriesCard, is_being_masked: bool) -> None:
        """Meanwhile nothing else of the subject's images is decided."""
        for other in (*self.cards.values(), *self.heads.values()):
            if other is not card:
                other.setEnabled(not is_being_masked)
        card.show_being_masked(is_being_masked)

    def _begin_masking(self, card: SeriesCard) -> None:
        """Only one series at a time, its picture as large as reason and buttons under it leave room for."""
        if self.is_masking:
            return
        for other in self.cards.values():
            if other is not card and other.is_masking:
                other.leave_masking()
        self.say("")
        self.layout().activate()
        card.begin_masking(self.scroll.viewport().height() - grown(BESIDE_DRAWING))

    def _bring_into_sight(self, card: SeriesCard) -> None:
        self.say("")
        if card.is_masking:
            self._keep_picture_in_sight()
        else:
            self.scroll.ensureWidgetVisible(card)

    def _keep_picture_in_sight(self) -> None:
        """The picture that is drawn on goes to the upper border, whenever more can be scrolled."""
        for card in self.cards.values():
            if card.is_masking:
                place = card.preview.mapTo(self.content, QPoint()).y()
                self.scroll.verticalScrollBar().setValue(place - ABOVE_PX)

    def keyPressEvent(self, event) -> None:
        act = {
            key_of("mask"): self._begin_masking,
            key_of("release"): SeriesCard.press_release,
            key_of("keep_out"): SeriesCard.press_keep_out,
        }.get(QKeySequence(event.keyCombination()).toString())
        if act is None:
            super().keyPressEvent(event)
            return
        held = [card for card in self.cards.values() if card.preview is not None]
        focused = QApplication.focusWidget()
        chosen = [card for card in held if focused is not None and card.isAncestorOf(focused)]
        for card in (chosen or held)[:1]:
            act(card)

    def _withdraw(self, visit: str, reason: str) -> None:
        if self._recorded(lambda study: withdraw_images(study, self._subject, visit, reason)):
            self._rebuild()
            self.say(
                tr("{visit} was taken out, with your reason. Ctrl+I imports the right scan.", visit=visit),
                "ok",
            )
            self.close_button.setFocus()

    def _asked(self, act):
        """Do one act of the session; None where its refusal or fault was said instead."""
        try:
            answer = act(self._study)
        except Fault as fault:
            self.say(fault.problem, "bad")
            return None
        if isinstance(answer, Refusal):
            self.say(answer.problem, "bad")
            return None
        return answer

    def _recorded(self, act) -> bool:
        """Do one act that changes the study. True when it is stored."""
        if self._asked(act) is None:
            return False
        self.changed.emit()
        return True

    def _rebuild(self) -> None:
        place = self.scroll.verticalScrollBar().value()
        self._build()
        self.content.layout().activate()
        self.scroll.verticalScrollBar().setValue(place)
