"""Idempotency-Key: the same request twice is one act and one answer, kept in the act's own unit of work."""

import hashlib
from dataclasses import dataclass, replace

from callcenter.core.model import IdempotencyRecord
from callcenter.errors import CallcenterError, Duplicate
from callcenter.flows.ports import ReadTx, WriteTx

LONGEST = 200


class KeyReused(CallcenterError):
    """The Idempotency-Key was used for another request."""

    code = "key-reused"


class KeyRaced(Exception):
    """Another request with the same key was first; its answer is there to be given again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is kept and given again."""

    status: int
    body: str
    content_type: str


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """The key of one request of one person, with what the request asked (SHA-256, hex)."""

    id: str
    fingerprint: str

    @classmethod
    def of(cls, person_id: str, key: str, method: str, path: str, body: bytes) -> "IdempotencyKey":
        """From the parts of a request; `path` with its query."""
        asked = hashlib.sha256(f"{method}\n{path}\n".encode() + body).hexdigest()
        return cls(id=f"{person_id}:{key}", fingerprint=asked)

    def with_file(self, sha256: str) -> "IdempotencyKey":
        """The same key of a request whose body is a file: it is the same request only with the same content (hex)."""
        return replace(self, fingerprint=hashlib.sha256(f"{self.fingerprint}\n{sha256}".encode()).hexdigest())

    async def earlier(self, tx: ReadTx | WriteTx) -> Answer | None:
        """The answer kept for this key, or None; KeyReused when it was for another request."""
        record = await tx.rows(IdempotencyRecord).find(self.id)
        if record is None:
            return None
        if record.fingerprint != self.fingerprint:
            raise KeyReused
        return Answer(record.status, record.body, record.content_type)

    async def keep(self, tx: WriteTx, answer: Answer) -> None:
        """Keep the answer beside the act; KeyRaced when another request was first (the act is then rolled back)."""
        record = IdempotencyRecord(
            id=self.id,
            fingerprint=self.fingerprint,
            status=answer.status,
            body=answer.body,
            content_type=answer.content_type,
            at=tx.now,
        )
        try:
            await tx.rows(IdempotencyRecord).add(record)
        except Duplicate:
            raise KeyRaced from None

    async def keep_instead(self, tx: WriteTx, answer: Answer) -> None:
        """Keep the whole answer in the place of the one that the key was taken with before the act."""
        await tx.rows(IdempotencyRecord).remove(self.id)
        await self.keep(tx, answer)
