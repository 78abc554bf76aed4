"""TLS: an own certificate, or a self-signed one that is made at the first start."""

import ipaddress
import os
import ssl
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from callcenter.config import Web
from callcenter.errors import BadConfig, Problem

LASTS = timedelta(days=825)
"""Longer is refused by some browsers."""

RENEW_BEFORE = timedelta(days=30)


def tls_context(settings: Web, data_dir: Path, now: datetime) -> ssl.SSLContext | None:
    """The context to serve with, or None where `tls` is off. Raises BadConfig when the files cannot be used."""
    if settings.tls == "off":
        return None
    if settings.tls == "files":
        assert settings.cert_file is not None and settings.key_file is not None
        cert, key = settings.cert_file, settings.key_file
    else:
        cert, key = self_signed(data_dir / "tls", names_of(settings), now)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(cert, key)
    except (OSError, ssl.SSLError) as error:
        raise BadConfig([Problem("web.cert_file", f"cannot be used: {error}")]) from error
    return context


def names_of(settings: Web) -> list[str]:
    """The names and addresses under which browsers reach the service."""
    names = ["localhost", "127.0.0.1", "::1"]
    host = settings.public_url.partition("://")[2].partition("/")[0].partition(":")[0]
    return [*names, *(name for name in (host, settings.host) if name not in ("", "0.0.0.0", "::", *names))]


def self_signed(folder: Path, names: list[str], now: datetime) -> tuple[Path, Path]:
    """Certificate and key in `folder`; made anew where there is none, it runs out soon, or its names have changed."""
    cert_path, key_path = folder / "self-signed.crt", folder / "self-signed.key"
    if cert_path.exists() and key_path.exists() and _still_good(cert_path, names, now):
        return cert_path, key_path
    folder.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "callcenter")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + LASTS)
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    key_path.unlink(missing_ok=True)
    with os.fdopen(os.open(key_path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(private)
    cert_path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return cert_path, key_path


def _still_good(path: Path, names: list[str], now: datetime) -> bool:
    try:
        certificate = x509.load_pem_x509_certificate(path.read_bytes())
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, x509.ExtensionNotFound):
        return False
    return certificate.not_valid_after_utc > now + RENEW_BEFORE and set(found) == {_general(name) for name in names}


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
