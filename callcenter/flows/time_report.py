"""How long the steps of a follow-up took against the table's minutes (S2-20…23), and the talks against their band (S2-24)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from callcenter.core.voc import Figure
from callcenter.core.voc_rows import Spread, spread_of
from callcenter.flows.ports import ReadTx
from callcenter.flows.reports import Asked, spans, timed_steps, voc_report
from callcenter.flows.setup import Setup


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTimes:
    """One step of a questionnaire as it is worded now: planned seconds (0: no bound), the figure, the spread."""

    questionnaire: str
    kind: str
    step: str
    no: str
    title: Mapping[str, str]
    planned_seconds: float
    figure: Figure | None
    spread: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The steps in the table's order, and the talks; `low` and `high` are the band in seconds (several policies: the widest)."""

    steps: list[StepTimes]
    low: int
    high: int
    talk: Figure | None
    spread: Spread


async def time_report(tx: ReadTx, setup: Setup, asked: Asked) -> Times:
    """The times of a span as a whole."""
    whole = replace(asked, axes=(), figure=None, of=("step_time", "call_length"))
    counted = _summed(await voc_report(tx, setup, whole))
    seconds: dict[tuple[str, str], list[tuple[int, int]]] = {}
    talks: list[tuple[int, int]] = []
    steps: dict[tuple[str, str], StepTimes] = {}
    bands: list[tuple[int, int]] = []
    for wanted in await spans(tx, setup, whole):
        low, high = wanted.place.band
        bands.append((int(low.total_seconds()), int(high.total_seconds())))
        talks += [(row["seconds"], row["n"]) for row in await tx.select("voc.talk_seconds", wanted=wanted)]
        for document, told in await timed_steps(tx, setup, wanted):
            for row in await tx.select("voc.step_seconds", wanted=wanted, **told):
                seconds.setdefault((document.code, row["step"]), []).append((row["seconds"], row["n"]))
            for step in document.steps:  # a later version's words come last and stand
                steps[document.code, step.code] = StepTimes(
                    questionnaire=document.code,
                    kind=document.kind,
                    step=step.code,
                    no=step.no,
                    title=step.title,
                    planned_seconds=step.minutes * 60,
                    figure=counted.get(f"step_time:{document.code}.{step.code}"),
                    spread=spread_of(()),
                )
    found = [replace(step, spread=spread_of(seconds.get(key, ()))) for key, step in steps.items()]
    return Times(
        steps=found,
        low=min((low for low, _ in bands), default=0),
        high=max((high for _, high in bands), default=0),
        talk=counted.get("call_length"),
        spread=spread_of(talks),
    )


def _summed(figures: list[Figure]) -> dict[str, Figure]:
    """Name → the figure over all periods."""
    found: dict[str, Figure] = {}
    for one in figures:
        before = found.get(one.figure)
        found[one.figure] = (
            one
            if before is None
            else replace(
                before,
                numerator=before.numerator + one.numerator,
                denominator=before.denominator + one.denominator,
                open=before.open + one.open,
                excluded=before.excluded + one.excluded,
            )
        )
    return found
