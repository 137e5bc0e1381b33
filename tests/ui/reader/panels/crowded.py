"""As much as the panels must hold: every lesion that a charter allows, the longest words of each state."""

from decimal import Decimal

from recist_reader.recist.vocabulary import Response, Role
from recist_reader.ui.reader.panels.views.marks import Shape
from recist_reader.ui.reader.panels.views.response import (
    CategoryView,
    ChangeView,
    GaugeView,
    NextItem,
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
    OverallRow,
    RowState,
    SumRow,
)

C = CellStyle.CURRENT


def crowded(lesion, role, place, cells, colour=1, counted=""):
    shown = [CellView(text) for text in cells[:-1]]
    value = cells[-1]
    now = value if isinstance(value, CellView) else CellView(value, style=C)
    return LesionRow(lesion, role, place, (*shown, now), colour, counted, state=RowState.DONE)


AFTER_NE = LesionTableView(
    "Lesion, mm",
    (
        ColumnView("BL", "Day 0", (Shape.BASELINE,)),
        ColumnView("TP1", "TP1", (Shape.NADIR,)),
        ColumnView("TP2", "TP2", (Shape.PRIOR,)),
        ColumnView("TP3", "TP3", (Shape.CURRENT,), current=True, changes_from="from B / own N"),
    ),
    (
        crowded("T1", Role.TARGET, "Lung, LLL", ("38.0", "27.0", "24.0", "25.0")),
        crowded(
            "T2", Role.TARGET, "Liver, segment 4b", ("24.0", "15.0", "too small 5.0", "too small 5.0"), 2
        ),
        SumRow(
            "Sum, 2 of 2",
            (CellView("62.0"), CellView("42.0"), CellView("29.0", "partial"), CellView("30.0", style=C)),
        ),
        crowded("NT1", Role.NON_TARGET, "Bone", ("present", "present", "present", "present")),
        OverallRow("Overall", (None, Response.PR, Response.NE, Response.PD)),
    ),
)
CROWDED_TABLE = LesionTableView(
    "Lesion, mm",
    (
        ColumnView("BL", "Day 0", (Shape.BASELINE,)),
        ColumnView("TP2", "TP2", (Shape.NADIR, Shape.PRIOR)),
        ColumnView("TP3", "TP3", (Shape.CURRENT,), current=True),
    ),
    (
        crowded("T1", Role.TARGET, "Liver, segment 7", ("138.0", "127.0", "125.0")),
        crowded("T2", Role.TARGET, "Liver, segment 4b", ("24.0", "too small", "6.0"), 2),
        crowded(
            "T3",
            Role.TARGET,
            "Lung, LLL",
            ("16.0", "NE", CellView("NE", "not in field of view", style=C)),
            3,
        ),
        crowded(
            "T4",
            Role.TARGET,
            "Node, retroperitoneal",
            ("118.0", "111.0", CellView("111.0", "−38.9 / −18.3 %", style=C)),
            4,
            "short",
        ),
        crowded("T5", Role.TARGET, "Adrenal gland, right", ("18.0", "absent", "absent"), 5),
        SumRow(
            "Sum, 5 of 5",
            (CellView("314.0"), CellView("238.0", "partial"), CellView("242.0", "partial", style=C)),
        ),
        crowded("NT1", Role.NON_TARGET, "Bone, lumbar spine, L1", ("present", "present", "progression")),
        crowded("NT2", Role.NON_TARGET, "Peritoneum, ascites", ("present", "equivocal", "present")),
        crowded("NT3", Role.NON_TARGET, "Pleura, effusion", ("present", "absent", "absent")),
        crowded("NL1", Role.NEW, "Brain, right", ("", "equivocal", "unequivocal")),
        crowded("NL2", Role.NEW, "Liver, segment 2", ("", "", "no lesion")),
        OverallRow("Overall", (None, Response.NON_CR_NON_PD, Response.NON_CR_NON_PD), "provisional"),
    ),
    selected="T4",
)
"""As many lesions as a charter allows, with the longest words of each state."""

CROWDED = ResponseView(
    "Response at TP3",
    chip="provisional, 2 to read",
    sum_text="partial 242.0 (T3 not evaluable)",
    gauge=GaugeView(
        Decimal("242.0"),
        Decimal("314.0"),
        Decimal("238.0"),
        Decimal("219.8"),
        Decimal("285.6"),
        Decimal("238.0"),
        partial=True,
        pr_text="PR ≤ 219.8",
        pd_text="PD ≥ 285.6",
        to_pr_text="22.2 mm to PR",
        to_pd_text="43.6 mm to PD",
    ),
    changes=(
        ChangeView("Change from baseline", "−122.9 %", "−172.0 mm", "B 314.0, Day 0"),
        ChangeView("Change from nadir", "+101.7 %", "+104.0 mm", "N 238.0, TP2"),
    ),
    categories=(
        CategoryView("Target", Response.PD, "PD", "progressive disease"),
        CategoryView("Non-target", Response.NON_CR_NON_PD, "NON-CR/NON-PD", "no progression"),
        CategoryView("New lesion", Response.PD, "unequivocal", "marked"),
        CategoryView("Overall", Response.PD, "PD", "progressive disease"),
    ),
    why=(
        WhyLine("TR-4", Outcome.NOT_MET, "from N −22.9 % (needs 20), −172.0 mm (needs 5)", "Text."),
        WhyLine("TR-5", Outcome.MET, "partial 242.0 (T3 not evaluable)", "Text."),
        WhyLine("NT-5", Outcome.MET, "present NT1, NT2, NT3", "Text."),
        WhyLine("OR-2", Outcome.MET, "row NE x NON-CR/NON-PD, with a new lesion", "Text."),
    ),
    next_items=(NextItem("NT1", "NT1: has no state", "GD-6"),),
)
"""What is longest in each line of the panel."""
