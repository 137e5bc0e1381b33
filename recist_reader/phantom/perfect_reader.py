"""Reads a made study as a perfect reader would: every step of it through the reading session.

For demonstrations, tests and benchmarks: the steps are those of a reading script, taken from the truth
that was written beside the images.
"""

import json
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Any

from recist_reader.measuring.plane import PixelPoint, PointLps, SlicePlane

Step = dict[str, Any]
FindSlice = Callable[[PointLps], tuple[int, int, SlicePlane]]
"""Place in the patient -> series number, slice number (both from 1) and plane of the open timepoint."""


def load_truth(folder: Path) -> list[dict[str, Any]]:
    """Return the patients of `truth.json`."""
    patients: list[dict[str, Any]] = json.loads((folder / "truth.json").read_text("utf-8"))["patients"]
    return patients


def timepoint_steps(timepoint: dict[str, Any], find: FindSlice, known: Container[str] = ()) -> Iterator[Step]:
    """Yield the steps that read one timepoint, without opening and locking it.

    `known` are the ids of lesions and fragments that the read has already.
    """
    for lesion in timepoint["lesions"]:
        if lesion["id"] not in known:
            yield _creation(lesion)
        yield from _findings(lesion, find, known)


def _creation(lesion: dict[str, Any]) -> Step:
    subsite = (lesion["subsite"] or "").removeprefix("segment ") or None
    return {
        "do": "lesion",
        "id": lesion["id"],
        "role": lesion["role"],
        "organ": lesion["organ"],
        "nodal": lesion["nodal"],
        "subsite": subsite,
    }


def _findings(lesion: dict[str, Any], find: FindSlice, known: Container[str]) -> Iterator[Step]:
    name, state = lesion["id"], lesion["state"]
    pieces = lesion["pieces"]
    if lesion["role"] == "target" and state == "measured":
        if len(pieces) == 1:
            yield _measure(name, pieces[0], find)
            return
        for letter, piece in zip("abcdef", pieces, strict=False):
            fragment = f"{name}.{letter}"
            if fragment not in known:
                yield {"do": "lesion", "id": fragment, "role": "target", "parent": name}
            yield _measure(fragment, piece, find)
        return
    if lesion["role"] != "target" and name not in known:
        series, number, plane = find(PointLps(*pieces[0]["centre_lps"]))
        at = plane.to_pixel(PointLps(*pieces[0]["centre_lps"]))
        yield {"do": "mark", "lesion": name, "series": series, "slice": number, "at": _pixel(at)}
    step = {"do": "state", "lesion": name, "state": state}
    if state == "not_evaluable":
        step["reason"] = "not in field of view"
    if lesion["merged_into"]:
        step["into"] = lesion["merged_into"]
    yield step


def _measure(name: str, piece: dict[str, Any], find: FindSlice) -> Step:
    series, number, plane = find(PointLps(*piece["centre_lps"]))
    axes = {
        axis: [_pixel(plane.to_pixel(PointLps(*end))) for end in piece[f"{axis}_axis_lps"]]
        for axis in ("long", "short")
    }
    return {"do": "measure", "lesion": name, "series": series, "slice": number, **axes}


def _pixel(at: PixelPoint) -> list[float]:
    return [round(at.column, 4), round(at.row, 4)]
