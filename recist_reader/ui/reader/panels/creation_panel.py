"""The creation panel: role, organ, subsite, side, node, kind, treated field, status, by keyboard (LS-2).

Two letters and Enter are enough: `li 7` means liver, segment 7; `li 7, dome` adds free text. Nothing is
created before Enter, and Esc leaves nothing. The site of a lesion that is there is corrected in it, too.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.panels.chips import Chips
from recist_reader.ui.reader.panels.creation_parts import Hit, pair, titled
from recist_reader.ui.reader.panels.drawing import TONE_ICONS
from recist_reader.ui.reader.panels.key_taker import key_name
from recist_reader.ui.reader.panels.lines import ElidedLabel, Glyph, label, rule_line
from recist_reader.ui.reader.panels.swatch import Swatch
from recist_reader.ui.reader.panels.views.creation import (
    FREE_TEXT,
    CreationView,
    DraftCheck,
    LesionDraft,
    OrganChoice,
)
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.tab_order import go_on

_HITS = 3
_WIDTH = 330
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

_YES_NO = (("yes", tr("yes")), ("no", tr("no")))
_CHECK_STATES = {Tone.DONE: "ok", Tone.OPEN: "", Tone.PLAIN: "", Tone.INFORMATION: ""}

FindOrgan = Callable[[str], tuple[OrganChoice, ...]]
CheckDraft = Callable[[LesionDraft], DraftCheck]


class CreationPanel(QFrame):
    """Collects a `LesionDraft`; `find` and `check` come from outside."""

    accepted = Signal(object)  # LesionDraft
    discarded = Signal()
    role_asked = Signal(str)  # T, N or Y pressed on its chip

    def __init__(self, find: FindOrgan, check: CheckDraft, parent=None):
        super().__init__(parent)
        self.setProperty("role", "floating")
        self._find, self._check = find, check
        self._choices: tuple[OrganChoice, ...] = ()
        self._current = 0
        self._draft = LesionDraft(Role.TARGET)
        self._status_keys: dict[str, str] = {}  # status by its key
        self._unknown = ""  # typed after the organ, and no part or side of it
        self._may_accept = False
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.inset, 6, TOKENS.inset, TOKENS.inset_small)
        column.setSpacing(6)
        column.addLayout(self._make_head())
        column.addWidget(rule_line())
        column.addLayout(self._make_organ())
        self.hits = [Hit() for _ in range(_HITS)]
        for number, hit in enumerate(self.hits):
            hit.clicked.connect(lambda _on=False, n=number: self._take_hit(n))
            column.addWidget(hit)
        self.subsite_title, self.subsite_note = label("caption"), label("caption")
        column.addLayout(pair(self.subsite_title, self.subsite_note))
        self.subsites = Chips(tr("Part of the organ"), room_px=_WIDTH - 2 * TOKENS.inset - 2)
        self.sides = Chips(tr("Side"))
        self.nodal = Chips(tr("Nodal"), may_be_none=False)
        self.status = Chips(tr("Status of the new lesion"), may_be_none=False)
        column.addWidget(self.subsites)
        self.kinds = Chips(tr("Kind of the lesion"))
        self.treated = Chips(tr("Lies in a treated field"), may_be_none=False)
        self._kind_key, self._treated_key = label("key"), label("key")
        self._side_row = titled(tr("Side"), self.sides)
        self._nodal_row = titled(tr("Nodal"), self.nodal, label("caption", tr("set by organ")))
        self._kind_row = titled(tr("Kind"), self.kinds, self._kind_key)
        self._treated_row = titled(tr("Treated field"), self.treated, self._treated_key)
        self._status_row = titled(tr("Status"), self.status)
        for row in (
            self._side_row,
            self._nodal_row,
            self._kind_row,
            self._treated_row,
            self._status_row,
        ):
            column.addWidget(row)
        self._make_foot(column)
        self.subsites.chosen.connect(lambda value: self._change(subsite=value or None))
        self.sides.chosen.connect(lambda value: self._change(side=value or None))
        self.nodal.chosen.connect(lambda value: self._change(nodal=value == "yes"))
        self.kinds.chosen.connect(lambda value: self._change(kind=value or None))
        self.treated.chosen.connect(lambda value: self._change(irradiated=value == "yes"))
        self.status.chosen.connect(lambda value: self._change(status=value or None))

    def open(self, view: CreationView) -> None:
        """Start a new draft, or go on from one; the organ field has the focus."""
        self.setFixedWidth(grown(_WIDTH))
        self._draft = view.draft or LesionDraft(view.role)
        values = [value for value, _ in view.statuses]
        self._status_keys = dict(zip(view.status_keys, values, strict=False))
        name = (
            tr("New lesion {lesion}, {role_text}")
            if view.draft is None
            else tr("Site of {lesion}, {role_text}")
        )
        self.setAccessibleName(name.format(lesion=view.id, role_text=view.role_text))
        self._id.setText(view.id)
        self._swatch.show_lesion(view.role, view.colour)
        self._role.setText(view.role_text)
        for chip, number in zip(self._role_keys, range(3), strict=True):
            known = number < len(view.roles)
            chip.setVisible(known)
            if known:
                chip.setText(view.roles[number][0])
                chip.setAccessibleName(view.roles[number][1])
        self.status.offer(view.statuses)
        self._status_row.setVisible(bool(view.statuses))
        self._kind_key.setText(view.kind_key)
        self._treated_key.setText(view.treated_key)
        self._role_title.setVisible(bool(view.roles))
        self._enter_text.setText(view.accept_text)
        self.organ.setText(view.draft.typed if view.draft else "")
        self.organ.selectAll()
        self._search(self.organ.text())
        self._order_tabs()
        self.show()
        self.raise_()
        self.organ.setFocus()

    def _order_tabs(self) -> None:
        """From the organ downwards; the role comes last, since the key that began it has chosen it."""
        rows = (self.subsites, self.sides, self.nodal, self.kinds, self.treated, self.status)
        parts = [self.organ, *(chip for row in rows for chip in row.buttons), *self._role_keys]
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    @property
    def draft(self) -> LesionDraft:
        """What is chosen so far."""
        return self._draft

    def event(self, event):
        """Grow once new chips know their size; a row below is never cut off nor out of the window.

        Tab is no key of the window while the panel is open: it goes from field to chips.
        """
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in _TABS:
            event.accept()
            return True
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.adjustSize()
            if self.parentWidget() is not None:
                lowest = max(self.parentWidget().height() - self.height(), 0)
                self.move(self.x(), min(self.y(), lowest))
        return done

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the panel while it is open: Enter or Esc leaves it."""
        return go_on((self,), forward)

    def eventFilter(self, _watched, event):
        """A key of a status in the organ field chooses it; in free text it is a letter."""
        is_key = event.type() == QEvent.Type.KeyPress
        return is_key and bool(self._draft.organ) and not self._asks_text() and self._take_status(event)

    def _asks_text(self) -> bool:
        is_other = bool(self._choices) and self._choices[self._current].asks_text
        return is_other or FREE_TEXT in self.organ.text()

    def _take_status(self, event) -> bool:
        status = self._status_keys.get(key_name(event))
        if status is not None:
            self.status.choose(status)
            self._change(status=status)
        return status is not None

    def keyPressEvent(self, event):
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._accept()
            case Qt.Key.Key_Down | Qt.Key.Key_Up if self.organ.hasFocus():
                self._move_hit(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                # A letter typed beside the field belongs to no tool while this panel is open (IN-3).
                self._take_status(event)
                event.accept()

    def dismiss(self) -> None:
        """Esc: nothing is accepted."""
        self.hide()
        self.discarded.emit()

    def turn_treated(self) -> bool:
        """In a treated field, or not: the other of both (M-8); False where it is not asked."""
        return self._turn(self.treated)

    def turn_kind(self) -> bool:
        """The next kind that the organ offers, after the last one none (M-5 to M-7); False without."""
        return self._turn(self.kinds)

    def _turn(self, chips: Chips) -> bool:
        is_asked = chips.isVisible()
        if is_asked:
            chips.turn()
        return is_asked

    def _accept(self) -> None:
        if self._may_accept:
            self.hide()
            self.accepted.emit(self._draft)

    def _search(self, text: str) -> None:
        """The first word means the organ, the rest its part or side; free text stands after a comma."""
        site, _, note = text.partition(FREE_TEXT)
        letters, _, rest = site.strip().partition(" ")
        choices = self._find(letters)
        if choices != self._choices:
            self._choices, self._current = choices, 0
        self._show_hits()
        self._draft = replace(self._draft, note=note.strip())
        self._choose_organ(bool(letters), rest.strip())

    def _move_hit(self, by: int) -> None:
        if self._choices:
            self._current = min(max(self._current + by, 0), len(self._choices) - 1)
            self._show_hits()
            self._choose_organ(True, "")

    def _take_hit(self, number: int) -> None:
        self._current = self._first_shown() + number
        self._show_hits()
        self._choose_organ(True, "")
        self.organ.setFocus()

    def _first_shown(self) -> int:
        return max(min(self._current - 1, len(self._choices) - _HITS), 0)

    def _show_hits(self) -> None:
        first = self._first_shown()
        for number, hit in enumerate(self.hits):
            place = first + number
            choice = self._choices[place] if place < len(self._choices) else None
            hit.show_choice(choice, place == self._current)
        self._no_hit.setText("" if self._choices else tr("no hit: write “other” and the site"))
        self._no_hit.setVisible(not self._choices)

    def _choose_organ(self, typed: bool, rest: str) -> None:
        choice = self._choices[self._current] if self._choices and typed else None
        self._unknown = ""
        if choice is None:
            kept = {"status": self._draft.status, "irradiated": self._draft.irradiated}
            self._draft, choice = LesionDraft(self._draft.role, **kept), OrganChoice("")
        else:
            same = self._draft.organ == choice.name
            part = choice.part(rest) or (self._draft.subsite if same and not rest else None)
            side = choice.side(rest)
            self._unknown = "" if part or side or choice.asks_text else rest
            self._draft = replace(
                self._draft,
                organ=choice.name,
                subsite=part or choice.proposed_subsite or None,
                side=side or (self._draft.side if same and choice.has_sides else None),
                nodal=self._draft.nodal if same else choice.nodal,
                text=rest if choice.asks_text else "",
                kind=self._draft.kind if same else None,
            )
        self._show_parts(choice)

    def _show_parts(self, choice: OrganChoice) -> None:
        has_parts = bool(choice.subsites)
        self.subsites.setVisible(has_parts)
        self.subsite_title.setVisible(has_parts)
        self.subsite_title.setText(choice.subsite_title)
        proposed = choice.proposed_subsite and self._draft.subsite == choice.proposed_subsite
        self.subsite_note.setText(tr("proposed by place") if proposed else "")
        self.subsites.offer(tuple((part, part) for part in choice.subsites), self._draft.subsite or "")
        self._side_row.setVisible(choice.has_sides)
        self.sides.offer((("right", tr("right")), ("left", tr("left"))), self._draft.side or "")
        self.nodal.offer(_YES_NO, "yes" if self._draft.nodal else "no")
        is_asked = self._draft.role is not Role.NEW and bool(choice.name)
        self._kind_row.setVisible(is_asked and bool(choice.kinds))
        self.kinds.offer(choice.kinds, self._draft.kind or "")
        self._treated_row.setVisible(is_asked)
        self.treated.offer(_YES_NO, "yes" if self._draft.irradiated else "no")
        self._order_tabs()
        self._judge(choice)

    def _change(self, **fields) -> None:
        self._unknown = ""
        self._draft = replace(self._draft, **fields)
        self._judge(self._choices[self._current] if self._draft.organ else OrganChoice(""))

    def _judge(self, choice: OrganChoice) -> None:
        """Ask the rules; what blocks dims Enter and says why. What Enter would take stands over the field."""
        draft = self._draft
        parts = (draft.organ.capitalize(), draft.subsite, draft.side, draft.note)
        self._named.setText(", ".join(part for part in parts if part) or tr("required"))
        missing = self._missing(choice)
        if missing:
            verdict = DraftCheck(missing, Tone.OPEN, blocks=True)
        elif choice.full and self._draft.role is Role.TARGET:
            verdict = DraftCheck(choice.rule, Tone.REFUSED, blocks=True)
        else:
            verdict = self._check(self._draft)
        self._may_accept = not verdict.blocks
        self._check_glyph.show_icon(*TONE_ICONS[verdict.tone])
        self._check_text.setText(verdict.text)
        mark(self._check_text, state=_CHECK_STATES.get(verdict.tone, "warn"))
        self._enter_text.setEnabled(self._may_accept)
        mark(self._enter_text, role="caption" if self._may_accept else "muted")
        self.adjustSize()

    def _missing(self, choice: OrganChoice) -> str:
        if not self._draft.organ:
            return tr("organ required: two letters")
        if self._unknown:
            return tr(
                "“{typed}” is no part of {organ}; as free text it stands after a comma",
                typed=self._unknown,
                organ=self._draft.organ,
            )
        if choice.asks_text and not self._draft.text:
            return tr("name the site after a blank")
        if self._draft.role is Role.NEW and not self._draft.status and self._status_keys:
            return tr("status required")
        return ""

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._id, self._swatch, self._role = label("title"), Swatch(), label("title")
        row.addWidget(self._id)
        row.addWidget(self._swatch)
        row.addWidget(self._role)
        row.addStretch(1)
        self._role_keys = [QPushButton() for _ in range(3)]
        for chip in self._role_keys:
            chip.setProperty("role", "chip")
            chip.setAutoDefault(False)
            chip.clicked.connect(lambda _on=False, c=chip: self.role_asked.emit(c.text()))
            row.addWidget(chip)
        self._role_title = label("caption", tr("role"))
        row.addWidget(self._role_title)
        return row

    def _make_organ(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        self._named = ElidedLabel("caption", tr("required"), Qt.TextElideMode.ElideLeft)
        self._named.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.addWidget(label("caption", tr("Organ, two letters")))
        row.addWidget(self._named, 1)
        column.addLayout(row)
        self.organ = QLineEdit()
        self.organ.setAccessibleName(tr("Organ, two letters and Enter"))
        self.organ.textEdited.connect(self._search)
        self.organ.installEventFilter(self)
        column.addWidget(self.organ)
        self._no_hit = label("caption", state="warn")
        column.addWidget(self._no_hit)
        return column

    def _make_foot(self, column: QVBoxLayout) -> None:
        column.addWidget(rule_line())
        self._check_glyph, self._check_text = Glyph(), label("caption")
        self._check_text.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._check_glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._check_text, 1)
        column.addLayout(row)
        column.addWidget(rule_line())
        keys = QHBoxLayout()
        self._enter_text = label("caption")
        keys.addWidget(label("key", "Enter"))
        keys.addWidget(self._enter_text)
        keys.addStretch(1)
        keys.addWidget(label("key", "Esc"))
        keys.addWidget(label("caption", tr("discard")))
        column.addLayout(keys)
