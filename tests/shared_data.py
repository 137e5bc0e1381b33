"""Public DICOM that is not part of the repository: used where it is laid, visibly skipped where not.

The only place that knows where those files may stand. `RECIST_READER_SHARED` names another folder.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

_DEFAULT = Path(__file__).resolve().parents[2] / "shared"
SHARED = Path(os.environ.get("RECIST_READER_SHARED", _DEFAULT))
DATA = SHARED / "data"

needs_data = pytest.mark.skipif(
    not (DATA / "manifest.json").is_file(), reason="public DICOM samples are not laid beside the project"
)


def shared(*parts: str) -> Path:
    """Return a file or folder of the public samples, or skip the test that asks for it."""
    path = DATA.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"public DICOM sample {'/'.join(parts)} is not laid beside the project")
    return path


def manifest() -> dict[str, Any]:
    """Return the samples' manifest, or skip."""
    return json.loads(shared("manifest.json").read_text("utf-8"))
