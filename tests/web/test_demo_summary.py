"""The demonstration's live summary counts by the lists' own totals, not by the page that it happens to read."""

from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, AttemptState, Role
from demo.client import Api as DemoApi
from demo.summary import line, look, table
from tests.support.api import PASSWORD, Api

CALLS = 230
"""More than one page of the list."""


async def test_every_call_is_counted_whatever_a_page_holds(api: Api) -> None:
    boss = await api.add_person(Role.SUPERVISOR)
    async with api.house.uow.write(SERVICE) as tx:
        await tx.rows(Attempt).add_all(
            [
                Attempt(
                    id=tx.new_id(),
                    follow_up_id=None,
                    dealer_id=api.world.own.id,
                    customer_id=None,
                    agent_id=boss.id,
                    state=AttemptState.ENDED if number else AttemptState.TALKING,
                    outcome=("answered" if number % 2 else "busy") if number else None,
                    intent_at=tx.now,
                    ended_at=tx.now if number else None,
                )
                for number in range(CALLS)
            ]
        )
    async with DemoApi(f"http://{api.client.host}:{api.client.port}") as asker:
        await asker.sign_in(boss.login, PASSWORD)
        now = await look(asker)
    assert (now["figures"]["calls"], now["figures"]["answered"]) == (str(CALLS), str(CALLS // 2))
    assert [call["state"] for call in now["live"]] == ["talking"]
    assert f"calls {CALLS} 接通 answered {CALLS // 2}" in line(now)
    assert any(f"共 {CALLS} 接通 {CALLS // 2}" in one for one in table(now, {boss.id: "主管"}))
