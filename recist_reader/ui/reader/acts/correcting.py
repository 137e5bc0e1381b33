"""Correcting the site of a lesion until a lock binds it, in the panel that asked for it (LS-1, GD-23)."""

from recist_reader.problem import Refusal
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.decide import decide
from recist_reader.trial.records import LesionRecord
from recist_reader.ui.reader.acts.creating import Creating
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.organ_choices import (
    correction_view,
    draft_check,
    draft_of,
    organ_choices,
    site_of,
)
from recist_reader.ui.reader.panels.views.creation import DraftCheck, LesionDraft, OrganChoice
from recist_reader.ui.texts import tr

OF_THE_NEW_SITE = ("GD-1", "GD-4")
"""Rules that refuse a site, not its correction: the panel tells them of what is chosen."""


class Correcting:
    """Opens the panel with the site as it is; Enter records another one, Esc leaves it."""

    def __init__(self, bench: Workbench, creating: Creating):
        self._bench, self._creating = bench, creating
        self._lesion: tuple[str, LesionRecord] | None = None
        bench.page.creation.accepted.connect(self._accept)
        bench.page.creation.discarded.connect(self._discarded)

    def table(self) -> dict[str, Act]:
        return {"site": self._correct, "treated_field": self._turn_treated, "lesion_kind": self._turn_kind}

    def hold_on(self) -> None:
        """A site that is asked for comes before the next act (LS-2)."""
        if self._lesion is None:
            self._creating.hold_on()
            return
        lesion = self._lesion[1].id
        self._bench.refuse(
            tr(
                "the site of {lesion} is being corrected: Enter keeps it, Esc leaves it as it was",
                lesion=lesion,
            )
        )
        self._bench.page.creation.organ.setFocus()

    def find_organs(self, prefix: str) -> tuple[OrganChoice, ...]:
        """What the panel offers for the letters typed."""
        if self._lesion is None:
            return self._creating.find_organs(prefix)
        uuid, lesion = self._lesion
        return organ_choices(self._bench.view, prefix, lesion.role, uuid)

    def check_draft(self, draft: LesionDraft) -> DraftCheck:
        """What the rules say to a draft; a lesion whose site changes does not count against itself (GD-1)."""
        if self._lesion is None:
            return self._creating.check_draft(draft)
        return draft_check(self._bench.view, draft, self._lesion[0])

    def _correct(self) -> None:
        bench, lesion = self._bench, self._bench.lesion()
        if lesion is None:
            return
        view, draft = bench.view, draft_of(lesion)
        answer = decide(view.state, view.facts, c.ChangeSite(lesion.id, site_of(draft)))
        if isinstance(answer, Refusal) and answer.rule not in OF_THE_NEW_SITE:
            bench.say_refusal(answer)
            return
        uuid = view.state.uuid_of(lesion.id) or ""
        self._lesion = uuid, lesion
        bench.await_nothing()
        bench.hangings.take("select")
        panel = bench.page.creation
        panel.open(correction_view(draft, lesion.id, lesion.number, bench.key))
        panel.adjustSize()
        mark = view.state.measurement(view.label, uuid)
        self._creating.place(bench.hangings.current_in_hand, mark.points_lps if mark else ())
        bench.say(
            tr(
                "site of {lesion}: type another one, Enter keeps it, Esc leaves it as it was",
                lesion=lesion.id,
            )
        )

    def _accept(self, draft: LesionDraft) -> None:
        if self._lesion is None:
            return
        (_, lesion), self._lesion = self._lesion, None
        self._bench.page.current.canvas.setFocus()
        if draft == draft_of(lesion):
            self._bench.say(tr("the site of {lesion} stays as it was", lesion=lesion.id))
        else:
            self._bench.do(c.ChangeSite(lesion.id, site_of(draft)))

    def _discarded(self) -> None:
        if self._lesion is not None:
            (_, lesion), self._lesion = self._lesion, None
            self._bench.page.current.canvas.setFocus()
            self._bench.say(tr("the site of {lesion} stays as it was", lesion=lesion.id))

    def _turn_treated(self) -> None:
        """In a treated field or not, while a site is asked for (M-8)."""
        if not self._bench.page.creation.turn_treated():
            self._not_asked()

    def _turn_kind(self) -> None:
        """The next kind that the rules treat apart, while a site is asked for (M-5 to M-7)."""
        if not self._bench.page.creation.turn_kind():
            self._not_asked()

    def _not_asked(self) -> None:
        panel = self._bench.page.creation
        if not panel.isVisible():
            key = self._bench.key("site")
            self._bench.refuse(tr("select a lesion and press {key}: its site is corrected there", key=key))
        elif panel.draft.role is Role.NEW:
            self._bench.refuse(tr("this is asked of targets and non-targets only"))
        elif not panel.draft.organ:
            self._bench.refuse(tr("type the organ first: two letters"))
        else:
            self._bench.refuse(tr("no kind of {organ} is treated apart", organ=panel.draft.organ))
