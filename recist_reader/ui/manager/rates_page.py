"""Agreement of readers as far as a manager may know it: rates, never of an incomplete read (RA, AG-1)."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from recist_reader.analysis.control_chart import ControlChart
from recist_reader.analysis.monitoring import ReaderDisagreement
from recist_reader.analysis.published import PUBLISHED, USUAL_DISAGREEMENT
from recist_reader.analysis.result import NotEstimable, Share, TooFew
from recist_reader.exports.monitoring import Monitoring, monitoring_of
from recist_reader.problem import Refusal
from recist_reader.reading.study_session import StudySession
from recist_reader.ui.manager.desk_page import DeskPage
from recist_reader.ui.manager.errand import Errand
from recist_reader.ui.manager.rates_chart import RatesChart
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import plural, shown, tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.rows import Row, RowsTable

RATES = (tr("Rate"), tr("Share"), tr("95 % interval"), tr("Cases"))
READERS = (tr("Reader"), tr("Read by two"), tr("Followed"), tr("Decided against"), tr("Beyond mean + 1 SD"))
COUNTING = tr("Counting ...")
CHART_PX = 260
Answer = Share | TooFew


class RatesPage(DeskPage):
    """Counted anew at each visit, beside the window."""

    def __init__(self, study: StudySession, errand: Errand):
        super().__init__(study, errand)
        self.news = QLabel("", wordWrap=True)
        self.rates = RowsTable(RATES, tr("Rates of the study"), (5, 2, 3, 2))
        self.readers = RowsTable(READERS, tr("Rates of readers"), (4, 2, 3, 3, 3))
        self.chart, self.published = RatesChart(), QLabel("", wordWrap=True)
        for label in (self.news, self.published):
            mark(label, "muted")
            label.setContentsMargins(TOKENS.inset, 4, TOKENS.inset, 4)
        self.chart.setFixedHeight(CHART_PX)
        self.column.addWidget(self.news)
        self.add_list(self.rates, tr("Adjudication"))
        self.add_list(self.readers, tr("Readers, and whom the adjudicator followed"))
        self.column.addWidget(self.chart)
        self.column.addWidget(self.published)
        self.published.setText(_published())
        self.panels.hide()

    def refresh(self) -> None:
        self.news.setText(COUNTING)
        self.errand.run(lambda: monitoring_of(self.study), self._show, self.news.setText)

    def focus_list(self) -> None:
        self.rates.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: Monitoring | Refusal) -> None:
        if isinstance(found, Refusal):
            self.news.setText(sentence(found.problem))
            return
        names = self._names()
        told = tr("{subjects} subjects with two complete reads", subjects=found.subjects)
        waiting = plural(
            found.rates.waiting,
            tr("1 case waits for a decision"),
            tr("{number:,} cases wait for a decision"),
        )
        self.news.setText(f"{told}, {waiting}.")
        self.rates.show_rows(tuple(_rate_rows(found, names)))
        self.readers.show_rows(tuple(_reader_row(one, found, names) for one in found.disagreement.readers))
        chart = found.disagreement.chart
        if isinstance(chart, ControlChart):
            self.chart.show_chart(chart, tuple(names.get(point.name, point.name) for point in chart.points))
        else:
            self.chart.hide()
        self.focus_list()

    def _names(self) -> Mapping[str, str]:
        return {uuid: account.printed_name for uuid, account in self.people.state.accounts()}


def _rate_rows(found: Monitoring, names: Mapping[str, str]) -> Iterator[Row]:
    rates = found.rates
    yield _row("all", tr("All subjects with two complete reads"), rates.overall)
    for trigger, share in rates.by_trigger.items():
        yield _row(f"trigger {trigger}", tr("by trigger {trigger}", trigger=trigger), share)
    for pair, share in rates.by_pair.items():
        first, second = (names.get(reader, reader) for reader in pair)
        yield _row(f"pair {pair}", tr("{first} and {second}", first=first, second=second), share)
    for month, share in rates.by_month.items():
        yield _row(f"month {month}", month, share)


def _row(key: str, words: str, share: Answer) -> Row:
    if isinstance(share, TooFew):
        return Row(key, (words, shown(share.why), "", f"{share.subjects}"))
    between = tr("{low:.1f} to {high:.1f} %", low=100 * share.interval.low, high=100 * share.interval.high)
    return Row(key, (words, _percent(share), between, f"{share.count} / {share.subjects}"))


def _reader_row(one: ReaderDisagreement, found: Monitoring, names: Mapping[str, str]) -> Row:
    followed = found.followed.get(one.reader)
    flag = one.is_flagged
    told = shown(flag.why) if isinstance(flag, NotEstimable | TooFew) else tr("yes") if flag else tr("no")
    cells = (
        names.get(one.reader, one.reader),
        f"{found.readers.get(one.reader, 0)}",
        tr("no decision yet") if followed is None else _figure(followed),
        _figure(one.against),
        told,
    )
    return Row(one.reader, cells, ("flag", "warn") if flag is True else None)


def _figure(share: Answer) -> str:
    return shown(share.why) if isinstance(share, TooFew) else _percent(share)


def _percent(share: Share) -> str:
    return tr("{share:.1f} %", share=100 * share.value)


def _published() -> str:
    """Figures of others, to set ours beside (RA-3)."""
    low, high = (round(100 * part) for part in USUAL_DISAGREEMENT)
    usual = tr("Published, not a limit: {low} to {high} % disagreement is usual;", low=low, high=high)
    rates = (one for one in PUBLISHED if one.statistic == "adjudication_rate")
    told = ", ".join(
        tr("{share:.0f} % adjudicated of {of}", share=100 * one.share, of=shown(one.of)) for one in rates
    )
    return f"{usual} {told}."
