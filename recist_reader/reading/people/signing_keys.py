"""The signing key of a person: its private half opens only with the password (SE-8).

Ed25519 for signatures; the private half is kept in a SecretBox whose key Argon2id takes from the
password with a salt of its own, so that the hash that checks a sign-in opens nothing.
"""

from dataclasses import dataclass

from nacl.exceptions import BadSignatureError, CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

from recist_reader.trial.people.password_policy import normal_password

OPERATIONS, MEMORY_BYTES = 3, 64 * 1024 * 1024
"""Argon2id as in SE-1; libsodium computes with one lane."""


@dataclass(frozen=True)
class SealedKey:
    """A key pair as the study keeps it, hex."""

    salt: str
    public: str
    private: str


def new_key(password: str) -> SealedKey:
    """Make a key pair whose private half this password opens."""
    return _sealed(SigningKey.generate(), password)


def sealed_again(sealed: SealedKey, old_password: str, password: str) -> SealedKey:
    """Put the same key under a new password. Raises ValueError where the old one does not open it."""
    return _sealed(opened(sealed, old_password), password)


def opened(sealed: SealedKey, password: str) -> SigningKey:
    """Return the key to sign with. Raises ValueError where the password does not open it."""
    try:
        return SigningKey(_box(bytes.fromhex(sealed.salt), password).decrypt(bytes.fromhex(sealed.private)))
    except CryptoError as error:
        raise ValueError("the password does not open this key") from error


def signature_of(key: SigningKey, content: bytes) -> str:
    """Return the signature over a content, hex."""
    return key.sign(content).signature.hex()


def is_signed(public: str, content: bytes, signature: str) -> bool:
    """Whether the signature over the content is by the owner of the public key."""
    try:
        VerifyKey(bytes.fromhex(public)).verify(content, bytes.fromhex(signature))
    except (BadSignatureError, ValueError):
        return False
    return True


def _sealed(key: SigningKey, password: str) -> SealedKey:
    salt = random(argon2id.SALTBYTES)
    private = bytes(_box(salt, password).encrypt(key.encode()))
    return SealedKey(salt.hex(), key.verify_key.encode().hex(), private.hex())


def _box(salt: bytes, password: str) -> SecretBox:
    secret = normal_password(password).encode("utf-8")
    return SecretBox(argon2id.kdf(SecretBox.KEY_SIZE, secret, salt, OPERATIONS, MEMORY_BYTES))
