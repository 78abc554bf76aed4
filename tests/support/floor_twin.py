"""The floor's reducer in Python, the twin of the console's `src/live/floor.ts`: snapshot + events = snapshot."""

from typing import Any

from callcenter.core.floor import in_queue

TABLES = {"seat": "seats", "attempt": "calls", "return_call": "return_calls", "follow_up": "queue", "pbx": "exchanges"}


class FloorTwin:
    """The state that a client holds: rows by id, and the versions of rows that went out of sight."""

    def __init__(self, snapshot: dict[str, Any]) -> None:
        self.snapshot = snapshot
        self.rows: dict[str, dict[str, dict[str, Any]]] = {
            name: {row["id"]: dict(row) for row in snapshot[name]}
            for name in ("seats", "calls", "return_calls", "queue", "exchanges", "trunks")
        }
        self.gone: dict[tuple[str, str], int] = {}
        self.people = {one["id"] for one in snapshot["people"]}

    def apply(self, event: dict[str, Any]) -> None:
        """Take in one event of the stream."""
        data = event["data"]
        if event["kind"] == "trunk.line":
            self._line(event["subject_id"], data["line"])
            return
        row = data.get("floor")
        if row is None:
            return
        subject, id = event["subject"], event["subject_id"]
        if subject == "trunk":
            held = self.rows["trunks"].get(id)
            if held is not None and row["version"] >= held["version"]:
                held.update(row)
            return
        name = TABLES[subject]
        held = self.rows[name].get(id)
        if row["version"] < (held["version"] if held else self.gone.get((name, id), 0)):
            return
        if self._shown(name, id, row):
            self.rows[name][id] = {"id": id, "dealer_id": event["dealer_id"], **row}
        else:
            self.rows[name].pop(id, None)
            self.gone[(name, id)] = row["version"]

    def _shown(self, name: str, id: str, row: dict[str, Any]) -> bool:
        match name:
            case "seats":
                return id in self.people
            case "calls":
                return bool(row["live"])
            case "queue":
                return in_queue(row, self.snapshot["horizon"])
        return True

    def _line(self, trunk_id: str, line: dict[str, Any]) -> None:
        trunk = self.rows["trunks"].get(trunk_id)
        if trunk is None:
            return
        taken, attempt = trunk["taken"], line["attempt_id"]
        if line["version"] < max(taken.get(attempt, 0), self.gone.get(("lines", attempt), 0)):
            return
        if line["taken"]:
            taken[attempt] = line["version"]
        else:
            taken.pop(attempt, None)
            self.gone[("lines", attempt)] = line["version"]


def comparable(snapshot: dict[str, Any] | FloorTwin, *, horizon: str, returns_since: str) -> dict[str, Any]:
    """What two views of the same moment must agree on, whatever their horizons."""
    rows = snapshot.rows if isinstance(snapshot, FloorTwin) else None
    told: dict[str, Any] = {}
    for name in ("seats", "calls", "exchanges", "trunks", "return_calls", "queue"):
        found = list(rows[name].values()) if rows is not None else snapshot[name]  # type: ignore[index]
        if name == "queue":
            # A waiting row that became ready has a new version and nothing else: no event tells of it.
            found = [{k: v for k, v in row.items() if k != "version"} for row in found if in_queue(row, horizon)]
        elif name == "return_calls":
            found = [row for row in found if row["at"] >= returns_since]
        elif name == "trunks":
            found = [{**row, "taken": sorted(row["taken"])} for row in found]
        told[name] = sorted(found, key=lambda row: str(row["id"]))
    return told
