"""Dress the application: once, before the first widget."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from recist_reader.ui.theme.fonts import font, load_inter
from recist_reader.ui.theme.palette import window_palette
from recist_reader.ui.theme.scale import PROPERTY, bounded
from recist_reader.ui.theme.stylesheet import strengthen, stylesheet
from recist_reader.ui.theme.tokens import TOKENS


def before_application() -> None:
    """Set what Qt wants to know before the application exists: fractions of a pixel stay exact."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)


def apply(application: QApplication, text_scale: float = 1.0) -> None:
    """Set style, font, palette and style sheet; `text_scale` is 1.0 to 1.5 (window.md 7).

    May be called again while the window is open: what is shown takes the new size.
    """
    scale = bounded(text_scale)
    application.setProperty(PROPERTY, scale)
    family = load_inter()
    sheet = stylesheet(scale=scale)
    if family != TOKENS.font_family:
        sheet = sheet.replace(f'"{TOKENS.font_family}"', f'"{family}"')
    if application.styleSheet() == sheet:
        return  # worn already: dressing every widget anew takes its time
    if not application.styleSheet():  # the same at every size, and each dresses every widget anew
        application.setStyle("Fusion")
        application.setPalette(window_palette())
    body = font(TOKENS.text_body)
    body.setFamily(family)
    application.setFont(body)
    application.setStyleSheet(sheet)
    for widget in application.allWidgets():
        strengthen(widget, widget.property("role") or "")
