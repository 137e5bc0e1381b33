"""Signatures: what is signed, and what stands beside it for ever (SG-2 to SG-4, SE-8, 11.50, 11.70)."""

from dataclasses import dataclass
from typing import Any

from recist_reader.said import phrase

MEANINGS: dict[str, str] = {
    "authorship": phrase("This is my own independent read of this timepoint."),
    "review": phrase("I reviewed this timepoint and changed nothing."),
    "responsibility": phrase("I am responsible for this complete read."),
    "adjudication": phrase("This is my decision between the two reads of this subject."),
    "approval": phrase("I approve that this timepoint is opened again."),
    "amendment": phrase("I amend the charter of this study."),
}
"""Meaning -> how it is shown in full (SG-2)."""

TABLE = "signature"


@dataclass(frozen=True)
class SignatureRecord:
    """A person's signature; its key is that of what is signed: `TP1/v1`, a request, a decision, a charter.

    `content_sha256` is of the canonical content. `head_seq` and `head_hash`: the stream before the event
    that holds the signature, so that it can't be moved. `at` is UTC, `offset` the local one. `public` and
    `signature` are hex, Ed25519.
    """

    account: str
    printed_name: str
    role: str
    at: str
    offset: str
    meaning: str
    content_sha256: str
    head_seq: int
    head_hash: str
    public: str
    signature: str


@dataclass(frozen=True)
class Statement:
    """What a person signs: a content of a stream of a study, by its hash, after a certain event."""

    study: str
    stream: str
    key: str
    meaning: str
    content_sha256: str
    head_seq: int
    head_hash: str


def signed_content(statement: Statement, record: SignatureRecord) -> dict[str, Any]:
    """Return what the Ed25519 signature is over, as J(x) takes it (AU-4): all but the signature itself."""
    return {
        "study": statement.study,
        "stream": statement.stream,
        "key": statement.key,
        "meaning": record.meaning,
        "content_sha256": record.content_sha256,
        "head": [record.head_seq, record.head_hash],
        "account": record.account,
        "printed_name": record.printed_name,
        "role": record.role,
        "at": record.at,
        "offset": record.offset,
        "public": record.public,
    }
