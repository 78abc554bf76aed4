"""One instance of the lab: its folders, ports, configuration, and the two Asterisks that run from it."""

import contextlib
import json
import os
import resource
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from labkit.ami import Ami
from labkit.root import LabError, Say, locked, unmount

SIDES = ("pbx", "pstn")
HOME = Path("/srv/lab")
"""Where instances live inside the root; the host sees it below the root's own path."""
FIRST_BASE, LAST_BASE, STEP = 26000, 32000, 10
"""Control ports: above what browsers refuse, below Linux's ephemeral range; RTP uses 10000-25999."""
MANY = 50
"""With more agents than this the pair saves processor time: rooms mix every 40 ms, no verbose log."""
TREE = Path(__file__).resolve().parents[2]
TEMPLATES = TREE / "lab/templates"
DIALPLAN = TREE / "callcenter/ami/dialplan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """What is known of one instance; written as JSON beside its folders."""

    name: str
    root: str
    owner: int
    """Process that the instance lives and dies with; 0: it stays until taken down."""
    agents: int
    recordings: str
    """Host path of the recording folder (`local_dir`)."""
    pbx_recordings: str
    """The same folder as Asterisk sees it (`pbx_dir`)."""
    pbx_sip: int
    pbx_ami: int
    pbx_http: int
    pstn_sip: int
    pstn_ami: int
    secret: str
    lab_secret: str
    device_secret: str

    @property
    def home(self) -> Path:
        """The instance's folder as the host sees it."""
        return home_of(Path(self.root), self.name)

    def inside(self, side: str) -> str:
        """A side's folder as its Asterisk sees it."""
        return f"{HOME}/{self.name}/{side}"

    def ami(self, side: str) -> Ami:
        """A connection with every right, for the lab's own questions."""
        port = self.pbx_ami if side == "pbx" else self.pstn_ami
        return Ami(port, "lab", self.lab_secret)

    def pid(self, side: str) -> int:
        """The process id of a side's Asterisk, 0 when it does not run."""
        try:
            pid = int((self.home / side / "run/asterisk.pid").read_text())
            command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
        except (OSError, ValueError):
            return 0
        return pid if f"{self.inside(side)}/etc/asterisk.conf" in command.split("\0") else 0


def home_of(root: Path, name: str) -> Path:
    """Where an instance of that name lives on the host."""
    return root / HOME.relative_to("/") / name


def load(root: Path, name: str) -> Instance | None:
    """The instance of that name, running or not."""
    try:
        return Instance(**json.loads((home_of(root, name) / "lab.json").read_text()))
    except (OSError, ValueError, TypeError):
        return None


def every(root: Path) -> Iterator[Instance]:
    """All instances of this root."""
    for file in sorted((root / HOME.relative_to("/")).glob("*/lab.json")):
        instance = load(root, file.parent.name)
        if instance is not None:
            yield instance


def create(root: Path, name: str, *, agents: int, owner: int, base: int, recordings: Path | None) -> Instance:
    """Chooses ports and secrets and writes every configuration file.

    An instance of that name that was only stopped keeps its database, secrets and recordings.
    """
    home = home_of(root, name)
    before = load(root, name)
    own = home / "recordings"
    unmount(own)
    own.mkdir(parents=True, exist_ok=True)
    with locked("ports"):
        taken = {instance.pbx_sip for instance in every(root) if instance.name != name}
        wanted = [base] if base else [before.pbx_sip] if before else []
        wanted += [] if base else range(FIRST_BASE, LAST_BASE, STEP)
        first = next((port for port in wanted if port not in taken and _free(port)), 0)
        if not first:
            raise LabError(f"no free ports at {base or FIRST_BASE}: choose others with --ports")
        instance = Instance(
            name=name,
            root=str(root),
            owner=owner,
            agents=agents,
            recordings=str(own),
            pbx_recordings=f"{HOME}/{name}/recordings",
            pbx_sip=first,
            pbx_ami=first + 1,
            pbx_http=first + 2,
            pstn_sip=first + 3,
            pstn_ami=first + 4,
            secret=before.secret if before else secrets.token_hex(16),
            lab_secret=before.lab_secret if before else secrets.token_hex(16),
            device_secret=before.device_secret if before else secrets.token_hex(16),
        )
        (home / "lab.json").write_text(json.dumps(asdict(instance), indent=1))
    if recordings is not None:
        recordings.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["mount", "--bind", recordings, own], capture_output=True, text=True, check=False)
        if done.returncode:
            raise LabError(f"cannot bind {recordings} into the root ({done.stderr.strip()}): leave --recordings out")
    for side in SIDES:
        _configure(instance, side)
    return instance


def _free(base: int) -> bool:
    """Whether an instance's five ports are free, for TCP and UDP."""
    for port in range(base, base + 5):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            with socket.socket(socket.AF_INET, kind) as probe:
                if kind == socket.SOCK_STREAM:
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError:
                    return False
    return True


def _configure(instance: Instance, side: str) -> None:
    """Writes a side's configuration from the templates and the shipped dialplan."""
    home = instance.home / side
    for part in ("etc", "db", "run", "spool/monitor", "spool/tmp", "log", "keys"):
        (home / part).mkdir(parents=True, exist_ok=True)
    modules = next(Path(instance.root).glob("usr/lib/*/asterisk/modules"))
    marks = {
        "SIDE": side,
        "HOME": instance.inside(side),
        "MODULES": "/" + str(modules.relative_to(instance.root)),
        "PBX_SIP": instance.pbx_sip,
        "PBX_AMI": instance.pbx_ami,
        "PBX_HTTP": instance.pbx_http,
        "PSTN_SIP": instance.pstn_sip,
        "PSTN_AMI": instance.pstn_ami,
        "LAB_SECRET": instance.lab_secret,
        "DEVICE_SECRET": instance.device_secret,
    }
    for file in [*(TEMPLATES / "both").glob("*.conf"), *(TEMPLATES / side).glob("*.conf")]:
        text = file.read_text()
        for mark, value in marks.items():
            text = text.replace(f"@{mark}@", str(value))
        if file.name == "pjsip.conf":
            text += "".join(_device(side, 1001 + index, instance.pbx_sip) for index in range(instance.agents))
            if side == "pbx":
                text += "".join(_browser(number) for number in range(2001, 2006))
        if file.name == "asterisk.conf" and instance.agents > MANY:
            text = text.replace("verbose = 3", "verbose = 0")
        (home / "etc" / file.name).write_text(text)
    if side == "pbx":
        for file in DIALPLAN.glob("*.conf"):
            text = file.read_text()
            if instance.agents > MANY:
                text = text.replace("mixing_interval=20", "mixing_interval=40")
            (home / "etc" / file.name).write_text(text)
        example = (DIALPLAN / "manager_callcenter.conf.example").read_text()
        text = example.replace("choose-a-long-random-secret", instance.secret)
        (home / "etc/manager_callcenter.conf").write_text(text)


def _device(side: str, number: int, pbx_sip: int) -> str:
    """An agent's desk phone: an endpoint on the pbx, a registration on the pstn."""
    if side == "pstn":
        return (
            f"\n[{number}](phone)\nclient_uri = sip:{number}@127.0.0.1:{pbx_sip}\n"
            f"contact_user = {number}\noutbound_auth = login-{number}\n[login-{number}](login)\nusername = {number}\n"
        )
    return (
        f"\n[{number}](device)\naors = {number}\nauth = secret-{number}\ntransport = udp\n"
        f"[{number}](place)\n[secret-{number}](secret)\nusername = {number}\n"
    )


def _browser(number: int) -> str:
    """A phone in a browser, over the WebSocket of the pbx."""
    return (
        f"\n[{number}](browser)\naors = {number}\nauth = secret-{number}\n"
        f"[{number}](place)\n[secret-{number}](secret)\nusername = {number}\n"
    )


def start(instance: Instance, side: str) -> None:
    """Starts one Asterisk, detached; `wait_ready` says when it is of use."""
    if instance.pid(side):
        return
    (instance.home / side / "run/asterisk.pid").unlink(missing_ok=True)
    # Where much else runs, before it all, as an exchange on a machine of its own would be: sound that waits is lost.
    first = ["nice", "-n", "-10"] if os.environ.get("CALLCENTER_LAB_FIRST") else []
    command = [*first, "chroot", instance.root, "/usr/sbin/asterisk"]
    command += ["-C", f"{instance.inside(side)}/etc/asterisk.conf", "-f"]
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8", "TZ": "UTC"}
    with (instance.home / side / "log/console").open("ab") as log:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=environment,
            start_new_session=True,
            cwd="/",
        )


def wait_ready(instance: Instance, say: Say, deadline: float = 30.0) -> None:
    """Returns when both answer and every desk phone is registered."""
    until = time.monotonic() + deadline
    for side in SIDES:
        while True:
            try:
                with instance.ami(side) as ami:
                    if _booted(ami):
                        break
            except OSError:
                pass
            if time.monotonic() > until:
                raise LabError(f"{side} did not start; its log: {instance.home}/{side}/log/messages")
            time.sleep(0.05)
    say("both answer; waiting for the desk phones to register")
    numbers = [str(1001 + index) for index in range(instance.agents)]
    ask_again = time.monotonic() + 2.0
    with instance.ami("pbx") as ami:
        while numbers:
            numbers = [number for number in numbers if not ami.variable(f"PJSIP_AOR({number},contact)")]
            if numbers and time.monotonic() > until:
                raise LabError(f"desk phones did not register: {', '.join(numbers[:5])} …")
            if numbers and time.monotonic() > ask_again:
                # A phone that was refused while the pbx was starting waits long before it tries again.
                ask_again = time.monotonic() + 2.0
                with instance.ami("pstn") as pstn:
                    for number in numbers:
                        pstn.command(f"pjsip send register {number}")
            if numbers:
                time.sleep(0.05)


def _booted(ami: Ami) -> bool:
    return "fully booted" in ami.command("core waitfullybooted").lower()


def stop(instance: Instance, side: str, *, hard: bool = False) -> None:
    """Ends one Asterisk: asked first (or killed at once when `hard`), and waits until it is gone."""
    pid = instance.pid(side)
    if not pid:
        return
    for sign, patience in ((signal.SIGTERM, 2.0), (signal.SIGKILL, 5.0)):
        if hard and sign == signal.SIGTERM:
            continue
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, sign)
        until = time.monotonic() + patience
        while time.monotonic() < until:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
            if not instance.pid(side):
                return
            time.sleep(0.02)
    raise LabError(f"{side} of {instance.name} (process {pid}) does not end")


def remove(instance: Instance) -> None:
    """Stops the instance and deletes its folders; recordings outside the root stay."""
    for side in reversed(SIDES):
        stop(instance, side)
    unmount(Path(instance.recordings))
    shutil.rmtree(instance.home, ignore_errors=True)


def reap(root: Path, say: Say) -> None:
    """Removes instances whose owner is gone (a test run that was killed)."""
    for instance in every(root):
        if not instance.owner or Path(f"/proc/{instance.owner}").exists():
            continue
        with locked(f"instance-{instance.name}"):
            # Another start may have cleared it away, or begun it anew, while this one waited.
            if load(root, instance.name) == instance:
                say(f"removing {instance.name}: its owner {instance.owner} is gone")
                remove(instance)
