"""The person's own window presets, changed beside the images (7.1)."""

from recist_reader.imaging.voi import Window
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.images.preset_card import PresetCard
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.presets import presets
from recist_reader.ui.viewport.windowing import Preset, linear

NOT_KEPT = tr("it could not be kept: the folder of the settings cannot be written")


class Presetting:
    """Opens the list and does what it asks for; a measurement records the window as ever (M-9)."""

    def __init__(self, bench: Workbench):
        self._bench = bench
        self.card = PresetCard(bench.page)
        self.card.left.connect(self._leave)
        self.card.shown_kept.connect(self._keep_shown)
        self.card.changed.connect(self._keep)
        self.card.given_back.connect(self._give_back)

    def table(self) -> dict[str, Act]:
        return {"windows": self._ask}

    def _ask(self) -> None:
        self.card.ask(presets().all, self._bench.page.panel)

    def _leave(self) -> None:
        self.card.hide()
        self._bench.page.current.canvas.setFocus()

    def _keep_shown(self, key: int) -> None:
        """The window of the active image; its name stays."""
        viewport = self._bench.hangings.group.active or self._bench.page.current
        shown = linear(viewport.state.shades)
        window = Window(round(shown.width_hu), round(shown.level_hu))
        self._keep(Preset(key, self.card.in_hand.name, window))

    def _keep(self, preset: Preset) -> None:
        kept = presets().keep(preset)
        self._answer(tr("{key} is {name} now.", key=preset.key, name=preset.name) if kept else NOT_KEPT)

    def _give_back(self, key: int) -> None:
        kept = presets().give_back(key)
        self._answer(tr("{key} has its shipped window again.", key=key) if kept else NOT_KEPT)

    def _answer(self, said: str) -> None:
        self.card.ask(presets().all, self._bench.page.panel, said)
