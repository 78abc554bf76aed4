"""The readers of order files and paper forms under one roof, with what is configured: the port of the flows."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from callcenter.core.order_columns import OrderMapping
from callcenter.imports.limits import ReadLimits
from callcenter.imports.paper_reader import PaperRow, read_paper_entries
from callcenter.imports.reader import Row, read_orders


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredFiles:
    """Implements `OrderFiles`."""

    mapping: OrderMapping = field(default_factory=OrderMapping)
    limits: ReadLimits = field(default_factory=ReadLimits)

    def orders(
        self, path: Path, *, zone: tzinfo, area_code: str | Mapping[str, str] | None
    ) -> AsyncGenerator[Row, None]:
        """The rows below the header, in file order."""
        return read_orders(path, mapping=self.mapping, zone=zone, area_code=area_code, limits=self.limits)

    def paper(
        self, path: Path, *, zone: tzinfo, now: datetime, area_code: str | Mapping[str, str] | None
    ) -> AsyncGenerator[PaperRow, None]:
        """The lines below the header of an entered form."""
        return read_paper_entries(path, zone=zone, now=now, area_code=area_code, limits=self.limits)
