"""The page of agreement: a row for each statistic, the points or the table of the chosen one, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recist_reader.analysis.agreement import agreement
from recist_reader.analysis.bland_altman import BlandAltman
from recist_reader.analysis.bootstrap import Bootstrap
from recist_reader.analysis.discordance import causes_of_discordance
from recist_reader.analysis.monitoring import adjudication_rates
from recist_reader.exports.agreeing import AgreementFound
from recist_reader.recist.options import default_options
from recist_reader.ui.exporter import agreement_page
from tests.analysis.pairs import measured_pair
from tests.building import a_study

pytestmark = pytest.mark.gui


def found_of(subjects):
    sizes = [(f"{40 + n}", f"{41 + n - n % 3}") for n in range(subjects)]
    pairs = [measured_pair(f"S{n:02}", ("50", a), ("50", b)) for n, (a, b) in enumerate(sizes)]
    statistics = agreement(pairs, default_options(), Bootstrap(seed=1, draws=50))
    return AgreementFound(subjects, adjudication_rates(pairs), statistics, causes_of_discordance(pairs))


@pytest.fixture
def page_of(qtbot, dressed, tmp_path, monkeypatch):
    def opened(subjects):
        def steps(_study):
            yield 1, 2
            return found_of(subjects)

        monkeypatch.setattr(agreement_page, "agreement_steps", steps)
        page = agreement_page.AgreementPage(study)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        page.show()
        page.read()
        qtbot.waitUntil(lambda: not page.is_running)
        return page

    with a_study(tmp_path, timepoints=1) as study:
        yield opened


def test_AG_4_the_points_of_a_bland_altman_are_drawn_with_bias_and_limits(page_of):
    page = page_of(12)
    assert page.news.text().startswith("12 subjects with two complete reads")
    rows = page.table.model().rows
    page.table.choose(next(row.key for row in rows if row.cells[:2] == ("Bland-Altman, sum, mm", "TP1")))
    assert page.chart.pages.currentWidget() is page.chart.plot
    found = page._found.statistics[int(page.table.key)].result
    assert isinstance(found, BlandAltman)
    (points,) = [item for item in page.chart.plot.listDataItems() if len(item.getData()[0]) == 12]
    drawn = list(zip(*points.getData(), strict=True))
    assert drawn == [pytest.approx(point) for point in found.points]
    assert f"bias {found.bias:+.1f}" in page.chart.plot.accessibleName()


def test_AG_2_the_table_of_a_kappa_stands_beside_it_and_arrows_go_on(page_of):
    page = page_of(12)
    page.table.setFocus()
    for _ in page.table.model().rows:
        if page.chart.pages.currentWidget() is page.chart.table:
            break
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.chart.pages.currentWidget() is page.chart.table
    cells = [
        int(page.chart.table.item(row, column).text())
        for row in range(page.chart.table.rowCount())
        for column in range(page.chart.table.columnCount())
    ]
    assert sum(cells) == 12


def test_RA_2_under_ten_subjects_every_figure_says_too_few(page_of):
    page = page_of(9)
    figures = {row.cells[2] for row in page.table.model().rows}
    assert figures == {"too few: fewer than 10 subjects"}
