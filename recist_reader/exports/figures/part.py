"""Figures as files of a run: SVG, PNG, the table of what is drawn, and the words (EXP-100)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from recist_reader.exports.figures import bland_altman, causes, kaplan_meier, spider, swimmer, waterfall
from recist_reader.exports.figures.course import courses
from recist_reader.exports.figures.figure import Figure
from recist_reader.exports.figures.style import SUFFIXES, painted, save
from recist_reader.exports.folder import PartialFolder
from recist_reader.exports.manifest import cut_time
from recist_reader.exports.pairs import pairs_of
from recist_reader.exports.part import Entry, Made, Making, Source, entry
from recist_reader.exports.request import FINAL
from recist_reader.exports.writers.csv_file import CsvFile
from recist_reader.exports.writers.written import Written
from recist_reader.said import phrase


def figures_of(source: Source) -> list[Figure]:
    """Return the figures of a cut: of the final results, or of the one reader who is asked for.

    Two readers are compared in a study of two, when none of them is asked for alone.
    """
    shown = courses(source)
    found = [
        figure for module in (waterfall, spider, swimmer, kaplan_meier) for figure in module.figures(shown)
    ]
    is_of_two = not source.cut.single_reader and source.cut.options.workflow.readers_per_subject > 1
    if is_of_two and source.request.reader is None:
        pairs = pairs_of(source)
        found += [*bland_altman.figures(pairs), *causes.figures(pairs)]
    return [_about(figure, source) for figure in found]


def _about(figure: Figure, source: Source) -> Figure:
    """The figure with what it was made from: on its page, and as options."""
    head, reader = source.head, source.request.reader or FINAL
    is_of_pairs = figure.described in (bland_altman.COLUMNS, causes.COLUMNS)
    whose = "R1-R2" if is_of_pairs else reader
    of_charter = source.cut.options.charter
    footer = phrase(
        "Study {study}, state of {cut}, rules {rules}, reads {reads}; arms pooled",
        study=head["study"],
        cut=f"{cut_time(source.cut):%Y-%m-%d %H:%M:%S} UTC",
        rules=head["rules_version"],
        reads=whose,
    )
    options = {
        "reader": whose,
        "best_response": "confirmed" if of_charter.confirmation_required else "unconfirmed",
        "arms": "pooled",
        **figure.options,
    }
    return replace(figure, footer=footer, options=options)


class FiguresPart:
    """All figures of section 7; the table of a figure is CSV whatever format tables have."""

    name = "figures"

    def plan(self, source: Source) -> Making:
        figures = figures_of(source)
        yield len(source.cut.reads)
        return Made(tuple(file for figure in figures for file in _planned(figure)))

    def write(self, source: Source, folder: PartialFolder) -> Making:
        files: list[Entry] = []
        figures = figures_of(source)
        yield len(source.cut.reads)
        for figure in figures:
            for file in _write(figure, source, folder):
                files.append(file)
                yield 0
        return Made(tuple(files))


def _planned(figure: Figure) -> tuple[Entry, ...]:
    counted = Written(rows=len(figure.cells))
    table = entry(f"{figure.name}.csv", figure.name, columns=figure.columns, written=counted)
    others = (entry(f"{figure.name}{suffix}", figure.name) for suffix in (".json", *SUFFIXES))
    return (table, *others)


def _write(figure: Figure, source: Source, folder: PartialFolder) -> Iterator[Entry]:
    """Write the four files of a figure, one at a time."""
    name = f"{figure.name}.csv"
    table = CsvFile(folder.begin(name), figure.columns, bom=source.request.bom)
    try:
        for row in figure.rows:
            table.row(row)
    finally:
        table.close()
    yield entry(name, figure.name, columns=figure.columns, written=table.written, sha256=folder.seal(name))
    name = f"{figure.name}.json"
    yield entry(name, figure.name, sha256=folder.write_text(name, words_of(figure, source.head)))
    canvas = painted(figure)
    for suffix in SUFFIXES:
        name = f"{figure.name}{suffix}"
        save(canvas, folder.begin(name))
        yield entry(name, figure.name, sha256=folder.seal(name))


def words_of(figure: Figure, head: dict[str, Any]) -> str:
    """Title, caption, alternative text, n and options of a figure, as JSON."""
    made_from = {key: head[key] for key in ("study", "cut", "anchor", "charter_version", "rules_version")}
    said = {
        "title": figure.title,
        "caption": figure.caption,
        "alt": figure.alt,
        "n": figure.n,
        "notes": figure.notes,
        "options": figure.options,
        **made_from,
        "software_version": head["software_version"],
        "blinding": head["blinding"],
    }
    return json.dumps(said, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
