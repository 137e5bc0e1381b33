"""What can be done with a study that did not open: look at it, copy it, restore its backup (IN-103, FT-5)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered
from recist_reader.ui.texts import tr

READ_KEY, RESTORE_KEY, COPY_KEY = key_of("read_refused"), key_of("restore"), key_of("copy_refused")
CANCEL_KEY = "Esc"


class RescueBar(QWidget):
    """Stands under the message of the first page while something can be done; else it is not there."""

    reading_asked = Signal()
    restore_asked = Signal()
    copy_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, page: QWidget):
        super().__init__(page)
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(0, 8, 0, 0)
        row.addStretch(1)
        self.read_button = self._button(
            tr("Open for reading only   {read_key}", read_key=READ_KEY), READ_KEY, self.reading_asked
        )
        self.restore_button = self._button(
            tr("Restore the newest backup   {restore_key}", restore_key=RESTORE_KEY),
            RESTORE_KEY,
            self.restore_asked,
        )
        self.copy_button = self._button(
            tr("Copy to this computer   {copy_key}", copy_key=COPY_KEY), COPY_KEY, self.copy_asked
        )
        self.cancel_button = self._button(
            tr("Cancel   {cancel_key}", cancel_key=CANCEL_KEY), CANCEL_KEY, self.cancel_asked
        )
        for button in (self.restore_button, self.copy_button, self.read_button, self.cancel_button):
            row.addWidget(button)
        row.addStretch(1)
        self.withdraw()

    def _button(self, text: str, key: str, asked) -> KeyButton:
        button = entered(KeyButton(QIcon(), text))
        button.clicked.connect(lambda _checked=False: asked.emit())
        shortcut = QShortcut(QKeySequence(key), self.parentWidget())
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: button.isVisible() and asked.emit())
        return button

    def offer(self, *, reading: bool, restoring: bool, copying: bool = False) -> None:
        """Show what can be done now; the first of it has the focus."""
        self.read_button.setVisible(reading)
        self.restore_button.setVisible(restoring)
        self.copy_button.setVisible(copying)
        self.cancel_button.hide()
        self.setVisible(reading or restoring or copying)
        if self.isVisible():
            first = self.restore_button if restoring else self.copy_button if copying else self.read_button
            first.setFocus()

    def offer_cancel(self) -> None:
        """A restore or a copy is made, and may be given up."""
        self.read_button.hide()
        self.copy_button.hide()
        self.restore_button.hide()
        self.cancel_button.show()
        self.show()
        self.cancel_button.setFocus()

    def withdraw(self) -> None:
        """Nothing is to be done any more."""
        self.hide()
