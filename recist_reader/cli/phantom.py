"""`recist-reader phantom OUT --story NAME`: write a made CT study with its truth beside it."""

import argparse
import sys
from pathlib import Path

NAME = "phantom"
HELP = "write a made CT study (DICOM) with its truth, for demonstration and tests"
ALL = "all"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "out", type=Path, metavar="OUT", help="folder to write to; it must be empty or absent"
    )
    parser.add_argument("--story", default=ALL, metavar="NAME", help="which story; without it, all of them")
    parser.add_argument("--seed", type=int, help="other vessels, gut and noise for the same story")
    parser.add_argument(
        "--small", action="store_true", help="fine noise and lossless compression, as in sample_dicom"
    )


def run(args: argparse.Namespace) -> int:
    """Write the stories; 0 when done, 2 when the folder or the story's name will not do."""
    from recist_reader.phantom.stories import STORIES, for_the_repository
    from recist_reader.phantom.study import make_study
    from recist_reader.phantom.truth import write_truth

    out: Path = args.out
    names = list(STORIES) if args.story == ALL else [args.story]
    if unknown := [name for name in names if name not in STORIES]:
        print(f"There is no story {unknown[0]!r}. Choose from: {', '.join(STORIES)}.", file=sys.stderr)
        return 2
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        print(f"{out} is not an empty folder. Name a new one: nothing is overwritten.", file=sys.stderr)
        return 2
    out.mkdir(parents=True, exist_ok=True)
    truths = []
    for name in names:
        spec = STORIES[name]() if args.seed is None else STORIES[name](args.seed)
        spec = for_the_repository(spec) if args.small else spec
        print(f"{spec.patient.number}: {spec.title}", flush=True)
        truths.append(make_study(spec, out / spec.patient.number))
    write_truth(truths, out / "truth.json")
    return 0
