"""`selftest`: each check is good here, and tells what is wrong where something is (VF-6)."""

import json

import pytest

from recist_reader.cli import selftest
from recist_reader.cli.main import GOOD, INTEGRITY, main
from recist_reader.imaging import volume_loader
from recist_reader.recist import answer


def told(capsys, *words):
    code = main(["selftest", "--json", *words])
    return code, {row["id"]: row for row in json.loads(capsys.readouterr().out)["checks"]}


def test_VF_6_a_quick_one_is_good_here(capsys):
    code, checks = told(capsys, "--quick")
    assert code == GOOD
    assert list(checks) == ["versions", "record", "rules", "decoders"]
    assert all(row["ok"] for row in checks.values())


@pytest.mark.slow
def test_VF_6_writes_is_killed_and_loses_nothing(monkeypatch):
    monkeypatch.setattr(selftest, "KILLS", 1)
    monkeypatch.setattr(selftest, "KILL_AFTER_S", 0.2)
    assert selftest.kills().endswith("acknowledged edits, none lost")


def test_VF_6_a_wrong_decoder_and_wrong_rules_are_named(capsys, monkeypatch):
    right = volume_loader.load_stored
    monkeypatch.setattr(
        volume_loader, "load_stored", lambda source: right(source) + ("4.80" in source.transfer_syntax_uid)
    )
    assessed = answer.patient_answer
    monkeypatch.setattr(answer, "patient_answer", lambda read: {**assessed(read), "baseline_sum": "1"})
    code, checks = told(capsys, "--quick")
    assert code == INTEGRITY
    assert checks["decoders"]["found"] == "other pixels: jpeg_ls"
    assert "baseline_sum is 1" in checks["rules"]["found"]
