"""The page of a role without a desk of its own yet: who is signed in, and what can be done by command."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel

from recist_reader.trial.people.roles import StudyRole
from recist_reader.ui.people.person import Person
from recist_reader.ui.people.sheets import SheetPage
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import caption, entered
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark

OWN = (
    (tr("your own account"), tr("recist-reader account list STUDY --user LOGIN")),
    (tr("another password"), tr("recist-reader account password STUDY --user LOGIN")),
)
CHECKS = (
    (tr("whether the file holds to its record"), tr("recist-reader verify STUDY")),
    (tr("a backup"), tr("recist-reader backup STUDY")),
)
EXPORTS = (tr("exports"), tr("recist-reader export all --study STUDY --out FOLDER --user LOGIN"))
QUERIES = (tr("queries"), tr("recist-reader query list STUDY --user LOGIN"))
COMMANDS = {
    StudyRole.EXPORTER: (EXPORTS, *OWN, *CHECKS),
    StudyRole.AUDITOR: (
        EXPORTS,
        QUERIES,
        (tr("everybody's accounts"), tr("recist-reader account list STUDY --user LOGIN")),
        OWN[1],
        *CHECKS,
    ),
}
NO_DESK_YET = tr("The window has no desk for this role yet.")


class PlainPage(SheetPage):
    """Nothing of any subject or read stands here."""

    cover_asked = Signal()
    sign_out_asked = Signal()

    def __init__(self, person: Person, title: str):
        super().__init__()
        for role, text in (
            ("page-title", title),
            ("title", person.who),
            ("caption", person.since_text),
            ("muted", NO_DESK_YET),
        ):
            self._add(role, text)
        self.column.addSpacing(8)
        self._add("section", tr("By command, once you have signed out here"))
        for what, command in COMMANDS[person.role]:
            self.column.addWidget(caption(what))
            self._add("value", command)
        self.column.addSpacing(8)
        self.cover_button = entered(
            KeyButton(icon("shield"), tr("Cover the window   {key}", key=key_of("cover")))
        )
        out = tr("Sign out   {key}", key=key_of("close_study"))
        self.out_button = entered(KeyButton(icon("person"), out))
        self.cover_button.clicked.connect(lambda _checked=False: self.cover_asked.emit())
        self.out_button.clicked.connect(lambda _checked=False: self.sign_out_asked.emit())
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.out_button)
        row.addWidget(self.cover_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.message)
        leave = QShortcut(QKeySequence(key_of("close_study")), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.sign_out_asked)

    def focus_list(self) -> None:
        """Give the keys to the first thing that can be done."""
        self.out_button.setFocus()

    def _add(self, role: str, text: str) -> None:
        line = QLabel(text, wordWrap=True)
        mark(line, role)
        self.column.addWidget(line)
