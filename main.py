"""Starts the window: `python main.py [STUDY]`."""

import sys

from recist_reader.cli.main import main

if __name__ == "__main__":
    sys.exit(main(["open", *sys.argv[1:]]))
