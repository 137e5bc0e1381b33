"""How the texts of a table cell are set: value over change, words that never lose their meaning."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.panels.drawing import SWATCH_WIDTH, key_width, paint_key, paint_swatch
from recist_reader.ui.reader.panels.lettering import Lettering, lettering
from recist_reader.ui.reader.panels.views.table import (
    CellStyle,
    CellView,
    LesionRow,
    NewLesionLine,
    OverallRow,
    SumRow,
    TableRow,
)
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

PAD = 8.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LONG_CODE = 5
_GAP = 5.0
_TOKENS = {
    CellStyle.EARLIER: "t2",
    CellStyle.CURRENT: "t1",
    CellStyle.PROPOSED: "t3",
    CellStyle.UNSAVED: "bad",
}
_CAPTION_LINE = 16  # px at 100 %: lower lines have small type
_SHORTEST_CUT = 3  # letters of an organ: "Adr."


def two_lines(box: QRectF) -> tuple[QRectF, QRectF]:
    """The two text lines of a row, one under the other in its middle."""
    half = min(box.height() / 2, grown(18))
    top = QRectF(box.left(), box.center().y() - half, box.width(), half)
    return top, top.translated(0, half - 1)


def low_lines(box: QRectF) -> tuple[QRectF, QRectF]:
    """The two lines of a low row: values whole in the upper one, small type in the rest."""
    top = QRectF(box.left(), box.top(), box.width(), grown(TOKENS.text_value + 3))
    return top, QRectF(box.left(), top.bottom() - 1, box.width(), box.bottom() - top.bottom())


def paint_text(painter: QPainter, box: QRectF, text: str, type_: Lettering, token: str, align) -> None:
    """Paint a text; what has no room gives up its end, and the cell's tooltip has the whole."""
    if text:
        painter.setFont(type_.font)
        painter.setPen(colour(token))
        painter.drawText(box, align, type_.fitted(text, box.width()))


def paint_place(painter: QPainter, line: QRectF, place: str, counted: str) -> None:
    """Site of a lesion and, in bold, which axis counts; smaller type before a site is shortened."""
    bold = lettering(TOKENS.text_caption, TOKENS.weight_strong)
    is_low = line.height() < grown(_CAPTION_LINE)
    if is_low or (not place and bold.advance(counted) > line.width() + PAD):
        bold = lettering(TOKENS.text_small, TOKENS.weight_strong)
    room = line.width() - (bold.advance(counted) + _GAP if counted else 0)
    plain = lettering(TOKENS.text_caption)
    if is_low or plain.advance(place) > room:
        plain = lettering(TOKENS.text_small)
    fitted = plain.fitted(place, room)
    paint_text(painter, line, fitted, plain, "t2", LEFT)
    if counted:
        before = plain.advance(fitted) + _GAP if fitted else 0
        paint_text(painter, line.adjusted(before, 0, PAD, 0), counted, bold, "t1", LEFT)


def place_fits(width: float, place: str) -> bool:
    """Whether a site has room in the smallest type."""
    return lettering(TOKENS.text_small).advance(place) <= width


def shortened(width: float, place: str, counted: str) -> tuple[str, str]:
    """(site, counted axis) as far as they fit on one line: a lesion is never unnamed (VW-4).

    The organ stands before its part, "Liver, segm…" would hide what matters, and before the axis that
    counts; an organ too long is cut with a point, "Perit.". The tooltip has all.
    """
    bold = lettering(TOKENS.text_caption, TOKENS.weight_strong)
    room = width - (bold.advance(counted) + _GAP if counted else 0)
    organ = place.split(",", maxsplit=1)[0]
    fitting = next((words for words in (place, organ) if place_fits(room, words)), "")
    if fitting:
        return fitting, counted
    cuts = (f"{organ[:end].rstrip()}." for end in range(len(organ) - 1, _SHORTEST_CUT - 1, -1))
    return next((words for words in (organ, *cuts) if place_fits(width, words)), ""), ""


def _value_font(cell: CellView, is_compact: bool) -> Lettering:
    """Words of earlier timepoints are smaller in small windows: else a timepoint would have no room."""
    match cell.style:
        case CellStyle.CURRENT:
            return lettering(TOKENS.text_value, TOKENS.weight_strong)
        case CellStyle.PROPOSED | CellStyle.UNSAVED:
            return lettering(TOKENS.text_value, italic=True)
    words = TOKENS.text_small if is_compact else TOKENS.text_caption
    return lettering(TOKENS.text_body if cell.text[:1].isdigit() else words)


def _value_token(cell: CellView) -> str:
    return _TOKENS[cell.style]


def paint_cell(painter: QPainter, box: QRectF, cell: CellView, is_low: bool, is_compact: bool) -> None:
    """A value on the line of its row's id; its change or key under it where the row is high enough."""
    inside = box.adjusted(2, 0, -PAD, 0)
    top, low = two_lines(inside)
    line = inside if is_low else top
    value = _value_font(cell, is_compact)
    paint_text(painter, line, cell.text, value, _value_token(cell), RIGHT)
    if is_low and cell.key:
        left = line.right() - value.advance(cell.text) - _GAP
        if left - key_width(cell.key) >= line.left():
            paint_key(painter, left, line.center().y(), cell.key)
    if is_low or cell.style is CellStyle.EARLIER:
        return
    caption = lettering(TOKENS.text_caption)
    if caption.advance(cell.under) > low.width():
        caption = lettering(TOKENS.text_small)
    paint_text(painter, low, cell.under, caption, "bad" if cell.style is CellStyle.UNSAVED else "t2", RIGHT)
    if cell.key:
        paint_key(painter, low.right() - caption.advance(cell.under) - _GAP, low.center().y(), cell.key)


def _sum_font(cell: CellView) -> Lettering:
    if cell.style is CellStyle.CURRENT:
        return lettering(TOKENS.text_value, TOKENS.weight_strong)
    is_value = cell.text[:1].isdigit()
    return lettering(TOKENS.text_body, TOKENS.weight_medium) if is_value else lettering(TOKENS.text_caption)


def _gist(note: str) -> str:
    """What a note says before its comma: "partial"; the tooltip has the rest."""
    return note.split(",", maxsplit=1)[0]


def paint_sum(painter: QPainter, box: QRectF, cell: CellView) -> None:
    """The sum; what makes it none stands under it ("partial", S-8)."""
    inside = box.adjusted(2, 0, -PAD, 0)
    if not cell.under:
        paint_text(painter, inside, cell.text, _sum_font(cell), "t1", RIGHT)
        return
    top, low = two_lines(inside)
    paint_text(painter, top, cell.text, _sum_font(cell), "t1", RIGHT)
    small = lettering(TOKENS.text_small)
    note = cell.under if small.advance(cell.under) <= low.width() else _gist(cell.under)
    paint_text(painter, low, note, small, "warn", RIGHT)


def paint_new_line(painter: QPainter, box: QRectF, row: NewLesionLine) -> None:
    """Whether new lesions are marked, and how one is where it can be."""
    middle = box.center().y()
    paint_swatch(painter, box.left() + PAD, middle, Role.NEW, 1)
    text = box.adjusted(PAD + SWATCH_WIDTH + 8, 0, -PAD, 0)
    caption = lettering(TOKENS.text_caption)
    paint_text(painter, text, row.text, lettering(), "t2", LEFT)
    if not row.action:
        return
    paint_text(painter, text, row.action, caption, "t2", RIGHT)
    paint_key(painter, text.right() - caption.advance(row.action) - 6, middle, row.key)


def paint_overall(painter: QPainter, box: QRectF, code: str, note: str) -> None:
    """A category in its colour; a long code on two lines, or over its note."""
    inside = box.adjusted(2, 0, -PAD, 0)
    token = "t3" if code == "-" else TOKENS.category_colour(code)
    caption = lettering(TOKENS.text_caption)
    if len(code) < _LONG_CODE:
        paint_text(painter, inside, note, caption, "t2", RIGHT)
        shift = caption.advance(note) + _GAP if note else 0
        strong = lettering(TOKENS.text_body, TOKENS.weight_strong)
        paint_text(painter, inside.adjusted(0, 0, -shift, 0), code, strong, token, RIGHT)
        return
    small = lettering(TOKENS.text_small, TOKENS.weight_strong)
    if note:
        top, low = two_lines(inside)
        paint_text(painter, top, code, small, token, RIGHT)
        paint_text(painter, low, note, lettering(TOKENS.text_small), "t2", RIGHT)
        return
    words = code if small.advance(code) <= inside.width() else code.replace("/", "/\n")
    paint_text(painter, inside, words, small, token, RIGHT)


def wanted_width(row: TableRow, number: int, is_compact: bool) -> float:
    """The width that the cell of a timepoint before the current one wants, with its insets."""
    match row:
        case LesionRow() if number < len(row.cells):
            wanted = _value_font(row.cells[number], is_compact).advance(row.cells[number].text)
        case SumRow() if number < len(row.cells):
            cell = row.cells[number]
            note = lettering(TOKENS.text_small).advance(_gist(cell.under))
            wanted = max(_sum_font(cell).advance(cell.text), note)
        case OverallRow() if number < len(row.responses) and row.responses[number] is not None:
            words = row.responses[number].value.replace("/", "/\n")
            wanted = lettering(TOKENS.text_small, TOKENS.weight_strong).advance(words)
        case _:
            wanted = 0.0
    return wanted + 2 + PAD + 2
