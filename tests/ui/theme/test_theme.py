"""Tokens keep their promises; no other module has a colour (window.md 1, 6)."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRegularExpression
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
)

import recist_reader.ui
from recist_reader.ui.theme import icons
from recist_reader.ui.theme.apply import apply
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.palette import pen
from recist_reader.ui.theme.scale import grown, text_scale
from recist_reader.ui.theme.stylesheet import mark, stylesheet
from recist_reader.ui.theme.tokens import TOKENS

UI = Path(recist_reader.ui.__file__).parent
FORBIDDEN = re.compile(r"""["']#[0-9A-Fa-f]{3,8}\b|QColor\(|setStyleSheet\(""")
MODULES = [path for path in sorted(UI.rglob("*.py")) if "theme" not in path.relative_to(UI).parts]


def luminance(value):
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(value).getRgbF()[:3]
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(a, b):
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_no_colour_or_style_outside_the_theme(path):
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if FORBIDDEN.search(line)] == []


def test_the_scan_finds_what_it_forbids():
    for line in ('x = "#1C1E20"', "QColor(0, 0, 0)", "self.setStyleSheet(text)"):
        assert FORBIDDEN.search(line)
    assert len(MODULES) > 10


@pytest.mark.parametrize(
    "text", ["t1", "t2", "t3", "acc", "ok", "warn", "bad", "info", "cr", "sd", "ne", "non_cr_non_pd"]
)
@pytest.mark.parametrize("surface", ["bg1", "bg2", "bg3", "sel"])
def test_text_is_readable_on_every_surface_vw2(text, surface):
    assert contrast(getattr(TOKENS, text), getattr(TOKENS, surface)) >= 4.5


@pytest.mark.parametrize(
    ("text", "chip"), [("warn", "warnb"), ("bad", "badb"), ("ok", "okb"), ("acct", "accb"), ("acct", "acch")]
)
def test_text_is_readable_on_chips_and_buttons(text, chip):
    assert contrast(getattr(TOKENS, text), getattr(TOKENS, chip)) >= 4.5


@pytest.mark.parametrize(
    "colour", [*TOKENS.targets, TOKENS.non_target_image, TOKENS.new_lesion, TOKENS.ghost]
)
def test_lesion_colours_stand_out_on_black(colour):
    assert contrast(colour, TOKENS.img) >= 8


@pytest.mark.gui
def test_figures_are_tabular(qapp):
    apply(qapp)
    metrics = QFontMetricsF(font(13))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


@pytest.mark.gui
@pytest.mark.parametrize("name", [*icons.PHOSPHOR, *icons.OWN])
def test_every_icon_is_drawn_in_its_colour(qapp, name):
    image = icons.pixmap(name, "bad", 48).toImage()
    pixels = (image.pixelColor(x, y) for x in range(48) for y in range(48))
    strongest, wanted = max(pixels, key=QColor.alpha), QColor(TOKENS.bad)
    assert strongest.alpha() > 150
    for part in (QColor.red, QColor.green, QColor.blue):
        assert abs(part(strongest) - part(wanted)) <= 3


@pytest.mark.gui
def test_widgets_are_dressed_by_properties(qapp, qtbot):
    apply(qapp)
    label, button = QLabel("GD-9"), QPushButton("Lock")
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    mark(label, role="chip", state="warn")
    mark(button, role="primary")
    label.ensurePolished()
    assert label.palette().windowText().color() == QColor(TOKENS.warn)
    assert button.sizeHint().height() == TOKENS.button


def test_text_size_grows_with_the_option():
    assert "font-size: 20px" in stylesheet(scale=1.5)
    assert "$" not in stylesheet()


@pytest.fixture
def _text_size(qapp):
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # windows of earlier tests stay plain
    yield
    apply(qapp)


@pytest.mark.gui
@pytest.mark.usefixtures("_text_size")
def test_what_is_painted_and_what_is_styled_grow_together_while_the_window_is_open(qapp, qtbot):
    apply(qapp)
    title, plain = QLabel("Overall"), QLabel("Overall")
    for made in (title, plain):
        qtbot.addWidget(made)
    mark(title, role="title")
    before = [QFontMetricsF(w.font()).horizontalAdvance("Overall") for w in (title, plain)]
    apply(qapp, 1.5)
    for made in (title, plain):
        made.ensurePolished()
    after = [QFontMetricsF(w.font()).horizontalAdvance("Overall") for w in (title, plain)]
    assert [now / old for now, old in zip(after, before, strict=True)] == pytest.approx([1.5, 1.5], rel=0.06)
    assert font(TOKENS.text_body).pixelSize() == round(1.5 * TOKENS.text_body)
    assert grown(TOKENS.row_lesion) == 60


@pytest.mark.gui
@pytest.mark.usefixtures("_text_size")
@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (1.25, 1.25), (3.0, 1.5)])
def test_text_sizes_stay_between_100_and_150_percent(qapp, asked, given):
    apply(qapp, asked)
    assert text_scale() == given


@pytest.mark.gui
def test_the_icons_of_the_file_dialog_stand_out_from_their_buttons(qapp, qtbot, tmp_path):
    apply(qapp)
    dialog = QFileDialog(None, "", str(tmp_path), options=QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = dialog.findChildren(QToolButton, QRegularExpression("(new|list|detail|toParent).*"))
    assert len(buttons) == 4
    for state in (True, False):
        for button in buttons:
            button.setEnabled(state)
            ground = button.grab().toImage().pixelColor(4, button.height() // 2)
            assert contrast(ground.name(), "#202020") >= 3, button.objectName()


@pytest.mark.gui
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_choice_shows_by_its_shape_whether_it_is_on(qapp, qtbot, kind):
    apply(qapp)
    box = kind("Printed")
    box.setAutoExclusive(False)
    qtbot.addWidget(box)
    off = box.grab().toImage()
    box.setChecked(True)
    on = box.grab().toImage()
    assert off != on
    place = [(x, y) for x in range(14) for y in range(on.height())]
    assert max(contrast(on.pixelColor(x, y).name(), TOKENS.bg1) for x, y in place) >= 4.5
    assert max(contrast(off.pixelColor(x, y).name(), TOKENS.bg1) for x, y in place) >= 3


@pytest.mark.gui
def test_dashes_keep_their_length_at_any_width(qapp):
    made = pen("ghost", 2.0, (4, 4))
    assert [part * made.widthF() for part in made.dashPattern()] == [4, 4]
    assert made.isCosmetic()
