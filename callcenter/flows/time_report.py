"""How long the steps of a follow-up took against the table's minutes (S2-20…23), and the talks against their band (S2-24)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from callcenter.core.questionnaire import Questionnaire, Step
from callcenter.core.voc import Figure
from callcenter.core.voc_rows import Spread, spread_of
from callcenter.flows.ports import ReadTx
from callcenter.flows.reports import Asked, spans, timed_steps, voc_report
from callcenter.flows.setup import Setup


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTimes:
    """One step of a questionnaire as it is worded now; `planned_seconds` 0: no bound. Of the submitted records `within`
    took no longer than planned, `timed` were measured, the `excluded` not; `open` records are not submitted.
    """

    questionnaire: str
    kind: str
    step: str
    no: str
    title: Mapping[str, str]
    planned_seconds: float
    within: int
    timed: int
    open: int
    excluded: int
    spread: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The steps in the table's order, and the talks; `low` and `high` are the band in seconds (several policies: the widest)."""

    steps: list[StepTimes]
    low: int
    high: int
    talk: Figure | None
    spread: Spread


@dataclass(slots=True)
class _Seen:
    """What was measured of one step, over all wordings of its questionnaire."""

    within: int
    submitted: int
    open: int
    seconds: list[tuple[int, int]]


async def time_report(tx: ReadTx, setup: Setup, asked: Asked) -> Times:
    """The times of a span as a whole."""
    whole = replace(asked, axes=(), period="month", figure="call_length", of=())
    seen: dict[tuple[str, str], _Seen] = {}
    words: dict[tuple[str, str], tuple[Questionnaire, Step]] = {}
    talks: list[tuple[int, int]] = []
    bands: list[tuple[int, int]] = []
    for wanted in await spans(tx, setup, whole):
        low, high = wanted.place.band
        bands.append((int(low.total_seconds()), int(high.total_seconds())))
        talks += [(row["seconds"], row["n"]) for row in await tx.select("voc.talk_seconds", wanted=wanted)]
        for document, told in await timed_steps(tx, setup, wanted):
            version = {"questionnaire": document.code, "version": document.version}
            records = {row["submitted"]: row["n"] for row in await tx.select("voc.records", wanted=wanted, **version)}
            for step in document.steps:  # a later version's words come last and stand
                words[document.code, step.code] = document, step
                here = seen.setdefault((document.code, step.code), _Seen(0, 0, 0, []))
                here.submitted += records.get(True, 0)
                here.open += records.get(False, 0)
            for row in await tx.select("voc.step_seconds", wanted=wanted, **told):
                if (found := seen.get((document.code, row["step"]))) is not None:
                    found.seconds.append((row["seconds"], row["n"]))
                    found.within += row["n"] if row["within"] else 0
    return Times(
        steps=[_told(document, step, seen[document.code, step.code]) for document, step in words.values()],
        low=min((low for low, _ in bands), default=0),
        high=max((high for _, high in bands), default=0),
        talk=_summed(await voc_report(tx, setup, whole)),
        spread=spread_of(talks),
    )


def _told(document: Questionnaire, step: Step, seen: _Seen) -> StepTimes:
    spread = spread_of(seen.seconds)
    return StepTimes(
        questionnaire=document.code,
        kind=document.kind,
        step=step.code,
        no=step.no,
        title=step.title,
        planned_seconds=step.minutes * 60,
        within=seen.within,
        timed=spread.count,
        open=seen.open,
        excluded=seen.submitted - spread.count,
        spread=spread,
    )


def _summed(figures: list[Figure]) -> Figure | None:
    """One figure over all its periods."""
    whole: Figure | None = None
    for one in figures:
        whole = (
            one
            if whole is None
            else replace(
                whole,
                numerator=whole.numerator + one.numerator,
                denominator=whole.denominator + one.denominator,
                open=whole.open + one.open,
                excluded=whole.excluded + one.excluded,
            )
        )
    return whole
