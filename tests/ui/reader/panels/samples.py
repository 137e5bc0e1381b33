"""Views as in the mock-ups of the window: made subjects, made numbers."""

from decimal import Decimal

from recist_reader.recist.vocabulary import Response, Role
from recist_reader.ui.reader.panels import views as v

C, P = v.CellStyle.CURRENT, v.CellStyle.PROPOSED
PR, SD = Response.PR, Response.SD


def target(number, place, earlier, now, change, counted=""):
    cells = tuple(v.CellView(text) for text in earlier)
    current = v.CellView(now, change, style=C, spoken=f"T{number}, {place}, TP4, {now} millimetres")
    return v.LesionRow(
        f"T{number}", Role.TARGET, place, (*cells, current), number, counted, state=v.RowState.DONE
    )


def non_target(number, place, earlier, now, under="", key=""):
    style, state = (P, v.RowState.PROPOSAL) if key else (C, v.RowState.DONE)
    cells = (*(v.CellView(text) for text in earlier), v.CellView(now, under, key, style))
    return v.LesionRow(f"NT{number}", Role.NON_TARGET, place, cells, number, state=state)


FOLLOW_UP_TABLE = v.LesionTableView(
    "Lesion, mm",
    (
        v.ColumnView("BL", "Day 0", (v.Shape.BASELINE,)),
        v.ColumnView("TP2", "TP2", (v.Shape.NADIR,)),
        v.ColumnView("TP3", "TP3", (v.Shape.PRIOR,)),
        v.ColumnView("TP4", "TP4 from B / N", (v.Shape.CURRENT,), current=True),
    ),
    (
        target(1, "Pancreas, tail", ("31.2", "24.8", "25.4"), "25.9", "−17.0 / +4.4 %"),
        target(2, "Node, mesenteric", ("18.4", "12.6", "13.0"), "13.4", "−27.2 / +6.3 %", "short"),
        target(3, "Liver, segment 4a", ("24.6", "16.0", "17.1"), "18.3", "−25.6 / +14.4 %"),
        target(4, "Liver, segment 7", ("46.3", "30.2", "32.9"), "38.7", "−16.4 / +28.1 %"),
        v.SumRow(
            "Sum, 4 of 4",
            (*(v.CellView(text) for text in ("120.5", "83.6", "88.4")), v.CellView("96.3", style=C)),
        ),
        non_target(1, "Liver, multiple small", ("present",) * 3, "present?", "confirm", "⇧P"),
        non_target(2, "Bone, L2 sclerotic", ("present",) * 3, "present?", "confirm", "⇧P"),
        non_target(3, "Ascites", ("present", "absent", "absent"), "absent", "14:01:50"),
        v.NewLesionLine("New lesions: none marked"),
        v.OverallRow("Overall", (None, PR, SD, SD), "provisional"),
    ),
    selected="T4",
)

RESPONSE = v.ResponseView(
    "Response at TP4",
    chip="provisional, 2 non-targets to read",
    sum_text="96.3 mm, 4 of 4 targets",
    gauge=v.GaugeView(
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
        v.ChangeView("Change from baseline", "−20.1 %", "−24.2 mm", "B 120.5, Day 0"),
        v.ChangeView("Change from nadir", "+15.2 %", "+12.7 mm", "N 83.6, TP2"),
    ),
    categories=(
        v.CategoryView("Target", SD, "SD", "stable"),
        v.CategoryView("Non-target", None, "open", "2 of 3 to read", open=True),
        v.CategoryView("New lesion", None, "none", "none marked"),
        v.CategoryView("Overall", SD, "SD", "if NT not PD"),
    ),
    why=(
        v.WhyLine(
            "TR-3",
            v.Outcome.NOT_MET,
            "not met: +15.2 % (needs 20), +12.7 mm (5: met)",
            "Progression of targets: the sum is 20 % and 5 mm or more above the lowest earlier sum.",
            ("T1", "T2", "T3", "T4"),
        ),
        v.WhyLine("TR-6", v.Outcome.NOT_MET, "not met: 96.3 > 84.35 (0.7 × 120.5)", "Partial response."),
        v.WhyLine("TR-7", v.Outcome.MET, "target SD: neither shrinkage nor growth enough", "Stable."),
        v.WhyLine("NT-5", v.Outcome.OPEN, "waits for NT1, NT2", "Non-targets."),
    ),
    next_items=(
        v.NextItem("NT1", "NT1 Liver: set a state"),
        v.NextItem("NT2", "NT2 Bone L2: set a state"),
    ),
    what_if=(v.NoticeLine("⇧U", "NT1 unequivocal: overall PD (GD-17 would ask a reason)", v.Tone.PLAIN),),
    warnings=(v.NoticeLine("GD-9", "slices 2.5 mm, baseline 1.0 mm; recorded"),),
)

PARTIAL = v.ResponseView(
    "Response at TP3",
    sum_text="partial 80.0 (T3 not evaluable)",
    gauge=v.GaugeView(
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
        v.ChangeView("Change from baseline", "", "", "not computed, T3 not evaluable"),
        v.ChangeView("Change from nadir", "+33.3 %", "+20.0 mm", "N 60.0, TP1"),
    ),
    categories=(
        v.CategoryView("Target", Response.PD, "PD", "proved by partial sum"),
        v.CategoryView("Non-target", Response.NON_CR_NON_PD, "NON-CR/NON-PD", "3 read"),
        v.CategoryView("New lesion", None, "none", "none marked"),
        v.CategoryView("Overall", Response.PD, "PD", "TR-4, OR-4"),
    ),
    why=(v.WhyLine("TR-4", v.Outcome.MET, "met: 80.0 ≥ 72.0 and +20.0 mm; missing parts only add", "…"),),
    banner="First overall PD. Reading goes on (OR-8): later timepoints are computed and flagged, "
    "they change no date.",
)

BASELINE_TABLE = v.LesionTableView(
    "Lesion",
    (v.ColumnView("value", "value, mm", current=True), v.ColumnView("other", "other axis")),
    (
        v.LesionRow(
            "T1",
            Role.TARGET,
            "Pancreas, tail",
            (v.CellView("31.2", style=C), v.CellView("22.4")),
            1,
            under="longest, slice 287",
        ),
        v.LesionRow(
            "T2",
            Role.TARGET,
            "Node, mesenteric",
            (v.CellView("18.4", style=C), v.CellView("29.7")),
            2,
            under="short axis, slice 356",
        ),
        v.LesionRow(
            "T3",
            Role.TARGET,
            "Liver, segment 4a",
            (v.CellView("24.6", style=C), v.CellView("20.1")),
            3,
            under="longest, slice 241",
        ),
        v.LesionRow(
            "T4",
            Role.TARGET,
            "Liver, 7",
            (v.CellView("46.3", style=P), v.CellView("38.1", style=P)),
            4,
            under="proposed, Enter accepts",
        ),
        v.SumRow("Sum so far, 3 targets", (v.CellView("74.2", style=C), v.CellView("+T4: 120.5"))),
        v.LesionRow(
            "NT1",
            Role.NON_TARGET,
            "Liver, multiple small",
            (v.CellView("present"), v.CellView("")),
            under="reference arrow, slice 241",
        ),
    ),
    selected="T4",
)


BASELINE = v.BaselineView(
    limits=(
        v.LimitView("All targets", 3, 5, 1),
        v.LimitView("Liver", 1, 2, 1),
        v.LimitView("Lymph node", 1, 2),
        v.LimitView("Pancreas", 1, 2),
    ),
    limits_note="hatched: with this proposal",
    seen=(
        v.SeenView("Abdomen, portal", 1.0, "100 %"),
        v.SeenView("Abdomen, arterial", 0.98, "98 %"),
        v.SeenView("Chest, lung", 0.61, "61 %", enough=False),
        v.SeenView("Abdomen, native", 0.12, "12 % optional"),
    ),
    next_items=(
        v.NextItem("T4", "T4: accept the outline and the site", "LS-2", v.Tone.OPEN, "Enter"),
        v.NextItem("GD-22", "chest: 155 of 398 slices not shown yet", "GD-22", v.Tone.WARNING),
        v.NextItem("", "scan 9 days before reference, limit 28", "GD-8", v.Tone.DONE),
        v.NextItem("", "T1 to T3 measurable", "T-5", v.Tone.DONE),
    ),
    note="The target list is frozen when the baseline is locked. Order can be changed until then.",
)

ORGANS = (
    v.OrganChoice(
        "liver",
        "li",
        "1 of 2 targets used",
        subsite_title="Segment",
        subsites=("1", "2", "3", "4a", "4b", "5", "6", "7", "8", "caud.", "diff."),
        proposed_subsite="7",
    ),
    v.OrganChoice(
        "lymph node", "ly", "1 of 2 used", nodal=True, subsites=("cervical", "mediastinal", "iliac")
    ),
    v.OrganChoice("lung", "lu", "0 of 2", subsites=("RUL", "RML", "RLL", "LUL", "lingula", "LLL")),
    v.OrganChoice("kidney", "ki", "0 of 2", has_sides=True),
    v.OrganChoice("pancreas", "pa", "2 of 2 used", full=True, rule="T-2", subsites=("head", "tail")),
    v.OrganChoice("other", "ot", asks_text=True),
)
CREATION = v.CreationView("T4", Role.TARGET, "Target", 4, "accept outline and site")
STATUSES = (("unequivocal", "unequivocal"), ("equivocal", "equivocal"), ("not_lesion", "no lesion"))
CREATION_NEW = v.CreationView(
    "NL1", Role.NEW, "New lesion", 1, "mark it", statuses=STATUSES, roles=(("Y", "new"),)
)


def find_organ(letters):
    return tuple(organ for organ in ORGANS if organ.name.startswith(letters.lower()))


def check_draft(_draft):
    return v.DraftCheck("Measurable: 46.3 mm, minimum 10.0 (M-1)")


def series(name, under, count, loaded=None, shown=False):
    return v.SeriesCard(
        f"{name} {under}", name, under, count if loaded is None else loaded, count, shown=shown
    )


LEFT_STRIP = v.LeftStripView(
    (
        v.TimepointCard(
            "TP4",
            "TP4",
            "Day 252",
            v.Shape.CURRENT,
            open=True,
            series=(
                series("CT abdomen", "portal 2.5", 218, shown=True),
                series("CT abdomen", "arterial 2.5", 218, 136),
                series("CT chest", "lung 1.0", 410, 71),
            ),
        ),
        v.TimepointCard(
            "TP3",
            "TP3",
            "Day 168",
            v.Shape.PRIOR,
            locked=True,
            series=(series("CT abdomen", "portal 2.5", 220, shown=True), series("CT chest", "lung 1.0", 402)),
            badges=("TP3 chest: gap of 2 slices at 41",),
        ),
        v.TimepointCard(
            "BL",
            "Baseline",
            "Day 0",
            v.Shape.BASELINE,
            locked=True,
            series=(series("CT abdomen", "portal 1.0", 540),),
        ),
    )
)

LESION_STRIP = v.LesionStripView(
    "T4",
    Role.TARGET,
    4,
    "Liver, segment 7",
    "target, longest diameter",
    "one scale, 3.0 px per mm",
    (
        v.TileView("BL", v.Shape.BASELINE, "Day 0", "46.3"),
        v.TileView("TP2", v.Shape.NADIR, "TP2, Day 84", "30.2"),
        v.TileView("TP3", v.Shape.PRIOR, "TP3, Day 168", text="not evaluable"),
        v.TileView("TP4", v.Shape.CURRENT, "TP4, Day 252", "38.7", current=True),
    ),
    (
        v.TrendPoint("B d0", Decimal("46.3")),
        v.TrendPoint("N d84", Decimal("30.2")),
        v.TrendPoint("P d168", Decimal("32.9")),
        v.TrendPoint("C d252", Decimal("38.7")),
    ),
    "dotted: own nadir 30.2 mm",
    (
        v.StepLine("Place verified", True),
        v.StepLine("Outline drawn", True),
        v.StepLine("Value recorded", False),
    ),
    "GD-9 slice 2.5 mm, baseline 1.0 mm",
    "Space",
    "next: NT1",
    Decimal("30.2"),
)

STATUS = v.StatusView(
    saved_text="saved 14:03:22",
    link_text="linked: B same frame, P manual +12.5 mm",
    event_text="T4 recorded: 38.7 × 31.2 mm, slice 98. Space goes to NT1.",
    active_text="active 6 min 41 s",
    undo_text="undo: draw T4",
)
STATUS_REFUSED = v.StatusView(
    saved_text="saved 14:03:22",
    event_text="Shift G needs a second target: T4 is the only one (S-7).",
    refused=True,
)
STATUS_NOT_SAVED = v.StatusView(
    v.Saving.NOT_SAVED,
    "not saved, T4",
    event_text="disk full: the edit is kept, next try in 3 s, lock is blocked",
)
STATUS_LOST = v.StatusView(
    v.Saving.CONNECTION_LOST,
    "connection lost 14:03:40",
    event_text="2 edits in the journal, trying again; you can go on reading",
)

KEYS = (
    v.KeyLine(("Space",), "next lesion, all viewports", "Lesions"),
    v.KeyLine(("B", "A"), "bidirectional, one-click contour", "Lesions", ("measure", "draw")),
    v.KeyLine(("Enter", "Esc"), "accept, cancel", "Lesions"),
    v.KeyLine(("⇧S", "⇧A", "⇧E", "⇧G"), "too small, absent, not evaluable, merged", "States"),
    v.KeyLine(("⇧P", "⇧U"), "non-target present, unequivocal progression", "States"),
    v.KeyLine(("X", "⇧X"), "link on or off, manual anchor", "Viewing"),
    v.KeyLine(("Ctrl L",), "check and lock", "Timepoint"),
)
