"""The signing key of a person: its private half opens only with the password (SE-8).

Ed25519 for signatures; the private half is kept in a SecretBox whose key Argon2id takes from the
password with a salt of its own, so that the hash that checks a sign-in opens nothing.
"""

import secrets

from nacl.exceptions import BadSignatureError, CryptoError
from nacl.signing import SigningKey, VerifyKey

from recist_reader.reading.people.passwords import SALT_BYTES, box_of
from recist_reader.trial.people.records import Argon2Cost, SealedKey


def new_key(password: str, cost: Argon2Cost) -> SealedKey:
    """Make a key pair whose private half this password opens."""
    return _sealed(SigningKey.generate(), password, cost)


def sealed_again(sealed: SealedKey, old_password: str, password: str, cost: Argon2Cost) -> SealedKey:
    """Put the same key under a new password. Raises ValueError where the old one does not open it."""
    return _sealed(opened(sealed, old_password), password, cost)


def opened(sealed: SealedKey, password: str) -> SigningKey:
    """Return the key to sign with. Raises ValueError where the password does not open it."""
    try:
        key = SigningKey(box_of(password, sealed.salt, sealed.cost).decrypt(bytes.fromhex(sealed.private)))
    except CryptoError as error:
        raise ValueError("the password does not open this key") from error
    if public_of(key) != sealed.public:
        raise ValueError("the two halves of the key are of two keys")
    return key


def public_of(key: SigningKey) -> str:
    """Return the public half of a key, hex."""
    return key.verify_key.encode().hex()


def signature_of(key: SigningKey, content: bytes) -> str:
    """Return the signature over a content, hex."""
    return key.sign(content).signature.hex()


def is_signed(public: str, content: bytes, signature: str) -> bool:
    """Whether the signature over the content is by the owner of the public key."""
    try:
        VerifyKey(bytes.fromhex(public)).verify(content, bytes.fromhex(signature))
    except (BadSignatureError, CryptoError, ValueError):
        return False
    return True


def _sealed(key: SigningKey, password: str, cost: Argon2Cost) -> SealedKey:
    salt = secrets.token_bytes(SALT_BYTES).hex()
    private = bytes(box_of(password, salt, cost).encrypt(key.encode())).hex()
    return SealedKey(salt, cost, public_of(key), private)
