"""Views as in the mock-ups of the window: made subjects, made numbers."""

from decimal import Decimal

from recist_reader.recist.vocabulary import Response, Role
from recist_reader.ui.reader.panels.views.baseline import BaselineView, LimitView, SeenView
from recist_reader.ui.reader.panels.views.creation import CreationView, DraftCheck, OrganChoice
from recist_reader.ui.reader.panels.views.left_strip import LeftStripView, SeriesCard, TimepointCard
from recist_reader.ui.reader.panels.views.lesion_strip import LesionStripView, StepLine, TileView, TrendPoint
from recist_reader.ui.reader.panels.views.lines import KeyLine, Saving, StatusView
from recist_reader.ui.reader.panels.views.marks import Shape, Tone
from recist_reader.ui.reader.panels.views.response import (
    CategoryView,
    ChangeView,
    GaugeView,
    NextItem,
    NoticeLine,
    Outcome,
    ResponseView,
    WhyLine,
)
from recist_reader.ui.reader.panels.views.table import (
    CellStyle,
    CellView,
    ColumnView,
    LesionRow,
    LesionTableView,
    NewLesionLine,
    OverallRow,
    RowState,
    SumRow,
)

C, P = CellStyle.CURRENT, CellStyle.PROPOSED
PR, SD = Response.PR, Response.SD


def target(number, place, earlier, now, change, counted=""):
    cells = tuple(CellView(text) for text in earlier)
    current = CellView(now, change, style=C, spoken=f"T{number}, {place}, TP4, {now} millimetres")
    return LesionRow(
        f"T{number}", Role.TARGET, place, (*cells, current), number, counted, state=RowState.DONE
    )


def non_target(number, place, earlier, now, under="", key=""):
    style, state = (P, RowState.PROPOSAL) if key else (C, RowState.DONE)
    cells = (*(CellView(text) for text in earlier), CellView(now, under, key, style))
    return LesionRow(f"NT{number}", Role.NON_TARGET, place, cells, number, state=state)


FOLLOW_UP_TABLE = LesionTableView(
    "Lesion, mm",
    (
        ColumnView("BL", "Day 0", (Shape.BASELINE,)),
        ColumnView("TP2", "TP2", (Shape.NADIR,)),
        ColumnView("TP3", "TP3", (Shape.PRIOR,)),
        ColumnView("TP4", "TP4 from B / N", (Shape.CURRENT,), current=True),
    ),
    (
        target(1, "Pancreas, tail", ("31.2", "24.8", "25.4"), "25.9", "−17.0 / +4.4 %"),
        target(2, "Node, mesenteric", ("18.4", "12.6", "13.0"), "13.4", "−27.2 / +6.3 %", "short"),
        target(3, "Liver, segment 4a", ("24.6", "16.0", "17.1"), "18.3", "−25.6 / +14.4 %"),
        target(4, "Liver, segment 7", ("46.3", "30.2", "32.9"), "38.7", "−16.4 / +28.1 %"),
        SumRow(
            "Sum, 4 of 4",
            (*(CellView(text) for text in ("120.5", "83.6", "88.4")), CellView("96.3", style=C)),
        ),
        non_target(1, "Liver, multiple small", ("present",) * 3, "present?", "confirm", "⇧P"),
        non_target(2, "Bone, L2 sclerotic", ("present",) * 3, "present?", "confirm", "⇧P"),
        non_target(3, "Ascites", ("present", "absent", "absent"), "absent", "14:01:50"),
        NewLesionLine("New lesions: none marked"),
        OverallRow("Overall", (None, PR, SD, SD), "provisional"),
    ),
    selected="T4",
)

RESPONSE = ResponseView(
    "Response at TP4",
    chip="provisional, 2 to read",
    sum_text="96.3 mm, 4 of 4 targets",
    gauge=GaugeView(
        Decimal("96.3"),
        Decimal("120.5"),
        Decimal("83.6"),
        Decimal("84.35"),
        Decimal("100.32"),
        Decimal("88.4"),
        pr_text="PR ≤ 84.35",
        pd_text="PD ≥ 100.32",
        to_pr_text="11.95 to PR",
        to_pd_text="4.02 mm to PD",
    ),
    changes=(
        ChangeView("Change from baseline", "−20.1 %", "−24.2 mm", "B 120.5, Day 0"),
        ChangeView("Change from nadir", "+15.2 %", "+12.7 mm", "N 83.6, TP2"),
    ),
    categories=(
        CategoryView("Target", SD, "SD", "stable"),
        CategoryView("Non-target", None, "open", "2 of 3 to read", open=True),
        CategoryView("New lesion", None, "none", "none marked"),
        CategoryView("Overall", SD, "SD", "if NT not PD"),
    ),
    why=(
        WhyLine(
            "TR-3",
            Outcome.NOT_MET,
            "not met: +15.2 % (needs 20), +12.7 mm (5: met)",
            "Progression of targets: the sum is 20 % and 5 mm or more above the lowest earlier sum.",
            ("T1", "T2", "T3", "T4"),
        ),
        WhyLine("TR-6", Outcome.NOT_MET, "not met: 96.3 > 84.35 (0.7 × 120.5)", "Partial response."),
        WhyLine("TR-7", Outcome.MET, "target SD: neither shrinkage nor growth enough", "Stable."),
        WhyLine("NT-5", Outcome.OPEN, "waits for NT1, NT2", "Non-targets."),
    ),
    next_items=(
        NextItem("NT1", "NT1 Liver: set a state"),
        NextItem("NT2", "NT2 Bone L2: set a state"),
    ),
    what_if=(NoticeLine("⇧U", "NT1 unequivocal: overall PD (GD-17 would ask a reason)", Tone.PLAIN),),
    warnings=(NoticeLine("GD-9", "slices 2.5 mm, baseline 1.0 mm; recorded"),),
)

PARTIAL = ResponseView(
    "Response at TP3",
    sum_text="partial 80.0 (T3 not evaluable)",
    gauge=GaugeView(
        Decimal("80.0"),
        Decimal("100.0"),
        Decimal("60.0"),
        Decimal("70.0"),
        Decimal("72.0"),
        partial=True,
        pr_text="PR ≤ 70.0",
        pd_text="PD ≥ 72.0",
    ),
    changes=(
        ChangeView("Change from baseline", "-", "", "B 100.0, Day 0"),
        ChangeView("Change from nadir", "+33.3 %", "+20.0 mm", "N 60.0, TP1"),
    ),
    categories=(
        CategoryView("Target", Response.PD, "PD", "proved by partial sum"),
        CategoryView("Non-target", Response.NON_CR_NON_PD, "NON-CR/NON-PD", "3 read"),
        CategoryView("New lesion", None, "none", "none marked"),
        CategoryView("Overall", Response.PD, "PD", "TR-4, OR-4"),
    ),
    why=(WhyLine("TR-4", Outcome.MET, "met: 80.0 ≥ 72.0 and +20.0 mm; missing parts only add", "…"),),
    banner="First overall PD. Reading goes on (OR-8): later timepoints are computed and flagged, "
    "they change no date.",
)

BASELINE_TABLE = LesionTableView(
    "Lesion",
    (ColumnView("value", "value, mm", current=True), ColumnView("other", "other axis")),
    (
        LesionRow(
            "T1",
            Role.TARGET,
            "Pancreas, tail",
            (CellView("31.2", style=C), CellView("22.4")),
            1,
            under="longest, slice 287",
        ),
        LesionRow(
            "T2",
            Role.TARGET,
            "Node, mesenteric",
            (CellView("18.4", style=C), CellView("29.7")),
            2,
            under="short axis, slice 356",
        ),
        LesionRow(
            "T3",
            Role.TARGET,
            "Liver, segment 4a",
            (CellView("24.6", style=C), CellView("20.1")),
            3,
            under="longest, slice 241",
        ),
        LesionRow(
            "T4",
            Role.TARGET,
            "Liver, 7",
            (CellView("46.3", style=P), CellView("38.1", style=P)),
            4,
            under="proposed, Enter accepts",
        ),
        SumRow("Sum so far, 3 targets", (CellView("74.2", style=C), CellView("+T4: 120.5"))),
        LesionRow(
            "NT1",
            Role.NON_TARGET,
            "Liver, multiple small",
            (CellView("present"), CellView("")),
            under="reference arrow, slice 241",
        ),
    ),
    selected="T4",
)


BASELINE = BaselineView(
    limits=(
        LimitView("All targets", 3, 5, 1),
        LimitView("Liver", 1, 2, 1),
        LimitView("Lymph node", 1, 2),
        LimitView("Pancreas", 1, 2),
    ),
    limits_note="hatched: with this proposal",
    seen=(
        SeenView("Abdomen, portal", 1.0, "100 %"),
        SeenView("Abdomen, arterial", 0.98, "98 %"),
        SeenView("Chest, lung", 0.61, "61 %", enough=False),
        SeenView("Abdomen, native", 0.12, "12 % optional"),
    ),
    next_items=(
        NextItem("T4", "T4: accept the outline and the site", "LS-2", Tone.OPEN, "Enter"),
        NextItem("GD-22", "chest: 155 of 398 slices not shown yet", "GD-22", Tone.WARNING),
        NextItem("", "scan 9 days before reference, limit 28", "GD-8", Tone.DONE),
        NextItem("", "T1 to T3 measurable", "T-5", Tone.DONE),
    ),
    note="The target list is frozen when the baseline is locked. Order can be changed until then.",
)

ORGANS = (
    OrganChoice(
        "liver",
        "li",
        "1 of 2 targets used",
        subsite_title="Segment",
        subsites=("1", "2", "3", "4a", "4b", "5", "6", "7", "8", "caud.", "diff."),
        proposed_subsite="7",
    ),
    OrganChoice("lymph node", "ly", "1 of 2 used", nodal=True, subsites=("cervical", "mediastinal", "iliac")),
    OrganChoice("lung", "lu", "0 of 2", subsites=("RUL", "RML", "RLL", "LUL", "lingula", "LLL")),
    OrganChoice("kidney", "ki", "0 of 2", has_sides=True),
    OrganChoice(
        "pancreas",
        "pa",
        "2 of 2 used",
        full=True,
        rule="2 of 2 used, the limit (T-2)",
        subsites=("head", "tail"),
    ),
    OrganChoice("other", "ot", asks_text=True),
)
CREATION = CreationView("T4", Role.TARGET, "Target", 4, "accept outline and site")
STATUSES = (("unequivocal", "unequivocal"), ("equivocal", "equivocal"), ("not_lesion", "no lesion"))
CREATION_NEW = CreationView(
    "NL1",
    Role.NEW,
    "New lesion",
    1,
    "mark it",
    statuses=STATUSES,
    status_keys=("Shift+U", "Shift+Q"),
    roles=(("Y", "new"),),
)


def find_organ(letters):
    return tuple(organ for organ in ORGANS if organ.name.startswith(letters.lower()))


def check_draft(_draft):
    return DraftCheck("Measurable: 46.3 mm, minimum 10.0 (M-1)")


def series(name, under, count, loaded=None, shown=False):
    return SeriesCard(f"{name} {under}", name, under, count if loaded is None else loaded, count, shown=shown)


LEFT_STRIP = LeftStripView(
    (
        TimepointCard(
            "TP4",
            "TP4",
            "Day 252",
            Shape.CURRENT,
            open=True,
            series=(
                series("CT abdomen", "portal 2.5", 218, shown=True),
                series("CT abdomen", "arterial 2.5", 218, 136),
                series("CT chest", "lung 1.0", 410, 71),
            ),
        ),
        TimepointCard(
            "TP3",
            "TP3",
            "Day 168",
            Shape.PRIOR,
            locked=True,
            series=(series("CT abdomen", "portal 2.5", 220, shown=True), series("CT chest", "lung 1.0", 402)),
            badges=("TP3 chest: gap of 2 slices at 41",),
        ),
        TimepointCard(
            "BL",
            "Baseline",
            "Day 0",
            Shape.BASELINE,
            locked=True,
            series=(series("CT abdomen", "portal 1.0", 540),),
        ),
    )
)

LESION_STRIP = LesionStripView(
    "T4",
    Role.TARGET,
    4,
    "Liver, segment 7",
    "target, longest diameter",
    "one scale, 3.0 px per mm",
    (
        TileView("BL", Shape.BASELINE, "Day 0", "46.3"),
        TileView("TP2", Shape.NADIR, "TP2, Day 84", "30.2"),
        TileView("TP3", Shape.PRIOR, "TP3, Day 168", text="not evaluable"),
        TileView("TP4", Shape.CURRENT, "TP4, Day 252", "38.7", current=True),
    ),
    (
        TrendPoint("B d0", Decimal("46.3")),
        TrendPoint("N d84", Decimal("30.2")),
        TrendPoint("P d168", Decimal("32.9")),
        TrendPoint("C d252", Decimal("38.7")),
    ),
    "dotted: own nadir 30.2 mm",
    (
        StepLine("Place verified", True),
        StepLine("Outline drawn", True),
        StepLine("Value recorded", False),
    ),
    "GD-9 slice 2.5 mm, baseline 1.0 mm",
    "Space",
    "next: NT1",
    Decimal("30.2"),
)

STATUS = StatusView(
    saved_text="saved 14:03:22",
    link_text="linked: B same frame, P manual +12.5 mm",
    event_text="T4 recorded: 38.7 × 31.2 mm, slice 98. Space goes to NT1.",
    active_text="active 6 min 41 s",
    undo_text="undo: draw T4",
)
STATUS_REFUSED = StatusView(
    saved_text="saved 14:03:22",
    event_text="Shift G needs a second target: T4 is the only one (S-7).",
    refused=True,
)
STATUS_NOT_SAVED = StatusView(
    Saving.NOT_SAVED,
    "not saved, T4",
    event_text="disk full: the edit is kept, next try in 3 s, lock is blocked",
)
STATUS_LOST = StatusView(
    Saving.CONNECTION_LOST,
    "connection lost 14:03:40",
    event_text="2 edits in the journal, trying again; you can go on reading",
)

KEYS = (
    KeyLine(("Space",), "next lesion, all viewports", "Lesions"),
    KeyLine(("B", "A"), "bidirectional, one-click contour", "Lesions", ("measure", "draw")),
    KeyLine(("Enter", "Esc"), "accept, cancel", "Lesions"),
    KeyLine(("⇧S", "⇧A", "⇧E", "⇧G"), "too small, absent, not evaluable, merged", "States"),
    KeyLine(("⇧P", "⇧U"), "non-target present, unequivocal progression", "States"),
    KeyLine(("X", "⇧X"), "link on or off, manual anchor", "Viewing"),
    KeyLine(("Ctrl L",), "check and lock", "Timepoint"),
)
