"""Creating a lesion: a drawing, then its site in the panel beside it, stored as one edit (LS-1, LS-2)."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint

from recist_reader.measuring.labels import Box
from recist_reader.measuring.plane import PointLps
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.decisions.lesions import next_id
from recist_reader.trial.evidence import Drawn, ToolKind
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.patch import Recorded
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.intent import FREE, WHAT_DRAWS, Intent, Purpose
from recist_reader.ui.reader.models.air import lies_in_air
from recist_reader.ui.reader.models.what_if import NOT_RECORDED, what_if_created
from recist_reader.ui.reader.organ_choices import (
    creation_view,
    draft_check,
    organ_choices,
    site_of,
    with_keys,
)
from recist_reader.ui.reader.panels.placement import place_panel
from recist_reader.ui.reader.panels.views.creation import DraftCheck, LesionDraft, OrganChoice
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.viewport import Viewport

ROLE_OF_KEY = {"T": Role.TARGET, "N": Role.NON_TARGET, "Y": Role.NEW}
WHAT_TO_DRAW = {
    Role.TARGET: tr("the long axis of the target"),
    Role.NON_TARGET: tr("an arrow at the non-target"),
}


class Creating:
    """Keeps the drawn mark while its site is asked for; Esc leaves nothing."""

    def __init__(self, bench: Workbench):
        self._bench = bench
        self._pending: Drawn | None = None
        self._viewport: Viewport | None = None
        self._named: tuple[str, int] = ("", 0)
        panel = bench.page.creation
        panel.accepted.connect(self._accept)
        panel.discarded.connect(self.discard)
        panel.role_asked.connect(self._change_role)

    def table(self) -> dict[str, Act]:
        return {
            "new_target": self._new_target,
            "new_non_target": self._new_non_target,
            "new_lesion": self._new_lesion,
        }

    @property
    def is_asking(self) -> bool:
        """A drawn lesion waits for its site."""
        return self._bench.page.creation.isVisible()

    def hold_on(self) -> None:
        """The organ is required before the next act (LS-2)."""
        self._bench.refuse(tr("the new lesion waits for its organ: Enter keeps it, Esc leaves nothing"))
        self._bench.page.creation.organ.setFocus()

    def open(self, made: Drawn, viewport: Viewport, role: Role) -> None:
        """Ask for the site of a drawn lesion."""
        self._pending, self._viewport = made, viewport
        view, panel = self._bench.view, self._bench.page.creation
        lesion_id = next_id(view.state, role)
        number = int("".join(ch for ch in lesion_id if ch.isdigit()))
        keys = self._bench.key("unequivocal"), self._bench.key("equivocal")
        opened = creation_view(lesion_id, role, number, view.label == BASELINE, keys)
        panel.open(with_keys(opened, self._bench.key))
        panel.adjustSize()
        self.place(viewport, made.points_lps)
        self._bench.hangings.marks.show_pending(viewport, made, lesion_id, number)
        self._named = lesion_id, number
        self._bench.hangings.take("select")  # a press mends the waiting mark or changes the window
        self._bench.hangings.marks.draw_only(False)
        panel.organ.setFocus()
        self._bench.say(
            tr(
                "site of {lesion_id}: two letters, then Enter; its ends can still be dragged",
                lesion_id=lesion_id,
            )
        )

    def mend(self, made: Drawn) -> None:
        """The waiting mark was moved by its handles (MT-4); the panel stays where it is."""
        if self._viewport is not None:
            self._pending = made
            self._bench.hangings.marks.show_pending(self._viewport, made, *self._named)
            self._bench.page.creation.organ.setFocus()

    def discard(self) -> None:
        """Esc: nothing is recorded, and nothing new is awaited; at baseline the axes draw the next target."""
        if self._pending is None:
            return
        self._pending = None
        hangings, role = self._bench.hangings, self._bench.intent.role
        hangings.marks.drop_pending()
        self._bench.intent = FREE
        hangings.take("bidirectional" if role is Role.TARGET else "select")
        self._bench.say(tr("nothing was recorded"))
        self._bench.page.current.canvas.setFocus()

    def find_organs(self, prefix: str) -> tuple[OrganChoice, ...]:
        """What the panel offers for the letters typed."""
        intent = self._bench.intent
        role = intent.role if intent.purpose is Purpose.CREATE else Role.TARGET
        return organ_choices(self._bench.view, prefix, role)

    def check_draft(self, draft: LesionDraft) -> DraftCheck:
        """What the rules say to a draft, and what a new lesion would make of the category (FB-3)."""
        check = self._remarked(draft_check(self._bench.view, draft))
        if draft.role is not Role.NEW or check.blocks or self._pending is None:
            return check
        told = what_if_created(self._bench.view, _command(NOT_RECORDED, draft, self._pending))
        return replace(check, text=f"{check.text}: {told}") if told else check

    def _remarked(self, check: DraftCheck) -> DraftCheck:
        """A mark of any role that lies in air is remarked; it may be meant all the same."""
        made, viewport = self._pending, self._viewport
        series = None if viewport is None else self._bench.hangings.series_of(viewport)
        if check.blocks or made is None or series is None or series.label.modality != "CT":
            return check
        if not lies_in_air(made, viewport.volume):
            return check
        return replace(
            check, text=tr("{check}, but its mark lies in air", check=check.text), tone=Tone.WARNING
        )

    def place(self, viewport: Viewport, points: Sequence[PointLps]) -> None:
        """Put the panel beside a mark, over no lesion of the slice, inside the images (window.md 3)."""
        page, marks = self._bench.page, self._bench.hangings.marks
        panel = page.creation
        corner = viewport.canvas.mapTo(page, QPoint(0, 0))
        area = Box(*map(float, page.images.geometry().getCoords()))
        centre = viewport.canvas.rect().center()
        middle = Box(centre.x(), centre.y(), centre.x(), centre.y())  # where there is no mark
        box = (marks.box_of(viewport, points) if points else middle).shifted(corner.x(), corner.y())
        others = [other.shifted(corner.x(), corner.y()) for other in marks.boxes_shown(viewport)]
        place = place_panel(panel.width(), panel.height(), box, others, area)
        panel.move(round(place.left), round(place.top))

    def _accept(self, draft: LesionDraft) -> None:
        if self._viewport is not None:
            self._bench.hangings.group.hands(self._viewport).tools.settle()  # a run of arrow keys ends here
        made, self._pending = self._pending, None
        if made is None:
            return
        self._bench.hangings.marks.drop_pending()
        command = _command(self._bench.new_uuid(), draft, made)
        self._bench.page.creation.hide()
        self._viewport.canvas.setFocus()
        self._bench.do(command, self._after_creation)

    def _after_creation(self, answer: object) -> None:
        if not isinstance(answer, Recorded):
            return
        bench, is_baseline = self._bench, self._bench.view.label == BASELINE
        lesion = next(iter(answer.edit.new["lesion"].values()))
        bench.selected = None if is_baseline else lesion.id
        bench.hangings.take("bidirectional" if is_baseline else "select")
        bench.intent = FREE
        bench.touched.emit()

    def _change_role(self, key: str) -> None:
        """T or N pressed inside the panel: the drawn mark must fit the role."""
        made, viewport, role = self._pending, self._viewport, ROLE_OF_KEY.get(key)
        if made is None or role is None or viewport is None:
            return
        if role is Role.TARGET and made.tool is not ToolKind.BIDIRECTIONAL:
            key = self._bench.key("bidirectional")
            self._bench.refuse(tr("a target is measured by its two axes; draw it with {key}", key=key))
            return
        self._bench.intent = Intent(Purpose.CREATE, role)
        self.open(made, viewport, role)

    def _new_target(self) -> None:
        if self._bench.view.label != BASELINE:
            self._bench.refuse(tr("targets are chosen at baseline only (T-7)"))
        else:
            self._begin(Role.TARGET)

    def _new_non_target(self) -> None:
        if self._bench.view.label != BASELINE:
            self._bench.refuse(tr("non-targets are chosen at baseline only (T-7)"))
        else:
            self._begin(Role.NON_TARGET)

    def _new_lesion(self) -> None:
        if self._bench.view.label == BASELINE:
            self._bench.refuse(tr("a new lesion cannot be at baseline (LS-1)"))
        else:
            self._begin(Role.NEW)

    def _begin(self, role: Role) -> None:
        bench = self._bench
        bench.intent = Intent(Purpose.CREATE, role)
        bench.selected = None
        bench.hangings.take(WHAT_DRAWS[role])
        bench.say(tr("draw {what}; Esc ends", what=WHAT_TO_DRAW.get(role, tr("an arrow at the new lesion"))))
        bench.touched.emit()


def _command(uuid: str, draft: LesionDraft, made: Drawn) -> c.CreateLesion:
    status = NewLesionState(draft.status) if draft.status else None
    return c.CreateLesion(uuid, draft.role, site_of(draft), made, status)
