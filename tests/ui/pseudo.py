"""A translation that puts every text of the catalogue between « and », so that a test sees what it covers."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from recist_reader.resource import resource

CATALOGUE = "texts/recist_reader_en.ts"


def pseudo_translation(folder: Path) -> Path:
    """Compile it into a folder and return the file."""
    shipped = ElementTree.parse(resource(CATALOGUE))
    for message in shipped.iter("message"):
        source, translation = message.find("source"), message.find("translation")
        assert source is not None
        assert translation is not None
        translation.text, _ = f"«{source.text}»", translation.attrib.pop("type", None)
    shipped.write(folder / "xx.ts", encoding="utf-8", xml_declaration=True)
    release, compiled = Path(sys.executable).with_name("pyside6-lrelease"), folder / "xx.qm"
    subprocess.run([release, folder / "xx.ts", "-qm", compiled], check=True, capture_output=True)
    return compiled
