"""Shows one state of the read in every part of the page: top bar, table, response, images, strips."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from recist_reader.problem import Problem
from recist_reader.reading.read_session import ReadView
from recist_reader.recist.vocabulary import Role
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.state import ReadState
from recist_reader.ui.reader.acts.closed import why_closed
from recist_reader.ui.reader.acts.workbench import Workbench
from recist_reader.ui.reader.intent import lit_button
from recist_reader.ui.reader.models.baseline import baseline_view
from recist_reader.ui.reader.models.response import response_view
from recist_reader.ui.reader.models.strip import strip_view
from recist_reader.ui.reader.models.table import counted_lesions, table_view
from recist_reader.ui.reader.models.words import day_text, short_day_text
from recist_reader.ui.reader.panels.views.baseline import BaselineView
from recist_reader.ui.reader.panels.views.response import NoticeLine, ResponseView
from recist_reader.ui.reader.status_keeping import StatusKeeping
from recist_reader.ui.texts import plural, shown, tr

SEEN_REFRESH_MS = 1000
STRIP_REFRESH_MS = 200
STRIP_FROM_HEIGHT = 1000
CHOSEN_AT_BASELINE = tr("targets and non-targets are chosen at baseline only (T-7)")
NEVER_AT_BASELINE = tr("a new lesion cannot be at baseline (LS-1)")


class Showing(QObject):
    """Copies views into widgets; what is refreshed by time has its timer here."""

    def __init__(self, bench: Workbench, status: StatusKeeping, parent: QObject | None = None):
        super().__init__(parent)
        self._bench, self._status = bench, status
        self._previewed: tuple[ReadState, NoticeLine] | None = None
        self._wants_strip: bool | None = None  # None: as the size of the window proposes
        self._selected_at = ""  # label of the timepoint at which a lesion was selected last
        self._strip_timer = QTimer(self, interval=STRIP_REFRESH_MS, singleShot=True)
        self._strip_timer.timeout.connect(self._show_lesion_strip)
        self._seen_timer = QTimer(self, interval=SEEN_REFRESH_MS, timeout=self._show_seen)
        self._seen_last: dict[str, float] = {}
        self._seen_checked: dict[str, float] = {}
        bench.hangings.cache.arrived.connect(lambda _uid: self._strip_timer.start())
        bench.hangings.cache.opened.connect(lambda _uid: status.show())  # only now it can be linked
        bench.hangings.hand_changed.connect(self._show_lit)
        bench.meant.connect(self._show_lit)
        self._seen_timer.start()
        self._panels_timer = QTimer(self, interval=0, singleShot=True, timeout=self._show_panels)
        self._has_shown = False

    def close(self) -> None:
        self._panels_timer.stop()
        self._seen_timer.stop()
        self._strip_timer.stop()

    def show(self, view: ReadView) -> None:
        """Show a state of the read; a selection that is gone is dropped."""
        bench, page = self._bench, self._bench.page
        if bench.selected is not None and view.state.uuid_of(bench.selected) is None:
            bench.selected = None
        bench.hangings.show(view, bench.selected, bench.is_open)
        if self._has_shown:
            self._show_panels()
        else:  # a read that is opened shows its images first
            self._has_shown = True
            page.images.repaint()
            self._panels_timer.start()

    def _show_panels(self) -> None:
        """What is said of the images: table, response or baseline, strips, top bar, status line."""
        view, bench, page = self._bench.view, self._bench, self._bench.page
        is_open = bench.is_open and bench.hangings.hung.reading_only is None
        page.table.show_view(table_view(view, bench.selected, bench.printed, is_open=is_open))
        page.table.carrying.allowed = view.label == BASELINE and bench.is_open
        if view.label == BASELINE:
            page.baseline.show_view(self._baseline_view(view))
            page.below.setCurrentWidget(page.baseline)
        else:
            page.response.show_view(self._response_view(view))
            page.below.setCurrentWidget(page.response)
        bench.hangings.show_strip()
        self._show_lesion_strip()
        self._show_top(view)
        self._status.show()

    def _baseline_view(self, view: ReadView) -> BaselineView:
        bench = self._bench
        return baseline_view(view, bench.model.session.seen_at(view.at), bench.selected, bench.printed)

    def _show_lit(self) -> None:
        bench = self._bench
        bench.page.top.show_lit(lit_button(bench.intent, bench.hangings.hand))

    def preview(self, notice: NoticeLine | None) -> None:
        """Show in its slot what a state would change; None takes it away (FB-3).

        It stays while the read stays as it is, also when that is shown again.
        """
        view = self._bench.view
        self._previewed = None if notice is None else (view.state, notice)
        if view.label != BASELINE:
            self._bench.page.response.show_view(self._response_view(view))

    def _response_view(self, view: ReadView) -> ResponseView:
        shown = response_view(view, self._bench.selected, self._bench.printed)
        if self._previewed is None or self._previewed[0] is not view.state:
            return shown
        return replace(shown, what_if=(self._previewed[1],))

    def toggle_lesion_strip(self) -> None:
        """Ctrl+J: as the reader wants it from now on."""
        self._wants_strip = self._bench.page.lesion_strip.isHidden()
        self._show_lesion_strip()

    def _show_top(self, view: ReadView) -> None:
        top, is_baseline = self._bench.page.top, view.label == BASELINE
        name = tr("Baseline") if is_baseline else tr("Follow-up {label}", label=view.label)
        # A date has no room here: it stands on the bar over the images.
        day = day_text(view.facts, view.at) if short_day_text(view.facts, view.at) else ""
        counts = [day, *counts_texts(view)]
        top.show_task(f"{view.facts.subject}  {name}", "  ·  ".join(part for part in counts if part))
        why = self._allow_tools(is_baseline)
        blocks = [check for check in view.checks if check.blocks_lock]
        reason = plural(len(blocks), tr("1 thing missing"), tr("{number} things missing")) if blocks else ""
        is_locked = view.state.is_locked(view.label)
        top.show_lock(not blocks and self._bench.is_open and not why, why or reason, is_locked)

    def _allow_tools(self, is_baseline: bool) -> str:
        """Dim what is refused here; returns why nothing can be changed, empty where it can."""
        top = self._bench.page.top
        why = {name: _what(why_closed(self._bench, name)) for name in top.buttons}
        for action in ("new_target", "new_non_target"):
            why[action] = why[action] or ("" if is_baseline else CHOSEN_AT_BASELINE)
        why["new_lesion"] = why["new_lesion"] or (NEVER_AT_BASELINE if is_baseline else "")
        for action, reason in why.items():
            top.allow(action, reason)
        return why["undo"]

    def _show_seen(self) -> None:
        """Slices come on the screen without an edit (GD-22); the checks run again once scrolling rests."""
        view, page, model = self._bench.model.view, self._bench.page, self._bench.model
        if view is None or not page.isVisible():
            return
        if view.label == BASELINE:
            page.baseline.show_view(self._baseline_view(view))
        seen = dict(model.session.seen)
        rests, self._seen_last = seen == self._seen_last, seen
        if rests and seen != self._seen_checked and not self._bench.hangings.group.is_stroking:
            self._seen_checked = seen
            model.look()

    def _show_lesion_strip(self) -> None:
        """From TP2 on where there is room, else as the reader chose (window.md 6).

        Before a lesion is selected the images have its room; once shown it stays, so that they do not move.
        """
        view, page = self._bench.model.view, self._bench.page
        if view is None:
            return
        if self._bench.selected is not None:
            self._selected_at = view.label
        is_due = view.facts.order_of(view.label) >= 2 and self._selected_at == view.label
        has_room = page.second is not None or page.window().height() >= STRIP_FROM_HEIGHT
        proposed = is_due and has_room
        wanted = proposed if self._wants_strip is None else self._wants_strip
        page.lesion_strip.setVisible(wanted)
        if wanted:
            picture = self._bench.hangings.tile_picture
            page.lesion_strip.show_view(strip_view(view, self._bench.selected, picture, self._bench.printed))


def _what(problem: Problem | None) -> str:
    return "" if problem is None else shown(problem.what)


def counts_texts(view: ReadView) -> list[str]:
    """ "targets 2/5" at follow-up, "targets 2" at baseline."""
    counts = []
    for role, word in ((Role.TARGET, tr("targets")), (Role.NON_TARGET, tr("non-targets"))):
        read, count = counted_lesions(view, role)
        counts.append(f"{word} {count}" if view.label == BASELINE else f"{word} {read}/{count}")
    return counts
