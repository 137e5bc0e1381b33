"""Passwords on their way to Argon2id hashes (SE-1). A password is never kept, logged or told."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from argon2.low_level import Type, hash_secret_raw
from nacl.secret import SecretBox

from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase
from recist_reader.trial.people.password_policy import LONGEST, normal_password
from recist_reader.trial.people.records import Argon2Cost

RFC_9106_LOW_MEMORY = Argon2Cost(memory_kib=64 * 1024, rounds=3, lanes=4)
SALT_BYTES = 16
_DEAREST = Argon2Cost(memory_kib=1024 * 1024, rounds=64, lanes=16)
"""A file that asks for more was not written by this program; it would hold up the computer."""


class PasswordHashes:
    """Hashes of one cost. A check takes one hash, right or wrong: some 0.1 s and 64 MiB."""

    def __init__(self, cost: Argon2Cost = RFC_9106_LOW_MEMORY) -> None:
        self.cost = cost
        self._hasher = PasswordHasher(
            time_cost=cost.rounds, memory_cost=cost.memory_kib, parallelism=cost.lanes, type=Type.ID
        )

    def hashed(self, password: str) -> str:
        """Return the hash of a password, with salt and parameters in it."""
        return self._hasher.hash(_bytes_of(password))

    def is_password(self, hash_text: str, password: str) -> bool:
        """Whether the hash is of this password; a damaged hash is of none.

        Raises Fault where it can't be computed: memory is short, which is no wrong password.
        """
        try:
            return self._hasher.verify(hash_text, _bytes_of(password))
        except (VerifyMismatchError, InvalidHashError):
            return False
        except VerificationError as error:
            remedy = phrase("Close other programs and try again")
            raise Fault(Problem(phrase("the password can't be checked now"), "memory", remedy)) from error

    def is_outdated(self, hash_text: str) -> bool:
        """Whether the hash was made with other parameters than these (SE-1: hashed anew at sign-in)."""
        return self._hasher.check_needs_rehash(hash_text)

    def spend_the_time(self, password: str) -> None:
        """Take as long as a check, for a name that nobody has (SE-3)."""
        self.hashed(password)


def box_of(password: str, salt: str, cost: Argon2Cost) -> SecretBox:
    """Return the box that a password opens: its key is another Argon2id than that which checks a sign-in.

    Raises ValueError for a salt or a cost that this program never wrote.
    """
    if not (
        8 * cost.lanes <= cost.memory_kib <= _DEAREST.memory_kib
        and 1 <= cost.rounds <= _DEAREST.rounds
        and 1 <= cost.lanes <= _DEAREST.lanes
        and len(bytes.fromhex(salt)) == SALT_BYTES
    ):
        raise ValueError("the parameters of the key are none of this program")
    return SecretBox(
        hash_secret_raw(
            _bytes_of(password),
            bytes.fromhex(salt),
            time_cost=cost.rounds,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=SecretBox.KEY_SIZE,
            type=Type.ID,
        )
    )


def _bytes_of(password: str) -> bytes:
    """What is hashed. What no password can be (SE-2) is cut, and costs the same as any other wrong one."""
    return normal_password(password[: 4 * LONGEST]).encode("utf-8", "surrogatepass")
