"""What a dialed number does, by its last two digits: the same table as the laboratory's public network has.

A rule is text such as `answer:ring=2:talk=20`; a test gives one number a rule of its own.
"""

from dataclasses import dataclass

NO_ANSWER_SECONDS = 600.0

_TABLE: tuple[tuple[range, str], ...] = (
    (range(60), "answer:ring=2"),
    (range(60, 65), "answer:ring=2:talk=20"),
    (range(65, 70), "answer:ring=1:talk=2"),
    (range(70, 75), "noanswer"),
    (range(75, 80), "busy"),
    (range(80, 85), "reject"),
    (range(85, 88), "unreachable"),
    (range(88, 90), "unallocated"),
    (range(90, 92), "congestion"),
    (range(92, 94), "announcement:talk=3:code=480"),
    (range(94, 96), "answer:ring=1:audio=silence"),
    (range(96, 97), "answer:ring=0"),
    (range(97, 98), "answer:ring=3:talk=8:audio=agent"),
    (range(98, 99), "sip:code=403"),
    (range(99, 100), "sip:code=500"),
)

_VERB_CODES = {"busy": 486, "reject": 603, "unreachable": 480, "unallocated": 404, "congestion": 503}

_SIP_CAUSES = {
    401: 21, 403: 21, 404: 1, 408: 18, 410: 22, 480: 19, 484: 28, 486: 17, 488: 58,
    500: 38, 502: 27, 503: 34, 504: 102, 600: 17, 603: 21, 604: 1,
}  # fmt: skip

_DIAL_STATUS = {17: "BUSY", 19: "NOANSWER", 34: "CONGESTION"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """How one call to a number goes. Seconds are simulated ones; `code` is the SIP answer of a call that fails."""

    answers: bool
    ring: float = 1.0
    talk: float = NO_ANSWER_SECONDS
    silent: bool = False
    progress: str = "RINGING"
    code: int = 0

    @property
    def cause(self) -> int:
        """The Q.850 cause that Asterisk makes of the SIP answer."""
        return _SIP_CAUSES.get(self.code, 127 if self.code < 500 else 38)

    @property
    def dial_status(self) -> str:
        """What the dialplan finds in DIALSTATUS afterwards."""
        return _DIAL_STATUS.get(self.cause, "CHANUNAVAIL")


def behaviour_of(number: str, rules: dict[str, str]) -> Behaviour:
    """The rule of this number, else the default rule, else the table's by its last two digits."""
    rule = rules.get(number) or rules.get("default")
    if rule is None:
        digits = number[-2:]
        ending = int(digits) if digits.isdigit() else 0
        rule = next(text for endings, text in _TABLE if ending in endings)
    return parse_rule(rule)


def parse_rule(rule: str) -> Behaviour:
    """A rule's text as a behaviour; ValueError when its verb is unknown."""
    verb, *options = rule.split(":")
    given = dict(option.partition("=")[::2] for option in options)
    ring = float(given.get("ring", "1"))
    if verb == "answer":
        talk = float(given.get("talk", str(NO_ANSWER_SECONDS)))
        return Behaviour(answers=True, ring=ring, talk=talk, silent=given.get("audio") == "silence")
    if verb == "noanswer":
        return Behaviour(answers=False, ring=NO_ANSWER_SECONDS, code=480)
    code = int(given.get("code", "0")) or _VERB_CODES.get(verb, 0)
    if verb == "announcement":
        return Behaviour(answers=False, ring=float(given.get("talk", "3")), progress="PROGRESS", code=code)
    if not code:
        raise ValueError(f"unknown verb in rule {rule!r}")
    return Behaviour(answers=False, ring=ring, code=code)
