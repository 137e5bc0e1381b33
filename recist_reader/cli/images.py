"""`recist-reader images check|gc|list|mask|withdraw STUDY`: a study's stored images (VF-11, IN-142, BN-3)."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from recist_reader.cli.main import GOOD, INTEGRITY, REFUSED
from recist_reader.cli.progress import Progress, followed
from recist_reader.problem import Problem, Refusal

NAME = "images"
HELP = "check, tidy up, list or mask the stored images of a study, or take a visit's images out"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    check = actions.add_parser("check", help="read every stored image, decode what locks bind")
    gc = actions.add_parser("gc", help="remove images that the study never named")
    gc.add_argument("--dry-run", action="store_true", help="only say what would be removed")
    listing = actions.add_parser("list", help="list the series with what holds them back")
    listing.add_argument("--subject", metavar="ID")
    mask = actions.add_parser("mask", help="blank areas with burned-in text and release the series")
    mask.add_argument("--series", metavar="KEY", required=True, help="as `images list` names it")
    area_help = "left, top, width, height in pixels, from 0 at the upper left; may be repeated"
    mask.add_argument("--area", type=_area, action="append", required=True, metavar="L,T,W,H", help=area_help)
    mask.add_argument("--reason", metavar="TEXT", required=True, help="what is masked; kept with the event")
    out = actions.add_parser("withdraw", help="take a visit's images out before a reader opens them")
    out.add_argument("--subject", metavar="ID", required=True)
    out.add_argument("--visit", metavar="VISIT", required=True)
    out.add_argument("--reason", metavar="TEXT", required=True, help="why; it is kept with the event")
    for action in (check, gc, listing, mask, out):
        action.add_argument("study", type=Path, metavar="STUDY")
        action.add_argument("--json", action="store_true")


def _area(text: str) -> tuple[int, int, int, int]:
    parts = text.split(",")
    if len(parts) != 4 or not all(part.strip().isdecimal() for part in parts):
        raise argparse.ArgumentTypeError(f"{text!r} is no area like 0,0,120,40")
    left, top, width, height = (int(part) for part in parts)
    return left, top, width, height


def run(args: argparse.Namespace) -> int:
    """Do one of them; 0 good, 3 refused (mask, withdraw), 4 the study is in use, 6 missing or changed."""
    doers = {"check": _check, "gc": _gc, "list": _list, "mask": _mask, "withdraw": _withdraw}
    return doers[args.action](args)


def _check(args: argparse.Namespace) -> int:
    from recist_reader.reading.image_check import check_steps

    found = followed(check_steps(args.study), Progress("checked", "images"))
    if args.json:
        lists = {name: list(getattr(found, name)) for name in ("missing", "changed", "pixels", "unnamed")}
        decoded = [[frame.stream, frame.timepoint, frame.version, *frame.key] for frame in found.decoded]
        frames = {"frames": found.frames, "decoded": decoded}
        print(json.dumps({"ok": found.ok, "good": found.good, **lists, **frames}))
    else:
        print(f"{found.good} images are as they were stored")
        print(f"{found.frames - len(found.decoded)} frames that locks bind decode to what was locked")
        for word in ("missing", "changed", "pixels"):
            for sha256 in getattr(found, word):
                print(f"{word} {sha256}")
        for frame in found.decoded:
            uid, sop, number = frame.key
            print(f"decoded {frame.stream} {frame.timepoint} v{frame.version} {sop} frame {number} of {uid}")
        if found.unnamed:
            print(f"{len(found.unnamed)} images that the study never named; images gc removes them")
    if found.ok:
        return GOOD
    count = len(found.missing) + len(found.changed) + len(found.pixels)
    what = f"{count} images are missing or were changed"
    if not count:
        what = f"{len(found.decoded)} frames decode to other values than their locks bind"
    remedy = "Import them again from their source, or copy them from a backup"
    print(Problem(what, args.study.with_suffix(".images").name, remedy), file=sys.stderr)
    return INTEGRITY


def _gc(args: argparse.Namespace) -> int:
    from recist_reader.reading.image_check import remove_unnamed

    removed = remove_unnamed(args.study, dry_run=args.dry_run)
    if args.json:
        print(json.dumps({"removed" if not args.dry_run else "unnamed": list(removed)}))
    else:
        print(f"{len(removed)} images {'would be ' if args.dry_run else ''}removed")
    return GOOD


def _list(args: argparse.Namespace) -> int:
    from recist_reader.reading.importing import quarantine_signs
    from recist_reader.reading.study_session import open_study

    with open_study(args.study, write=False) as study:
        rows: list[dict[str, Any]] = [
            {
                "series": one.uid,
                "subject": one.subject,
                "visit": one.visit,
                "modality": one.modality,
                "slices": one.slices,
                "size": [one.columns, one.rows],
                "state": one.state,
                "signs": list(quarantine_signs(study, one.uid)),
            }
            for subject in study.state.subjects
            for one in study.state.series_of(subject)
            if args.subject in (None, subject)
        ]
    if args.json:
        print(json.dumps({"series": rows}, indent=1))
        return GOOD
    for row in rows:
        size = "x".join(map(str, row["size"]))
        what = f"{row['subject']} {row['visit']} {row['modality']} {row['slices']} of {size}"
        print(f"{row['state']:12} {what}  {' '.join(row['signs'])}  {row['series']}")
    return GOOD


def _mask(args: argparse.Namespace) -> int:
    from recist_reader.imaging.masking import Area
    from recist_reader.reading.masking import mask_series
    from recist_reader.reading.study_session import open_study

    with open_study(args.study) as study:
        answer = mask_series(study, args.series, [Area(*area) for area in args.area], args.reason)
    if isinstance(answer, Refusal):
        print(answer.problem, file=sys.stderr)
        return REFUSED
    count = len(answer.edit.new["instance"][args.series]["slices"])
    print(json.dumps({"event": answer.event_id, "slices": count}) if args.json else f"{count} slices masked")
    return GOOD


def _withdraw(args: argparse.Namespace) -> int:
    from recist_reader.reading.study_session import open_study
    from recist_reader.reading.withdrawing import withdraw_images

    with open_study(args.study) as study:
        answer = withdraw_images(study, args.subject, args.visit, args.reason)
    if isinstance(answer, Refusal):
        print(answer.problem, file=sys.stderr)
        return REFUSED
    count = len(answer.edit.new["series"])
    if args.json:
        print(json.dumps({"event": answer.event_id, "series": count}))
    else:
        print(f"{count} series of {args.subject} {args.visit} taken out")
    return GOOD
