"""Canonical JSON and the audit hashes (AU-4, AU-5)."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.storage.canonical import (
    LARGEST_INTEGER,
    anchor_of,
    canonical,
    commitment,
    first_prev,
    parse,
    sha256_hex,
)
from recist_reader.storage.chain import ActorContext, Head, NewEvent, break_in, link
from tests.storage.made import READ, STUDY

ASCII = st.text(st.characters(codec="ascii"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="ascii")), inner, max_size=4)
    ),
    max_leaves=12,
)


def vector() -> NewEvent:
    payload = {"change": "measurement.recorded", "new": {"long_mm": "31.4"}, "old": None, "reason": None}
    by = ActorContext("u-4b7f", "reader", "s-91c2", "1.0.0", "1", "2026-03-02T09:15:04.123456Z", "+01:00")
    event_id, what = "5b0f2c1e-8d3a-4c6b-9f10-2a7e4d9c8b31", "0b8c1c2e-4f3a-4a7e-9a39-6a6f0c7d1e55"
    return NewEvent(event_id, READ, "read.edit", what, payload, by)


def test_au5_vector() -> None:
    event = link(STUDY, None, vector(), bytes(range(32)))
    assert len(canonical(event.record)) == 554
    assert event.record["commit"] == "86140c679e7d61ce466348e5f0a233f7477c151cdc4f126261c2e8ed12ad0787"
    assert event.record["prev"] == "2642e7742c234f671e64b67d3dedd2052ed4fb57d22f981070228a556e4d6e0d"
    assert event.hash == "67a0e7ace539ab09d2c0563a30fefb6d32af9af03df4c9cf8d70644202d7b99c"
    assert break_in(STUDY, None, event) is None


@pytest.mark.parametrize(
    ("value", "place"),
    [
        pytest.param({"long_mm": 31.4}, r"\$\.long_mm", id="IN-115 a float for a length"),
        pytest.param([2**53], r"\$\[0\]", id="integer of 2^53"),
        pytest.param({"größe": 1}, r"\$", id="key that is not ASCII"),
        pytest.param({1: 1}, r"\$", id="key that is no text"),
        pytest.param("\ud800", r"\$", id="lone surrogate"),
        pytest.param(b"x", r"\$", id="bytes"),
        pytest.param(float("nan"), r"\$", id="NaN"),
    ],
)
def test_au4_refuses(value: object, place: str) -> None:
    with pytest.raises(ValueError, match=place):
        canonical(value)


def test_au4_refuses_what_is_nested_too_deep() -> None:
    deep: object = 1
    for _ in range(100):
        deep = [deep]
    with pytest.raises(ValueError, match="nested deeper"):
        canonical(deep)


@given(JSON)
def test_au4_the_bytes_are_those_of_rfc_8785(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)
    assert parse(canonical(value)) == value


@pytest.mark.parametrize("text", ['{"a": 1}', '{"b":1,"a":1}', '"\\u0041"', "1.0", "1e0", '{"a":1,"a":1}'])
def test_au4_a_text_that_is_not_canonical_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"canonical|not allowed"):
        parse(text)


def test_first_prev_ties_study_and_stream() -> None:
    assert first_prev(STUDY, READ) != first_prev(STUDY, "study") != first_prev(READ, "study")


def test_anchor_does_not_depend_on_the_order_of_streams() -> None:
    heads = [("study", 3, "aa"), ("account", 1, "bb")]
    assert anchor_of(heads) == anchor_of(heads[::-1])
    assert anchor_of(heads) == sha256_hex(b'[["account",1,"bb"],["study",3,"aa"]]')


def test_commitment_needs_the_salt() -> None:
    assert commitment(b"0" * 32, {"a": 1}) != commitment(b"1" * 32, {"a": 1})


def test_ft11_a_clock_set_back_is_seen_and_order_stays() -> None:
    head = Head(READ, 7, "ab" * 32, "2027-03-02T09:15:04.123456Z")
    event = link(STUDY, head, vector(), bytes(32))
    assert event.record["at_eff"] == head.at_eff
    assert event.record["at"] == "2026-03-02T09:15:04.123456Z"
    assert event.clock_went_back
    assert event.seconds_behind == 365 * 86400


@pytest.mark.parametrize(
    ("field", "value"),
    [("event_id", "7"), ("stream", "read:me"), ("stream", "other"), ("type", "Read Edit"), ("object", None)],
)
def test_au3_an_event_of_another_form_is_refused(field: str, value: str | None) -> None:
    new = vector()
    fields = {name: getattr(new, name) for name in ("event_id", "stream", "type", "object", "payload", "by")}
    if field == "object":
        new.payload["x"] = 1.5  # type: ignore[index]
        with pytest.raises(ValueError, match="float"):
            link(STUDY, None, new, bytes(32))
    else:
        with pytest.raises(ValueError, match=field):
            NewEvent(**{**fields, field: value})
