"""Every list as a file, with the same filters; who exported what is in the audit trail."""

from typing import Literal

from aiohttp import web

from callcenter.core.acts import Act
from callcenter.web.asked import Asked
from callcenter.web.exports import send_list
from callcenter.web.fields import Model
from callcenter.web.report_files import CSV, XLSX
from callcenter.web.route import Routes
from callcenter.web.routes.call_lists import CALLS, RECORDINGS, RETURNS, CallFilters, RecordingFilters, ReturnFilters
from callcenter.web.routes.customer_lists import CUSTOMERS, CustomerFilters
from callcenter.web.routes.follow_up_lists import FOLLOW_UPS, FollowUpFilters
from callcenter.web.routes.message_lists import INBOUND, MESSAGES, InboundFilters, MessageFilters
from callcenter.web.routes.order_lists import ORDERS, OrderFilters
from callcenter.web.routes.ticket_lists import TICKETS, TicketFilters

routes = Routes("exports")
FORMS = (CSV, XLSX)


class AsFile(Model):
    """In which form."""

    form: Literal["csv", "xlsx"] = "xlsx"


class FollowUpFile(AsFile, FollowUpFilters):
    """Which follow-ups, and in which form."""


class CallFile(AsFile, CallFilters):
    """Which calls, and in which form."""


class ReturnFile(AsFile, ReturnFilters):
    """Which return calls, and in which form."""


class RecordingFile(AsFile, RecordingFilters):
    """Which recordings, and in which form: what is known of them, not what is to be heard."""


class MessageFile(AsFile, MessageFilters):
    """Which SMS of ours, and in which form."""


class InboundFile(AsFile, InboundFilters):
    """Which SMS of customers, and in which form."""


class OrderFile(AsFile, OrderFilters):
    """Which repair orders, and in which form."""


class TicketFile(AsFile, TicketFilters):
    """Which tickets, and in which form."""


class CustomerFile(AsFile, CustomerFilters):
    """Which customers, and in which form."""


@routes.get("/exports/follow-ups", zh="导出回访", act=Act.EXPORT, produces=FORMS, transaction=False)
async def export_follow_ups(asked: Asked, query: FollowUpFile) -> web.StreamResponse:
    """Follow-ups as a file. Audited."""
    return await send_list(asked, FOLLOW_UPS, query, query.form)


@routes.get("/exports/calls", zh="导出通话", act=Act.EXPORT, produces=FORMS, transaction=False)
async def export_calls(asked: Asked, query: CallFile) -> web.StreamResponse:
    """Calls as a file. Audited."""
    return await send_list(asked, CALLS, query, query.form)


@routes.get("/exports/return-calls", zh="导出客户回拨", act=Act.EXPORT, produces=FORMS, transaction=False)
async def export_return_calls(asked: Asked, query: ReturnFile) -> web.StreamResponse:
    """Return calls as a file. Audited."""
    return await send_list(asked, RETURNS, query, query.form)


@routes.get("/exports/recordings", zh="导出录音清单", act=Act.EXPORT, produces=FORMS, transaction=False)
async def export_recordings(asked: Asked, query: RecordingFile) -> web.StreamResponse:
    """The list of recordings as a file. Audited."""
    return await send_list(asked, RECORDINGS, query, query.form)


@routes.get("/exports/messages", zh="导出短信", act=Act.EXPORT, produces=FORMS, transaction=False)
async def export_messages(asked: Asked, query: MessageFile) -> web.StreamResponse:
    """Our SMS as a file. Audited."""
    return await send_list(asked, MESSAGES, query, query.form)


@routes.get("/exports/inbound-messages", zh="导出客户短信", act=Act.EXPORT, produces=FORMS, transaction=False)
async def export_inbound_messages(asked: Asked, query: InboundFile) -> web.StreamResponse:
    """Customers' SMS as a file. Audited."""
    return await send_list(asked, INBOUND, query, query.form)


@routes.get("/exports/service-orders", zh="导出维修工单", act=Act.EXPORT, produces=FORMS, transaction=False)
async def export_service_orders(asked: Asked, query: OrderFile) -> web.StreamResponse:
    """Repair orders as a file. Audited."""
    return await send_list(asked, ORDERS, query, query.form)


@routes.get("/exports/tickets", zh="导出投诉工单", act=Act.EXPORT, produces=FORMS, transaction=False)
async def export_tickets(asked: Asked, query: TicketFile) -> web.StreamResponse:
    """Tickets as a file. Audited."""
    return await send_list(asked, TICKETS, query, query.form)


@routes.get("/exports/customers", zh="导出客户", act=Act.EXPORT, produces=FORMS, transaction=False)
async def export_customers(asked: Asked, query: CustomerFile) -> web.StreamResponse:
    """Customers as a file. Audited."""
    return await send_list(asked, CUSTOMERS, query, query.form)
