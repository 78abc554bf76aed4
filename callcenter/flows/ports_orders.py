"""What the taking in of order files asks of the reader of files, and what routes ask of the importer."""

from collections.abc import AsyncGenerator, Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Protocol

from callcenter.core.access import Actor
from callcenter.core.model import ImportRun
from callcenter.core.order_file import OrderDraft
from callcenter.core.paper_form import PaperEntry
from callcenter.errors import Problem


class OrderRow(Protocol):
    """A row of a file: the order it states, or None and why not; `number` as a spreadsheet shows it."""

    @property
    def number(self) -> int:
        """From 1, header and empty rows included."""

    @property
    def draft(self) -> OrderDraft | None:
        """The order."""

    @property
    def order_no(self) -> str | None:
        """Its number, said whenever it could be read."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why it is refused."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is odd about it."""


class PaperLine(Protocol):
    """A line of an entered paper form."""

    @property
    def number(self) -> int:
        """From 1, header and empty rows included."""

    @property
    def entry(self) -> PaperEntry | None:
        """The call that it states."""

    @property
    def order_no(self) -> str | None:
        """The order it was about."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why it is refused."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is odd about it."""


class OrderFiles(Protocol):
    """Reads files of orders and of paper forms; raises OrderFileRefused with a reason (core/order_columns.py)."""

    def orders(
        self, path: Path, *, zone: tzinfo, area_code: str | Mapping[str, str] | None
    ) -> AsyncGenerator[OrderRow, None]:
        """The rows below the header, in file order."""

    def paper(
        self, path: Path, *, zone: tzinfo, now: datetime, area_code: str | Mapping[str, str] | None
    ) -> AsyncGenerator[PaperLine, None]:
        """The lines below the header of an entered form, in file order."""


class ImportDesk(Protocol):
    """Takes files in, one after another, beside everything else."""

    @property
    def folder(self) -> Path:
        """Where uploaded files wait."""

    async def begin(self, run: ImportRun, path: Path, *, actor: Actor) -> None:
        """Take a file in whose run is written already; the file is removed at the end."""

    async def report(self, run_id: str) -> Path | None:
        """The whole report of a run, a JSON object per row; None where it is not on this node."""
