"""`recist-reader schema reads|manifest`: print the JSON Schema of a format that the program writes."""

import argparse
import sys

from recist_reader.resource import resource

NAME = "schema"
HELP = "print the JSON Schema of the interchange format, or of the manifest of an export"

_SCHEMAS = {"reads": "schemas/reads-1.schema.json", "manifest": "schemas/manifest-1.schema.json"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("what", choices=sorted(_SCHEMAS), metavar="FORMAT", help="reads, or manifest")


def run(args: argparse.Namespace) -> int:
    """Do it; return the exit code."""
    sys.stdout.write(resource(_SCHEMAS[args.what]).read_text("utf-8"))
    return 0
