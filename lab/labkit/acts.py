"""What one can do with a running instance: look at it, dial, call in, script the public network, read its count."""

import argparse
import json
import re
import secrets
import sys
import time
from typing import Any

from labkit import pair
from labkit.ami import Ami
from labkit.pair import Instance
from labkit.root import LabError


def facts(instance: Instance) -> dict[str, Any]:
    """Everything a program needs to use the instance."""
    return {
        "name": instance.name,
        "root": instance.root,
        "agents": [str(1001 + index) for index in range(instance.agents)],
        "trunk": "pstn",
        "ami": {"host": "127.0.0.1", "port": instance.pbx_ami, "user": "callcenter", "secret": instance.secret},
        "lab_ami": {"user": "lab", "secret": instance.lab_secret, "pbx": instance.pbx_ami, "pstn": instance.pstn_ami},
        "sip": {"pbx": instance.pbx_sip, "pstn": instance.pstn_sip, "device_secret": instance.device_secret},
        "websocket": f"ws://127.0.0.1:{instance.pbx_http}/ws",
        "pbx_dir": instance.pbx_recordings,
        "local_dir": instance.recordings,
        "pid_files": {side: str(instance.home / side / "run/asterisk.pid") for side in pair.SIDES},
    }


def show(instance: Instance) -> None:
    """A few lines for a person."""
    print(f"{instance.name}: SIP {instance.pbx_sip}, AMI 127.0.0.1:{instance.pbx_ami} user callcenter, ", end="")
    print(f"WebSocket {instance.pbx_http}; public network: SIP {instance.pstn_sip}, AMI {instance.pstn_ami}")
    print(f"  desk phones 1001-{1000 + instance.agents}, trunk pstn, recordings {instance.recordings}")
    for side in pair.SIDES:
        pid = instance.pid(side)
        if not pid:
            print(f"  {side}: down")
            continue
        with instance.ami(side) as ami:
            version = ami.command("core show version").split(" built")[0]
            channels = ami.command("core show channels count").splitlines()
            print(f"  {side}: process {pid}, {version}, {channels[0] if channels else '?'}")


def run(instance: Instance, args: argparse.Namespace) -> None:
    """Carries out a verb of the command line on one instance."""
    match args.verb:
        case "env":
            _print_env(instance, args.json)
        case "dial":
            _dial(instance, args.number)
        case "call-in":
            with instance.ami("pstn") as ami:
                print(call_in(ami, args.caller, args.number))
        case "rule":
            with instance.ami("pstn") as ami:
                set_rule(ami, args.number, "" if args.rule == "-" else args.rule)
        case "calls":
            with instance.ami("pstn") as ami:
                print(ami.command(f"database show calls {_digits(args.number)}".strip()))
        case "kill":
            pair.stop(instance, args.side, hard=True)
        case "start":
            pair.start(instance, args.side)
            pair.wait_ready(instance, lambda _text: None)
        case _:
            raise LabError(f"unknown verb {args.verb}")


def _print_env(instance: Instance, as_json: bool) -> None:
    known = facts(instance)
    if as_json:
        print(json.dumps(known))
        return
    print(f"CALLCENTER_LAB_AMI_PORT={known['ami']['port']}")
    print(f"CALLCENTER_LAB_AMI_USER={known['ami']['user']}")
    print(f"CALLCENTER_LAB_AMI_SECRET={known['ami']['secret']}")
    print(f"CALLCENTER_LAB_PBX_DIR={known['pbx_dir']}")
    print(f"CALLCENTER_LAB_LOCAL_DIR={known['local_dir']}")


def _digits(text: str) -> str:
    if not re.fullmatch(r"\+?[0-9]*", text):
        raise LabError(f"not a number: {text}")
    return text.lstrip("+")


def set_rule(ami: Ami, number: str, rule: str) -> None:
    """How the public network treats a number from now on; empty: as the table says."""
    if number != "default":
        number = _digits(number)
    if rule:
        ami.ask("DBPut", Family="rule", Key=number, Val=rule)
    else:
        ami.ask("DBDel", Family="rule", Key=number)


def call_in(ami: Ami, caller: str, number: str) -> str:
    """Somebody outside calls one of our numbers; returns the call's id on the public network's side."""
    call = f"in-{secrets.token_hex(6)}"
    ami.ask(
        "Originate",
        Channel=f"PJSIP/{_digits(number)}@pbx",
        ChannelId=call,
        Context="caller",
        Exten="s",
        Priority="1",
        CallerID=f"<{_digits(caller)}>",
        Timeout="120000",
        Async="true",
    )
    return call


def _dial(instance: Instance, number: str) -> None:
    """One call as the service makes it: the agent's leg (1001), then the customer's; prints the journal line."""
    number = _digits(number)
    attempt = "lab" + secrets.token_hex(12)[:23]
    with instance.ami("pbx") as ami:
        common = {"Context": "callcenter-agent", "Exten": attempt, "Priority": "1", "Async": "true"}
        ami.ask("Originate", Channel="PJSIP/1001", ChannelId=f"agent-1-{attempt}", CallerID=f"<{number}>", **common)
        common["Context"] = "callcenter-room"
        folder = time.strftime("%Y/%m/%d")
        variables = f"CC_DIAL=PJSIP/{number}@pstn,CC_RING=30,CC_CALLER_ID=02160000000"
        ami.ask(
            "Originate",
            Channel=f"Local/{attempt}@callcenter-customer/n",
            ChannelId=attempt,
            OtherChannelId=f"{attempt}-far",
            Variable=f"{variables},CC_RECORD={instance.pbx_recordings}/{folder}/{attempt}.wav",
            **common,
        )
        print(f"attempt {attempt}; Ctrl-C hangs up", file=sys.stderr)
        line = ""
        try:
            while "|ended|" not in line:
                time.sleep(0.2)
                new = ami.line(attempt)
                if new != line:
                    line = new
                    print(line, flush=True)
        except KeyboardInterrupt:
            for side in (attempt, f"agent-1-{attempt}"):
                ami.command(f"channel request hangup {side}")
            print(ami.line(attempt))
    recording = f"{instance.recordings}/{folder}/{attempt}.wav"
    print(f"recording {recording}")
