"""One test per hazard that was measured on panoramisk, against an exchange that answers as the test wants."""

import asyncio
import ssl
import time
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from callcenter.ami.link import LinkState
from callcenter.errors import PbxLinkDown, PbxLoginRefused, PbxRefused, PbxUnclear, UnsafeHeader
from callcenter.sim.wire import Action, Session
from callcenter.web.tls import self_signed
from tests.ami.scripted import QUICK, Scripted, scripted, silent
from tests.support.clock import START
from tests.support.waiting import until

ORIGINATE = {"Action": "Originate", "Channel": "Local/1@x/n", "Async": "true"}


async def test_originate_is_not_sent_again_when_the_link_falls_before_its_answer() -> None:
    """panoramisk repeats it after the reconnect: a customer would be rung twice."""
    exchange = Scripted(answers={"originate": silent})
    async with scripted(exchange) as bench:
        await bench.up()
        asked = asyncio.ensure_future(bench.link.ask(ORIGINATE))
        await until(lambda: "originate" in exchange.names())
        bench.session.cut()
        with pytest.raises(PbxUnclear) as caught:
            await asked
        assert caught.value.fields["reason"] == "connection-lost"
        assert caught.value.fields["response_seen"] is False
        await bench.up(sessions=2)
        bench.session.send(("Event", "FullyBooted"))
        await bench.link.ask({"Action": "CoreStatus"})
        assert exchange.names().count("originate") == 1


async def test_action_is_refused_when_the_link_is_down() -> None:
    """Asked for while down, it must not go out whenever the link returns."""
    exchange = Scripted()
    async with scripted(exchange) as bench:
        await bench.up()
        exchange.secret = "changed"
        bench.session.cut()
        await until(lambda: not bench.link.is_up)
        with pytest.raises(PbxLinkDown):
            await bench.link.ask(ORIGINATE)
        exchange.secret = "manager-secret"
        await bench.up(sessions=2)
        assert "originate" not in exchange.names()


async def test_pending_action_ends_when_its_deadline_passes() -> None:
    async with scripted(Scripted(answers={"corestatus": silent})) as bench:
        await bench.up()
        with pytest.raises(PbxUnclear) as caught:
            await bench.link.ask({"Action": "CoreStatus"}, deadline=0.05)
        assert caught.value.fields["reason"] == "deadline"
        assert bench.link.is_up


async def test_late_answer_is_dropped_when_the_deadline_has_passed() -> None:
    held: list[tuple[Session, Action]] = []
    exchange = Scripted(answers={"corestatus": lambda session, action: held.append((session, action))})
    async with scripted(exchange) as bench:
        await bench.up()
        with pytest.raises(PbxUnclear):
            await bench.link.ask({"Action": "CoreStatus"}, deadline=0.02)
        held[0][0].respond(held[0][1], "Success", "late")
        answer = await bench.link.ask({"Action": "Getvar", "Variable": "X"})
        assert answer.header("Message") == "done"


async def test_every_pending_action_hears_whether_a_part_came_when_the_link_falls() -> None:
    def begin(session: Session, action: Action) -> None:
        session.respond(action, "Success", "list", ("EventList", "start"))

    exchange = Scripted(answers={"coreshowchannels": begin, "originate": silent})
    async with scripted(exchange, timings=replace(QUICK, action=5.0)) as bench:
        await bench.up()
        listing = asyncio.ensure_future(bench.link.collect({"Action": "CoreShowChannels"}))
        dialing = asyncio.ensure_future(bench.link.ask(ORIGINATE))
        await until(lambda: len(exchange.actions) == 2)
        await bench.link.ask({"Action": "Getvar"})
        bench.session.cut()
        with pytest.raises(PbxUnclear) as of_listing:
            await listing
        with pytest.raises(PbxUnclear) as of_dialing:
            await dialing
        assert of_listing.value.fields["response_seen"] is True
        assert of_dialing.value.fields["response_seen"] is False


@pytest.mark.parametrize("bad", ["a\r\nContext: evil", "a\nAction: Originate", "a\rb", "a\0b"])
async def test_line_break_is_refused_when_it_is_in_a_value(bad: str) -> None:
    """One CRLF overrides Context and Exten: whoever edits a name would command the exchange."""
    async with scripted() as bench:
        await bench.up()
        with pytest.raises(UnsafeHeader):
            await bench.link.ask({**ORIGINATE, "CallerID": bad})
        assert bench.exchange.actions == []


async def test_line_break_is_refused_when_it_is_in_a_name() -> None:
    async with scripted() as bench:
        await bench.up()
        with pytest.raises(UnsafeHeader):
            await bench.link.ask({**ORIGINATE, "X: 1\nAction": "Hangup"})
        assert bench.exchange.actions == []


async def test_other_events_still_come_when_a_callback_fails() -> None:
    async with scripted() as bench:

        def failing(manager: object, event: object) -> None:
            raise RuntimeError("an odd event")

        bench.link.register_event("Odd", failing)
        await bench.up()
        bench.session.send(("Event", "Odd"))
        bench.session.send(("Event", "Hangup"), ("Uniqueid", "1"))
        await until(lambda: bench.inbox.depth >= 3)
        assert bench.link.callback_errors == 1
        assert bench.link.is_up


async def test_link_stands_when_an_event_has_a_second_event_header() -> None:
    async with scripted() as bench:
        await bench.up()
        bench.session.send(("Event", "UserEvent"), ("UserEvent", "A"), ("Event", "Hangup"))
        await until(lambda: bench.inbox.depth >= 2)
        bench.inbox.get_nowait()
        item = bench.inbox.get_nowait()
        assert isinstance(item, tuple)
        assert item[1].event == "UserEvent"
        assert bench.link.is_up


async def test_half_open_link_is_found_and_replaced() -> None:
    """panoramisk ignores the answers to its pings: it never notices."""
    async with scripted() as bench:
        await bench.up()
        begun = time.monotonic()
        bench.session.deaf = True
        await bench.up(sessions=2)
        assert bench.lost == ["no answer to a ping"]
        assert time.monotonic() - begun < 2


async def test_refused_login_is_a_state_that_an_operator_sees() -> None:
    async with scripted(secret="wrong") as bench:
        await until(lambda: bench.link.state is LinkState.LOGIN_REFUSED)
        assert isinstance(bench.link.error, PbxLoginRefused)
        await until(lambda: bench.exchange.logins >= 2)
        assert len(bench.lost) == 1


async def test_login_is_tried_slowly_when_it_was_refused() -> None:
    async with scripted(secret="wrong", timings=replace(QUICK, refused_wait=60.0)) as bench:
        await until(lambda: bench.link.state is LinkState.LOGIN_REFUSED)
        assert bench.exchange.logins == 1


async def test_link_does_not_come_back_when_it_was_closed() -> None:
    """panoramisk's close() still reconnects."""
    async with scripted() as bench:
        await bench.up()
        bench.link.close()
        await until(lambda: bench.link.state is LinkState.STOPPED)
        assert len(bench.exchange.sessions) == 1


async def test_list_is_whole_when_an_item_has_its_own_response_header() -> None:
    def answer(session: Session, action: Action) -> None:
        key = ("ActionID", action.action_id)
        session.respond(action, "Success", "list", ("EventList", "start"))
        session.send(("Event", "Item"), key, ("Response", "Success"), ("Name", "a"))
        session.send(("Event", "Hangup"), ("Uniqueid", "1"))
        session.send(("Event", "Item"), key, ("Name", "b"))
        session.send(("Event", "ListComplete"), key, ("EventList", "Complete"), ("ListItems", "2"))

    async with scripted(Scripted(answers={"list": answer})) as bench:
        await bench.up()
        items = await bench.link.collect({"Action": "List"})
        assert [item.header("Name") for item in items] == ["a", "b"]
        assert bench.inbox.depth == 2


async def test_list_is_refused_when_the_exchange_refuses_it() -> None:
    exchange = Scripted(answers={"list": lambda session, action: session.respond(action, "Error", "no such thing")})
    async with scripted(exchange) as bench:
        await bench.up()
        with pytest.raises(PbxRefused) as caught:
            await bench.link.collect({"Action": "List"})
        assert caught.value.fields["reason"] == "no such thing"


async def test_something_else_on_the_port_is_named() -> None:
    async with scripted() as bench:
        await bench.up()
        assert bench.link.protocol.version == "9.0.0"
        bench.session.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await bench.link.ask({"Action": "Getvar"})
        assert bench.link.is_up


async def test_dispatch_gives_the_patterns_that_matched() -> None:
    """panoramisk's own word is kept for those who use it."""
    async with scripted() as bench:
        seen: list[str] = []
        bench.link.register_event("Hang*")(lambda manager, event: seen.append(event.uniqueid))
        await bench.up()
        bench.session.send(("Event", "Hangup"), ("Uniqueid", "17"))
        await until(lambda: seen)
        assert seen == ["17"]


def shown(folder: Path, *names: str) -> tuple[ssl.SSLContext, Path]:
    """What an exchange shows that signed its own certificate for these names, and the certificate."""
    certificate, key = self_signed(folder, list(names), START)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context, certificate


async def test_link_over_tls_trusts_the_certificate_that_it_was_given(tmp_path: Path) -> None:
    """Most exchanges sign their own: the certificate itself is trusted, and actions and events go through it."""
    context, certificate = shown(tmp_path, "127.0.0.1")
    async with scripted(tls=context, trusting=certificate, speaking_tls=True) as bench:
        await bench.up()
        transport = bench.link.protocol.transport
        assert transport is not None and transport.get_extra_info("ssl_object") is not None
        answer = await bench.link.ask({"Action": "CoreStatus"})
        assert answer.header("Message") == "done"
        bench.session.cut()
        await bench.up(sessions=2)


async def test_link_over_tls_trusts_a_certificate_without_its_authority(tmp_path: Path) -> None:
    """Asterisk's own script makes an authority and a certificate of it; the exchange's folder is where people find the latter."""
    made = self_signed(tmp_path, ["127.0.0.1"], START)
    theirs = x509.load_pem_x509_certificate(made[0].read_bytes())
    key = serialization.load_pem_private_key(made[1].read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    issued = (
        x509.CertificateBuilder()
        .subject_name(theirs.subject)
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "the exchange's authority")]))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(theirs.not_valid_before_utc)
        .not_valid_after(theirs.not_valid_after_utc)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    )
    made[0].write_bytes(issued.public_bytes(serialization.Encoding.PEM))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*made)
    async with scripted(tls=context, trusting=made[0], speaking_tls=True) as bench:
        await bench.up()


async def test_secret_stays_here_when_nobody_vouches_for_the_exchange(tmp_path: Path) -> None:
    """Who stands in between could read the secret and dial as we do."""
    context, _ = shown(tmp_path, "127.0.0.1")
    async with scripted(tls=context, speaking_tls=True) as bench:
        await until(lambda: bench.lost)
        assert bench.link.state is not LinkState.UP
        assert isinstance(bench.link.error, PbxLinkDown)
        assert "certificate refused" in str(bench.link.error.fields["reason"])
        assert bench.exchange.logins == 0


async def test_certificate_of_another_exchange_is_refused(tmp_path: Path) -> None:
    context, certificate = shown(tmp_path, "other.example")
    async with scripted(tls=context, trusting=certificate, speaking_tls=True) as bench:
        await until(lambda: bench.lost)
        assert "certificate refused" in bench.lost[0] and "127.0.0.1" in bench.lost[0]
        assert bench.exchange.logins == 0


async def test_port_without_tls_is_named_when_tls_was_asked_for() -> None:
    async with scripted(speaking_tls=True) as bench:
        await until(lambda: bench.lost)
        assert bench.lost[0].startswith("cannot connect: no TLS")
        assert bench.exchange.logins == 0
