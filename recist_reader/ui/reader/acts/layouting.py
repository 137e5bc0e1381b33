"""Acts on the layout: those of 7.4, the free grid, and the reader's own layout (VW-21)."""

from functools import partial

from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.images.own_layout import keep_own_layout, own_layout
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.models.hanging import LAYOUTS
from recist_reader.ui.reader.panels.grid_picker import GridPicker, size_text
from recist_reader.ui.texts import tr


class Layouting:
    """Hangs the viewports in another way; what each series showed comes back with it."""

    def __init__(self, bench: Workbench):
        self._bench = bench
        self.picker = GridPicker(bench.page)
        self.picker.chosen.connect(self._take_grid)
        self.picker.left.connect(self._leave)
        self.picker.own_asked.connect(self._own_asked)

    def table(self) -> dict[str, Act]:
        return {
            **{f"layout_{n}": partial(self._set_layout, n) for n in LAYOUTS},
            "grid": self._ask,
            "own_layout": self._bring,
            "keep_own_layout": self._keep,
        }

    def _set_layout(self, number: int) -> None:
        self._bench.hangings.set_layout(number)
        self._bench.touched.emit()

    def _ask(self) -> None:
        """Rows and columns, by arrows or mouse."""
        keys = key_bindings()
        printed = keys.printed("own_layout"), keys.printed("keep_own_layout")
        self.picker.ask(self._bench.hangings.layouts.size(self._bench.view), printed, self._bench.page.panel)

    def _take_grid(self, rows: int, columns: int) -> None:
        self._bench.hangings.set_grid(rows, columns)
        self._bench.touched.emit()
        self._bench.say(
            tr(
                "{size} viewports; click one or press {key}, then a series at the left",
                size=size_text(rows, columns),
                key=key_bindings().printed("next_viewport"),
            )
        )
        self._bench.page.current.canvas.setFocus()

    def _leave(self) -> None:
        self.picker.hide()
        self._bench.page.current.canvas.setFocus()

    def _own_asked(self, is_kept: bool) -> None:
        self._leave()
        if is_kept:
            self._keep()
        else:
            self._bring()

    def _keep(self) -> None:
        """What hangs now, by timepoints and kinds of series, for every subject."""
        if keep_own_layout(self._bench.hangings.layouts.own(self._bench.view)):
            key = key_bindings().printed("own_layout")
            self._bench.say(tr("kept as your own layout; {key} brings it back, for every subject", key=key))
        else:
            self._bench.refuse(
                tr("your own layout could not be kept: the folder of the settings cannot be written")
            )

    def _bring(self) -> None:
        kept = own_layout()
        if kept is None:
            key = key_bindings().printed("keep_own_layout")
            self._bench.refuse(tr("you have kept no own layout yet; {key} keeps what hangs now", key=key))
        else:
            self._bench.hangings.bring_own(kept)
            self._bench.touched.emit()
