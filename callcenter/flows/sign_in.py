"""Signing in and out: sessions and tokens by the SHA-256 of their secret, revocable at any moment."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from callcenter.core.access import Actor
from callcenter.core.model import ApiToken, Grant, Person, Session
from callcenter.errors import CallcenterError
from callcenter.flows.audit import changes, record
from callcenter.flows.ports import ReadTx, WriteTx

SEEN_EVERY = timedelta(minutes=1)
"""How exactly `seen_at` is kept: a request within this time of the last writes nothing."""


class WrongSignIn(CallcenterError):
    """The login or the password is wrong."""

    code = "wrong-sign-in"


class PasswordRunOut(CallcenterError):
    """The password that somebody else gave was not used in its time; a new one must be given."""

    code = "password-run-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who a cookie or a token stands for. Exactly one of `session` and `token` is given."""

    person: Person
    actor: Actor
    session: Session | None = None
    token: ApiToken | None = None


def hash_secret(secret: str) -> str:
    """The SHA-256 (hex) under which a session or token is kept; the secret itself is kept nowhere."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def _actor(tx: ReadTx | WriteTx, person: Person, address: str) -> Actor:
    grants: Sequence[Grant] = await tx.rows(Grant).all(person_id=person.id)
    return Actor(person_id=person.id, name=person.login, grants=tuple(grants), address=address)


async def by_session(tx: ReadTx | WriteTx, secret: str, *, idle: timedelta, address: str = "") -> SignedIn | None:
    """Whom a session's cookie stands for, or None when it is unknown, revoked, run out, or idle for too long."""
    session = await tx.rows(Session).find(hash_secret(secret))
    if session is None or not is_live(session, tx.now, idle):
        return None
    person = await tx.rows(Person).find(session.person_id)
    if person is None or not person.active:
        return None
    return SignedIn(person=person, actor=await _actor(tx, person, address), session=session)


async def by_token(tx: ReadTx | WriteTx, secret: str, *, address: str = "") -> SignedIn | None:
    """Whom an API token stands for, or None when it is unknown, revoked or run out."""
    token = await tx.rows(ApiToken).first(secret_hash=hash_secret(secret))
    if token is None or token.revoked_at is not None or (token.expires_at is not None and token.expires_at <= tx.now):
        return None
    person = await tx.rows(Person).find(token.person_id)
    if person is None or not person.active:
        return None
    return SignedIn(person=person, actor=await _actor(tx, person, address), token=token)


def is_live(session: Session, now: datetime, idle: timedelta) -> bool:
    """Whether a session still counts."""
    return session.revoked_at is None and now < session.expires_at and now < session.seen_at + idle


def demand_in_time(person: Person, now: datetime) -> None:
    """PasswordRunOut for a given password past its time; asked of whoever knows the password, so that nobody learns more."""
    if person.must_change_password and person.password_until is not None and person.password_until <= now:
        raise PasswordRunOut


async def confirm_person(tx: WriteTx, checked: Person, newer_hash: str | None) -> Person:
    """The person whose password was checked outside, still as it was; `newer_hash` replaces an outdated one.

    Raises WrongSignIn when the password was changed or the person switched off in the meantime.
    """
    person = await tx.rows(Person).lock(checked.id)
    if not person.active or person.password_hash != checked.password_hash:
        raise WrongSignIn
    if newer_hash is not None:
        person = await tx.rows(Person).save(replace(person, password_hash=newer_hash))
    return person


async def change_own(
    tx: WriteTx, person_id: str, version: int, *, name: str | None, language: str | None, mobile: str | None
) -> Person:
    """Change what people may change of themselves; None leaves it. StaleRow when changed since `version`."""
    before = await tx.rows(Person).lock(person_id)
    after = replace(
        before,
        version=version,
        name=before.name if name is None else name,
        language=before.language if language is None else language,
        mobile=before.mobile if mobile is None else mobile,
    )
    after = await tx.rows(Person).save(after)
    tx.emit("person.updated", "person", person_id)
    await record(tx, "people.change", "person", person_id, changed=sorted(changes(before, after)))
    return after


async def open_session(
    tx: WriteTx, person: Person, secret: str, *, lasts: timedelta, address: str, agent: str
) -> Session:
    """Begin a session of a person whose password was right, under a fresh random secret."""
    session = Session(
        id=hash_secret(secret),
        person_id=person.id,
        created_at=tx.now,
        seen_at=tx.now,
        expires_at=tx.now + lasts,
        address=address,
        agent=agent[:300],
    )
    await tx.rows(Session).add(session)
    tx.emit("session.opened", "session", session.id, person_id=person.id)
    await record(tx, "signed_in", "person", person.id)
    return session


async def close_session(tx: WriteTx, session_id: str) -> Session:
    """Revoke one session; every request and socket that uses it ends. Revoking again changes nothing."""
    session = await tx.rows(Session).lock(session_id)
    if session.revoked_at is not None:
        return session
    session = await tx.rows(Session).save(replace(session, revoked_at=tx.now))
    tx.emit("session.revoked", "session", session.id, person_id=session.person_id)
    await record(tx, "signed_out", "person", session.person_id)
    return session


async def close_sessions_of(tx: WriteTx, person_id: str, *, but: str | None = None) -> int:
    """Revoke every session of a person (but one); how many."""
    open_ones = await tx.rows(Session).all(person_id=person_id, revoked_at=None, expires_at__gt=tx.now)
    closed = [await close_session(tx, session.id) for session in open_ones if session.id != but]
    return len(closed)


async def touch_session(tx: WriteTx, session: Session) -> None:
    """Note that a session is in use."""
    now_there = await tx.rows(Session).find(session.id)
    if now_there is not None and now_there.revoked_at is None and now_there.seen_at + SEEN_EVERY <= tx.now:
        await tx.rows(Session).save(replace(now_there, seen_at=tx.now))


async def touch_token(tx: WriteTx, token: ApiToken) -> None:
    """Note that a token is in use."""
    now_there = await tx.rows(ApiToken).find(token.id)
    if now_there is not None and (now_there.used_at is None or now_there.used_at + SEEN_EVERY <= tx.now):
        await tx.rows(ApiToken).save(replace(now_there, used_at=tx.now))


async def set_password(tx: WriteTx, person_id: str, encoded: str, *, must_change: bool, keep: str | None) -> Person:
    """Store a new password's hash and end the person's other sessions; `keep` is the session that goes on."""
    person = await tx.rows(Person).lock(person_id)
    changed = replace(person, password_hash=encoded, must_change_password=must_change, password_until=None)
    person = await tx.rows(Person).save(changed)
    await close_sessions_of(tx, person_id, but=keep)
    tx.emit("person.password_changed", "person", person_id)
    await record(tx, "password_changed", "person", person_id)
    return person
