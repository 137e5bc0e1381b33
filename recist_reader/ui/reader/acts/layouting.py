"""Acts on the layout: those of 7.4, the free grid, and the reader's own layouts (VW-21)."""

from functools import partial

from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.images.layout_card import LayoutCard
from recist_reader.ui.reader.images.own_layout import OwnLayouts, own_layouts, store_layouts
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
        self.card = LayoutCard(bench.page)
        self.card.taken.connect(self.take_own)
        self.card.kept.connect(self._keep_as)
        self.card.renamed.connect(self._rename)
        self.card.removed.connect(self._remove)
        self.card.left.connect(self._leave)
        bench.page.top.layout_menu.menu().aboutToShow.connect(self._name_in_menu)

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
        self.card.hide()
        self._bench.page.current.canvas.setFocus()

    def _own_asked(self, is_kept: bool) -> None:
        self._leave()
        if is_kept:
            self._keep()
        else:
            self._bring()

    def _keep(self) -> None:
        """What hangs now, by timepoints and kinds of series: ask by which name."""
        self.card.ask_name(own_layouts(), self._bench.page.panel)

    def _bring(self) -> None:
        """The only own layout at once; of several, ask which."""
        layouts = own_layouts()
        if layouts.problem is None and len(layouts.grids) == 1:
            self.take_own(next(iter(layouts.grids)))
        elif layouts.grids:
            self.card.ask(layouts, self._bench.page.panel)
        elif layouts.problem is not None:
            self._bench.say_problem(layouts.problem)
        else:
            key = key_bindings().printed("keep_own_layout")
            self._bench.refuse(tr("you have kept no own layout yet; {key} keeps what hangs now", key=key))

    def take_own(self, name: str) -> None:
        """Hang an own layout."""
        self._leave()
        layouts = own_layouts()
        grid = layouts.grids.get(name)
        if grid is None:
            self._bench.refuse(tr("the layout “{name}” is not there any more", name=name))
            return
        if layouts.last != name and layouts.problem is None:
            layouts.last = name
            store_layouts(layouts)  # where it cannot be written, another one is in hand next time
        self._bench.hangings.bring_own(grid)
        self._bench.touched.emit()

    def _keep_as(self, name: str) -> None:
        layouts = own_layouts()
        layouts.keep(name, self._bench.hangings.layouts.own(self._bench.view))
        key = key_bindings().printed("own_layout")
        self._store(
            layouts,
            tr("kept as your layout “{name}”; {key} brings it back, for every subject", name=name, key=key),
        )

    def _rename(self, name: str, other: str) -> None:
        layouts = own_layouts()
        layouts.rename(name, other)
        self._store(layouts, tr("the layout “{name}” is “{other}” now", name=name, other=other))

    def _remove(self, name: str) -> None:
        layouts = own_layouts()
        layouts.remove(name)
        self._store(layouts, tr("the layout “{name}” is removed", name=name))

    def _store(self, layouts: OwnLayouts, said: str) -> None:
        """Write what has changed; say it, or that it cannot be."""
        self._leave()
        if store_layouts(layouts):
            self._bench.say(said)
        else:
            self._bench.refuse(
                tr("your own layouts could not be kept: the folder of the settings cannot be written")
            )

    def _name_in_menu(self) -> None:
        self._bench.page.top.show_own(tuple(own_layouts().grids))
