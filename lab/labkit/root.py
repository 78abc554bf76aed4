"""Builds the private Debian root with Asterisk, once, outside the tree, and keeps it for every later start."""

import fcntl
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from labkit.sounds import write_sounds

Say = Callable[[str], None]

SUITE = "forky"
"""Debian 12 has no asterisk package; forky and sid do."""
RECIPE = 1
"""Raise it when the root is to be built anew on every machine."""
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
SCRIPT = Path("/usr/share/debootstrap/scripts/sid")
TOOLS = ("debootstrap", "gpgv", "debian-archive-keyring")


class LabError(Exception):
    """The lab cannot do what was asked; the message names what to do."""


def cache_dir() -> Path:
    """Where roots and instances live: CALLCENTER_LAB_CACHE, else the user's cache folder."""
    named = os.environ.get("CALLCENTER_LAB_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "callcenter" / "lab"


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Holds one of the cache's locks; a second process waits."""
    folder = cache_dir()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def mirrors(sources: Path = Path("/etc/apt")) -> list[str]:
    """The Debian mirrors of this machine's own apt sources, in their order, both file forms understood.

    A mirror that serves the security archive only is left out: it has no other suites.
    """
    found: list[str] = []
    for file in [sources / "sources.list", *sorted((sources / "sources.list.d").glob("*"))]:
        if file.suffix not in (".list", ".sources") or not file.is_file():
            continue
        text = file.read_text(errors="replace")
        found += _classic(text) if file.suffix == ".list" else _deb822(text)
    wanted = [uri.rstrip("/") for uri in found if re.match(r"(https?|file|mirror\+\w+):", uri)]
    return list(dict.fromkeys(wanted))


def _classic(text: str) -> list[str]:
    """`deb [options] URI suite component…` lines that offer Debian's main."""
    found = []
    for line in text.splitlines():
        match = re.match(r"\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+(.*)", line)
        if match and _is_debian(match[2], match[3].split("#")[0].split()):
            found.append(match[1])
    return found


def _deb822(text: str) -> list[str]:
    """Stanzas of `Field: value` with continued lines."""
    found: list[str] = []
    for stanza in re.split(r"\n\s*\n", text):
        fields: dict[str, str] = {}
        name = ""
        for line in stanza.splitlines():
            if line.startswith("#"):
                continue
            if line[:1] in " \t" and name:
                fields[name] += " " + line.strip()
            elif ":" in line:
                name, _, value = line.partition(":")
                name = name.strip().lower()
                fields[name] = value.strip()
        if fields.get("enabled", "yes").lower() in ("no", "false", "0") or "deb" not in fields.get("types", "").split():
            continue
        for suite in fields.get("suites", "").split():
            if _is_debian(suite, fields.get("components", "").split()):
                found += fields.get("uris", "").split()
                break
    return found


def _is_debian(suite: str, components: list[str]) -> bool:
    """Whether a source line can be the main Debian archive (third parties name other suites or components)."""
    known = r"(bookworm|trixie|forky|sid|unstable|testing|stable|oldstable)(-updates|-backports)?$"
    return "main" in components and re.match(known, suite) is not None


def root_dir() -> Path:
    """The finished root; exists only when it is whole."""
    return cache_dir() / f"root-{SUITE}-{RECIPE}"


def ensure_root(say: Say) -> Path:
    """Builds the root if it is missing; a half-built one is never seen, two builders wait for each other."""
    root = root_dir()
    if not root.is_dir():
        with locked("root"):
            if not root.is_dir():
                _build(root, say)
    return root


def _build(root: Path, say: Say) -> None:
    if os.geteuid() != 0:
        raise LabError("the lab needs root (debootstrap and chroot); start it with sudo, or use --pbx sim")
    _ensure_tools(say)
    found = mirrors()
    if not found:
        raise LabError("no Debian mirror in this machine's apt sources (/etc/apt): the lab is built from one")
    temporary = root.with_name(f"{root.name}.building")
    problem = ""
    for mirror in found:
        _clear(temporary)
        say(f"building a private Debian root with Asterisk (about a minute, 540 MB, kept in {root.parent})")
        problem = _debootstrap(temporary, mirror, say)
        if not problem:
            break
        say(f"this mirror did not serve: {problem}")
    if problem:
        raise LabError(f"debootstrap failed: {problem}; its log: {temporary}/debootstrap/debootstrap.log")
    _finish(temporary)
    temporary.rename(root)
    say("the root is ready")


def mounted(folder: Path) -> bool:
    """Whether something is mounted there; os.path.ismount does not see a folder bound within one file system."""
    wanted = str(folder.resolve()).replace(" ", "\\040")
    return any(line.split()[4] == wanted for line in Path("/proc/self/mountinfo").read_text().splitlines())


def unmount(folder: Path) -> None:
    """Detaches whatever is mounted there, so that nothing is deleted through a mount; LabError when it is in use."""
    while mounted(folder):
        if subprocess.run(["umount", folder], capture_output=True, check=False).returncode:
            raise LabError(f"{folder} is still in use: umount it")


def _clear(half_built: Path) -> None:
    """Removes what a killed debootstrap left, its mounts first."""
    for part in ("proc", "sys", "dev"):
        unmount(half_built / part)
    shutil.rmtree(half_built, ignore_errors=True)


def _ensure_tools(say: Say) -> None:
    """debootstrap, gpgv and the archive's keys, installed when missing."""
    if shutil.which("debootstrap") and shutil.which("gpgv") and KEYRING.exists() and SCRIPT.exists():
        return
    if not shutil.which("apt-get"):
        raise LabError("this is no Debian: install debootstrap and gpgv, or use --pbx sim")
    say("installing debootstrap and gpgv")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    install = [*command, "install", "-y", "--no-install-recommends", *TOOLS]
    for step in (install, [*command, "update"], install):
        done = subprocess.run(step, env=environment, capture_output=True, text=True, check=False)
        if step is install and done.returncode == 0:
            return
    raise LabError(f"cannot install {', '.join(TOOLS)}: {done.stderr.strip()[-300:]}")


def _debootstrap(target: Path, mirror: str, say: Say) -> str:
    """Runs debootstrap with a progress line at least every ten seconds; returns the problem, empty when none."""
    command = [
        "debootstrap",
        "--variant=minbase",
        f"--keyring={KEYRING}",
        "--include=asterisk",
        SUITE,
        str(target),
        mirror,
        str(SCRIPT),
    ]
    last, said, began = "", 0.0, time.monotonic()
    counted = 0
    environment = {**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", env=environment
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            last = line.strip() or last
            counted += 1
            if time.monotonic() - said > 5:
                said = time.monotonic()
                say(f"  {said - began:4.0f} s, {counted} steps: {last[:70]}")
    return "" if process.returncode == 0 else last


def _finish(root: Path) -> None:
    """What every instance shares: names that need no DNS, sounds, no leftovers of the installation."""
    # Without the root servers' name every SIP call waits on DNS and most fail.
    hosts = f"127.0.0.1 localhost {socket.gethostname()} A.ROOT-SERVERS.NET\n"
    (root / "etc/hosts").write_text(hosts)
    (root / "etc/resolv.conf").unlink(missing_ok=True)
    (root / "etc/resolv.conf").write_text("")
    for archive in (root / "var/cache/apt/archives").glob("*.deb"):
        archive.unlink()
    write_sounds(root / "srv/lab/sounds")


def asterisk_version(root: Path) -> str:
    """The version that the root's Asterisk reports, for example `22.10.1`."""
    done = subprocess.run(
        ["chroot", str(root), "/usr/sbin/asterisk", "-V"], capture_output=True, text=True, check=False
    )
    match = re.search(r"(\d+\.\d+\.\d+)", done.stdout)
    if match is None:
        raise LabError(f"Asterisk does not run in {root}: {done.stderr.strip()[-300:]}")
    return match[1]
