"""`callcenter orders`: take order files in, show differences of owner data, print the form to fill in.

Works on the store itself, beside a running service or without one; the same file again changes nothing.
"""

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

import click

from callcenter.bootstrap import make_setup, order_files
from callcenter.cli.opened import begin, run, store
from callcenter.config import Config
from callcenter.core.access import SERVICE, Actor
from callcenter.core.model import Dealer, ImportRun, Person
from callcenter.core.order_columns import Language, csv_template
from callcenter.core.order_file import RowReport
from callcenter.core.paper_form import paper_template
from callcenter.errors import NotFound
from callcenter.flows.import_orders import dealer_of_code, import_orders, line_of, open_run
from callcenter.flows.order_diff import accept_differences, compare_orders
from callcenter.flows.paper_entry import import_paper
from callcenter.flows.ports import WriteTx
from callcenter.runtime.memory import look_seldom
from callcenter.web.report_files import tame

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_OUTCOMES = {"accepted": "新增", "updated": "更新", "unchanged": "未变", "refused": "拒绝"}


@click.group()
def orders() -> None:
    """工单 · Repair orders from dealers' systems."""


@orders.command("import")
@click.argument("file", type=_FILE)
@click.option("--dealer", "dealer_code", help="Code of the dealer; else every row names its own.")
@click.option("--history", is_flag=True, help="Orders of the past: nothing is planned, armed or sent.")
@click.option("--paper", is_flag=True, help="The file is an entered paper form of calls.")
@click.option("--dry-run", is_flag=True, help="Make the report only; write nothing.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Default: FILE.report.csv")
@click.pass_context
def import_file(
    context: click.Context,
    file: Path,
    dealer_code: str | None,
    history: bool,
    paper: bool,
    dry_run: bool,
    report: Path | None,
) -> None:
    """导入工单 · Take a CSV, XLSX or XLS file of orders in; a bad row refuses itself alone."""
    config = begin(context)
    if paper and (history or dry_run):
        raise click.UsageError("--paper goes with neither --history nor --dry-run")
    target = report or file.with_name(file.name + ".report.csv")
    look_seldom()
    kind = "paper" if paper else ("check" if dry_run else "orders")
    ended = run(_import(config, file, dealer_code, kind, history, target))
    _show(ended, target)
    if ended.state != "done":
        raise SystemExit(1)


@orders.command("diff")
@click.argument("file", type=_FILE)
@click.option("--dealer", "dealer_code", required=True, help="Code of the dealer.")
@click.option("--accept", is_flag=True, help="Take the differences over after showing them.")
@click.option("--as", "login", help="Login of the person who accepts (the one whom the dealer names).")
@click.pass_context
def diff(context: click.Context, file: Path, dealer_code: str, accept: bool, login: str | None) -> None:
    """核对车主数据 · Show where owners and vehicles differ from the dealer's system, before anything is taken."""
    config = begin(context)
    if accept and not login:
        raise click.UsageError("--accept needs --as LOGIN")
    compared = run(_diff(config, file, dealer_code))
    for at, line in enumerate(compared.report):
        click.echo(f"{at:>5}  {line['order_no']}  {line['field']}: {line['known'] or '-'} → {line['stated']}")
    click.echo(f"差异 · differences: {compared.counts.get('differences', 0)}   ({compared.id})")
    if compared.state != "done":
        raise SystemExit(f"文件无法读取 · the file cannot be read: {compared.problem}")
    if accept and login and click.confirm("采用这些差异? · take these over?", default=False):
        taken = run(_accept(config, compared.id, login))
        click.echo(f"已采用 · taken: {taken.counts['taken']}")


@orders.command("template")
@click.option("--language", type=click.Choice(["zh-CN", "en"]), default="zh-CN")
@click.option("--paper", is_flag=True, help="The paper form of calls instead of the order file.")
def template(language: Language, paper: bool) -> None:
    """工单模板 · Print the header of an order file to fill in (CSV, UTF-8)."""
    headers = paper_template(language) if paper else csv_template(language)
    csv.writer(sys.stdout, lineterminator="\n").writerow(headers)


async def _import(
    config: Config, file: Path, dealer_code: str | None, kind: str, history: bool, target: Path
) -> ImportRun:
    setup, files = make_setup(config), order_files(config)
    async with store(config) as uow:
        async with uow.write(SERVICE) as tx:
            dealer = await _dealer_of(tx, dealer_code) if dealer_code else None
            areas = {one.code: one.area_code for one in await tx.rows(Dealer).all()}
            started = await open_run(
                tx,
                kind=kind,
                dealer_id=dealer.id if dealer else None,
                file_name=file.name,
                node=f"{config.service.node}-cli",
                history=history and kind == "orders",
            )
        zone = ZoneInfo(dealer.time_zone if dealer else config.service.time_zone)
        area = dealer.area_code if dealer else areas
        with target.open("w", encoding="utf-8-sig", newline="") as out:
            sink = _Report(out)
            if kind == "paper":
                lines = files.paper(file, zone=zone, now=started.started_at, area_code=area)
                return await import_paper(uow, setup, lines, started, actor=SERVICE, sink=sink.take)
            return await import_orders(
                uow,
                setup,
                files.orders(file, zone=zone, area_code=area),
                started,
                actor=SERVICE,
                history=history,
                dry_run=kind == "check",
                sink=sink.take,
            )


class _Report:
    """Writes the report row by row and says every few thousand rows how far it is."""

    def __init__(self, out: TextIO) -> None:
        self._writer = csv.writer(out)
        self._writer.writerow(["行 row", "结果 outcome", "工单号 order", "问题 problems", "提示 warnings"])
        self._rows = 0

    async def take(self, reports: Sequence[RowReport]) -> None:
        """Write a batch's lines."""
        for one in reports:
            line = line_of(one)
            self._writer.writerow(
                [
                    one.number,
                    f"{_OUTCOMES[str(one.outcome)]} {one.outcome}",
                    tame(one.order_no or ""),
                    _said(line.get("problems", [])),
                    _said(line.get("warnings", [])),
                ]
            )
        before, self._rows = self._rows, self._rows + len(reports)
        if before // 5_000 != self._rows // 5_000:
            click.echo(f"  {self._rows} 行 · rows", err=True)


def _said(problems: Sequence[dict[str, str]]) -> str:
    return "; ".join(f"{one['zh-CN']} · {one['en']}" for one in problems)


def _show(ended: ImportRun, target: Path) -> None:
    counts = "  ".join(f"{_OUTCOMES[name]} {name} {ended.counts.get(name, 0)}" for name in _OUTCOMES)
    click.echo(f"{ended.rows_done} 行 · rows: {counts}")
    if ended.problem:
        click.echo(f"文件未读完 · the file was not read to its end: {ended.problem}", err=True)
    for line in ended.report[:20]:
        if line.get("problems"):
            click.echo(f"  {line['row']}: {_said(line['problems'])}")
    click.echo(f"报告 · report: {target}   ({json.dumps(ended.state)})")


async def _dealer_of(tx: WriteTx, code: str) -> Dealer:
    found = await dealer_of_code(tx, code)
    if found is None:
        raise NotFound(what="dealer", id=code)
    return found


async def _diff(config: Config, file: Path, dealer_code: str) -> ImportRun:
    async with store(config) as uow:
        async with uow.write(SERVICE) as tx:
            dealer = await _dealer_of(tx, dealer_code)
            started = await open_run(
                tx, kind="diff", dealer_id=dealer.id, file_name=file.name, node=f"{config.service.node}-cli"
            )
        rows = order_files(config).orders(file, zone=ZoneInfo(dealer.time_zone), area_code=dealer.area_code)
        return await compare_orders(uow, rows, started, actor=SERVICE)


async def _accept(config: Config, run_id: str, login: str) -> ImportRun:
    async with store(config) as uow:
        async with uow.read() as view:
            person = await view.rows(Person).first(login=login, active=True)
        if person is None:
            raise NotFound(what="person", id=login)
        async with uow.write(Actor(person_id=person.id, name=person.name)) as tx:
            return await accept_differences(tx, run_id, by=person.id)


commands = [orders]
