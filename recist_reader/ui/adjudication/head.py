"""The trigger and both results side by side, over everything else (AJ-2)."""

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recist_reader.ui.adjudication.models.case import CaseView, ReadResult
from recist_reader.ui.adjudication.tags import ReadTag
from recist_reader.ui.reader.panels.lines import ElidedLabel, Glyph, label
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

HEIGHT = (60, 48)
TRIGGER_SHARE, RESULT_SHARE = 5, 9


class ResultBox(QFrame):
    """One read's best response, first progression and lesions."""

    def __init__(self, read: str):
        super().__init__()
        self._read = read
        grid = QGridLayout(self, horizontalSpacing=20, verticalSpacing=0)
        grid.setContentsMargins(TOKENS.inset, 0, TOKENS.inset_small, 0)
        self.tag = ReadTag(read)
        grid.addWidget(self.tag, 0, 0, 2, 1)
        self.values, self.captions = {}, {}
        titles = (
            ("best", tr("Best response")),
            ("progression", tr("First progression")),
            ("lesions", tr("Lesions")),
        )
        for column, (name, title) in enumerate(titles, start=1):
            caption = ElidedLabel("caption", title)
            self.captions[name] = caption
            grid.addWidget(caption, 0, column)
            self.values[name] = value = ElidedLabel("title" if name != "lesions" else "")
            grid.addWidget(value, 1, column)
            grid.setColumnStretch(column, 3 if name == "lesions" else 2)

    def set_compact(self, compact: bool) -> None:
        """Where it is narrow the comparison below has to tell the lesions."""
        for part in (self.values["lesions"], self.captions["lesions"]):
            part.setVisible(not compact)
        self.layout().setColumnStretch(3, 0 if compact else 3)

    def show_result(self, result: ReadResult) -> None:
        best = " ".join(part for part in (result.best, result.best_note) if part)
        for name, words in (
            ("best", best),
            ("progression", result.progression),
            ("lesions", result.lesions),
        ):
            self.values[name].setText(words)
            self.values[name].setToolTip(words)
        palette = self.values["best"].palette()
        palette.setColor(self.values["best"].foregroundRole(), colour(TOKENS.category_colour(result.best)))
        self.values["best"].setPalette(palette)
        spoken = tr(
            "{read}: best response {best}, first progression {progression}, {lesions}",
            read=self._read,
            best=best,
            progression=result.progression,
            lesions=result.lesions,
        )
        self.setAccessibleName(spoken)


class CaseHead(QFrame):
    """Trigger at the left, A and B beside it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "header")
        row = QHBoxLayout(self, spacing=0)
        row.setContentsMargins(TOKENS.inset, 0, 0, 0)
        flag = Glyph()
        flag.show_icon("flag", "warn")
        row.addWidget(flag)
        row.addSpacing(8)
        words = QVBoxLayout(spacing=0)
        words.addStretch(1)
        words.addWidget(label("caption", tr("Trigger")))
        self.trigger = ElidedLabel("title")
        words.addWidget(self.trigger)
        words.addStretch(1)
        row.addLayout(words, TRIGGER_SHARE)
        self.a, self.b = ResultBox("A"), ResultBox("B")
        for box in (self.a, self.b):
            divider = QFrame()
            mark(divider, "divider")
            row.addWidget(divider)
            row.addWidget(box, RESULT_SHARE)
        self.set_compact(False)

    def show_case(self, view: CaseView) -> None:
        words = "; ".join(view.triggers) or tr("not told in this study")
        self.trigger.setText(words[:1].upper() + words[1:])
        self.trigger.setToolTip("\n".join(view.triggers))
        self.trigger.setAccessibleName(tr("Trigger: {words}", words=words))
        self.a.show_result(view.a)
        self.b.show_result(view.b)

    def set_compact(self, compact: bool) -> None:
        self.setFixedHeight(grown(HEIGHT[compact]))
        for box in (self.a, self.b):
            box.set_compact(compact)
