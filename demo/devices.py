"""The demonstration's telephones as devices: the desk phones of the simulated agents, and phones in a browser for people."""

from demo.client import Api, Json
from demo.exchange import DEVICES, Exchange
from demo.people import ADMIN, PASSWORD

BROWSERS = ("2001", "2002", "2003", "2004", "2005")
"""The endpoints that the lab keeps for browsers (lab/README.md)."""


async def load_devices(address: str, exchange: Exchange) -> None:
    """Make the devices that are missing; a browser's phone gets the exchange's present password. Harmless to repeat."""
    async with Api(address) as admin:
        await admin.sign_in(ADMIN[0], PASSWORD)
        there: dict[tuple[str, str], Json] = {
            (one["pbx"], one["name"]): one for one in (await admin.get("/devices", limit=500))["items"]
        }
        for name in DEVICES:
            if (exchange.name, name) not in there:
                body = {"name": name, "pbx": exchange.name, "kind": "desk", "label": f"话机 {name}"}
                await admin.post("/devices", body)
        if not exchange.ws_url:
            return
        for name in BROWSERS:
            known = there.get((exchange.name, name))
            if known is None:
                body = {"name": name, "pbx": exchange.name, "kind": "browser", "secret": exchange.device_secret}
                await admin.post("/devices", body)
            else:
                change = {"version": known["version"], "secret": exchange.device_secret}
                await admin.ask("PATCH", f"/devices/{known['id']}", change)
