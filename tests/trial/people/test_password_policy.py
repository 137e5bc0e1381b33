"""Which passwords are refused, and when one is too old (SE-2, SE-34)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.reading.people.word_lists import common_passwords, issued_password, issued_words
from recist_reader.trial.people.lockout import moment_text
from recist_reader.trial.people.password_policy import (
    SHORTEST_PASSPHRASE,
    is_too_old,
    normal_password,
    password_refused,
)
from recist_reader.trial.people.records import PasswordRecord

NAMES = ("a.okonkwo", "Ada Okonkwo", "Ada", "Okonkwo", "Liver study 07")
GOOD = "violet Anchors drift at noon"
COMMON = [
    "password1234",
    "Password2024!",
    "P@ssw0rd-P@ssw0rd",
    "P455w0rd2024",
    "qwertyuiop12",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "Summer2024!!!",
    "Sommer-2025!!",
    "January2026!",
    "Welcome12345",
    "iloveyou2024",
    "adminadminadmin",
    "abcabcabcabc",
    "letmein12345",
    "Changeme2025!",
    "zxcvbnm12345",
    "asdfghjkl123",
    "trustno1trustno1",
    "monkeymonkey",
    "footballfootball",
    "123456789012",
    "000000000000",
    "correcthorsebatterystaple",
    "abcdefghijkl",
    "Liverpool-1892",
    "michael.jordan23",
    "Hospital2024!",
    "aaaabbbbcccc",
    "!!!!!!!!!!!!",
    "lkjhgfdsa-123",
    "qazwsxedcrfv",
    "Tr1alTr1al2026",
]


def why(password: str, shortest: int = 12) -> str | None:
    refusal = password_refused(password, NAMES, common_passwords(), shortest)
    return None if refusal is None else refusal.problem.what


@pytest.mark.parametrize("password", COMMON)
def test_se2_what_is_tried_first_is_refused(password: str) -> None:
    assert why(password) == "this password is among the first that are tried"


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "kv9-Tq2!xw7Bz",
        "purple tractor seldom sings",
        "im Garten steht ein blauer Stuhl",
        "Übermut tut selten gut, Älteste",
        "!#%&/()=?*+;:_",
        "две лодки на реке",
        "x" * 60 + GOOD + "y" * 40,
    ],
)
def test_se2_what_nobody_links_with_a_person_is_taken(password: str) -> None:
    assert why(password) is None


@pytest.mark.parametrize(
    ("password", "words"),
    [
        pytest.param("kv9-Tq2!xw7", "12 to 128 characters", id="11 characters"),
        pytest.param("Kv7 " * 33, "12 to 128 characters", id="132 characters"),
        pytest.param("", "12 to 128 characters", id="none"),
        pytest.param("drift a.Okonkwo noon", "does not hold the name", id="login"),
        pytest.param("drift OKONKWO at noon", "does not hold the name", id="name"),
        pytest.param("my liver-study-07 key rusts", "does not hold the name", id="study"),
        pytest.param("reads with Recist Reader daily", "does not hold the name", id="product"),
        pytest.param("all of recist in a nutshell", "does not hold the name", id="word of the product"),
        pytest.param("drift\nanchors at noon", "letters, digits, signs and blanks", id="line break"),
        pytest.param(
            "drift anchors \udcff at noon", "letters, digits, signs and blanks", id="half character"
        ),
    ],
)
def test_se2_what_is_refused_and_why(password: str, words: str) -> None:
    assert words in (why(password) or "")


def test_se2_the_length_is_that_of_composed_characters() -> None:
    decomposed = "u\u0308" * 6
    assert len(decomposed) == 12
    assert "12 to 128" in (why(decomposed) or "")
    assert normal_password(decomposed) == "ü" * 6


def test_se2_a_name_of_three_letters_says_nothing() -> None:
    assert why("tomada drifting at noon") is None


def test_se34_a_passphrase_has_16_characters() -> None:
    assert "16 to 128" in (why("kv9-Tq2!xw7Bz", SHORTEST_PASSPHRASE) or "")


@given(st.text(max_size=140))
def test_se2_a_refusal_never_holds_the_password(password: str) -> None:
    refusal = password_refused(password, NAMES, common_passwords())
    assert refusal is None or len(password) < 4 or password not in str(refusal.problem)


@pytest.mark.parametrize(
    ("issued", "days", "old"),
    [(True, 0, True), (False, 0, False), (False, 364, False), (False, 365, True), (False, -1, False)],
)
def test_se2_when_a_password_must_be_changed(issued: bool, days: int, old: bool) -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    record = PasswordRecord("hash", moment_text(now - timedelta(days=days)), issued, None)
    assert is_too_old(record, now, 365) is old


def test_se6_an_issued_password_is_five_of_2048_plain_words() -> None:
    words = issued_words()
    assert len(words) == len(set(words)) == 2048
    assert all(4 <= len(word) <= 6 and word.isascii() and word.islower() for word in words)
    swapped = {w[:i] + w[i + 1] + w[i] + w[i + 2 :] for w in words for i in range(len(w) - 1)} - {
        w for w in words if any(w[i] == w[i + 1] for i in range(len(w) - 1))
    }
    assert not swapped & set(words)
    assert not {f"{word}s" for word in words} & set(words)
    made = {issued_password() for _ in range(20)}
    assert len(made) == 20
    assert all(len(m.split("-")) == 5 and set(m.split("-")) <= set(words) for m in made)
