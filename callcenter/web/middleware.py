"""What surrounds every request: the only table from error code to HTTP status, problem+json, headers, request log."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import ClientPayloadError, web
from aiohttp.http_exceptions import PayloadEncodingError
from prometheus_client import CollectorRegistry, Counter, Histogram

from callcenter.clock import Clock
from callcenter.errors import CallcenterError, Invalid, InvalidInput, NotFound, TooMany
from callcenter.log import get_log
from callcenter.web.prose import language_of, said

log = get_log(__name__)
Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]

STATUS: Mapping[str, int] = {
    "error": 500,
    "not-found": 404,
    "invalid": 422,
    "invalid-input": 422,
    "malformed": 400,
    "wrong-type": 415,
    "too-large": 413,
    "no-such-method": 405,
    "upgrade-needed": 426,
    "range-not-there": 416,
    "conflict": 409,
    "stale-row": 409,
    "duplicate": 409,
    "key-reused": 409,
    "forbidden": 403,
    "foreign-origin": 403,
    "unauthenticated": 401,
    "wrong-sign-in": 401,
    "password-run-out": 403,
    "wrong-first-run-code": 403,
    "first-run-over": 409,
    "too-many": 429,
    "agreed-time-not-possible": 409,
    "call-not-allowed": 409,
    "ticket-not-asked": 409,
    "no-line-free": 409,
    "calendar-year-unknown": 409,
    "import-cancelled": 409,
    "order-file-refused": 422,
    "bad-policy": 422,
    "bad-questionnaire": 422,
    "bad-trunk-rules": 422,
    "sms-placeholder-unknown": 422,
    "sms-value-missing": 422,
    "sms-too-long": 422,
    "not-ready": 503,
    "bad-config": 500,
    "pbx-link-down": 503,
    "pbx-unclear": 502,
    "pbx-refused": 502,
    "pbx-login-refused": 502,
    "pbx-garbled": 502,
    "unsafe-header": 422,
    "store-busy": 503,
    "no-room": 507,
    "store-in-use": 503,
    "store-full": 507,
    "store-down": 503,
}
"""Error code → HTTP status. A new code gets a line here and a sentence in each of texts/*.toml; a test looks."""

RETRY_AFTER = {"store-busy": 2, "store-down": 5, "not-ready": 5, "pbx-link-down": 5}
"""Seconds after which it is worth asking again."""

REQUEST_LANGUAGE = web.RequestKey("language", str)
ROUTE_NAME = web.RequestKey("route_name", str)


class Malformed(CallcenterError):
    """The request's body cannot be read."""

    code = "malformed"


class WrongType(CallcenterError):
    """The request's body is of a type that is not taken here."""

    code = "wrong-type"


class TooLarge(CallcenterError):
    """The request's body is larger than is taken here."""

    code = "too-large"


class NoSuchMethod(CallcenterError):
    """This address does not know the method."""

    code = "no-such-method"


class UpgradeNeeded(CallcenterError):
    """This address speaks WebSocket only."""

    code = "upgrade-needed"


def problem(error: CallcenterError, language: str) -> dict[str, Any]:
    """The problem+json of an error: code and fields for programs, title and reasons for people."""
    fields = {name: value for name, value in error.fields.items() if name not in ("problems", "dealer_id")}
    why = said(language, "conflicts", str(fields.get("reason")), fields) if error.code == "conflict" else None
    title = why or said(language, "errors", error.code, fields) or said(language, "errors", "error") or error.code
    told: dict[str, Any] = {
        "type": f"/api/docs#error-{error.code}",
        "title": title,
        "status": STATUS.get(error.code, 500),
        "code": error.code,
        "fields": json.loads(json.dumps(fields, default=str)),
    }
    if isinstance(error, InvalidInput):
        told["problems"] = [_said_problem(p.field, p.reason, language) for p in error.problems]
    elif isinstance(error, Invalid):
        told["problems"] = [_said_problem(str(fields.get("field")), str(fields.get("reason")), language)]
    return told


def _said_problem(field: str, reason: str, language: str) -> dict[str, str]:
    return {"field": field, "reason": reason, "text": said(language, "reasons", reason) or reason}


def problem_response(error: CallcenterError, language: str) -> web.Response:
    """The answer that tells an error."""
    told = problem(error, language)
    headers = {"Content-Language": language, "Cache-Control": "no-store"}
    seconds: object = RETRY_AFTER.get(error.code)
    if isinstance(error, TooMany):
        seconds = error.fields.get("retry_after_seconds") or 1
    if isinstance(seconds, int | float):
        headers["Retry-After"] = str(max(1, int(seconds)))
    if told["status"] == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="callcenter"'
    return web.Response(
        status=told["status"],
        body=json.dumps(told, ensure_ascii=False).encode(),
        content_type="application/problem+json",
        headers=headers,
    )


def _of_http(error: web.HTTPException, request: web.Request) -> CallcenterError | None:
    match error.status:
        case 404:
            return NotFound(what="address", id=request.path[:200])
        case 405:
            return NoSuchMethod()
        case 413:
            return TooLarge()
        case 415:
            return WrongType()
        case 400:
            return Malformed()
    return None


def make_problems(clock: Clock, metrics: CollectorRegistry) -> Any:
    """The outermost middleware: errors become answers, requests are counted and measured."""
    counted = Counter("callcenter_http_requests", "Requests", ["route", "method", "status"], registry=metrics)
    took = Histogram(
        "callcenter_http_seconds",
        "Duration of requests",
        ["route"],
        buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
        registry=metrics,
    )

    @web.middleware
    async def problems(request: web.Request, handler: Serve) -> web.StreamResponse:
        began = clock.monotonic()
        language = language_of(request.headers.get("Accept-Language"))
        request[REQUEST_LANGUAGE] = language
        try:
            response = await handler(request)
        except web.HTTPException as error:
            found = _of_http(error, request)
            if found is None:
                raise
            response = problem_response(found, language)
            if "Allow" in error.headers:
                response.headers["Allow"] = error.headers["Allow"]
        except CallcenterError as error:
            response = problem_response(error, request[REQUEST_LANGUAGE])
            if response.status >= 500:
                log.warning("request_failed", path=request.path, code=error.code, exc_info=error)
        except Exception as error:
            if _client_left(request, error):
                # The line is gone: nobody reads the answer, and nothing is wrong with us.
                log.debug("client_left", path=request.path, method=request.method, why=type(error).__name__)
            else:
                log.error("request_broke", path=request.path, method=request.method, exc_info=error)
            response = problem_response(CallcenterError(), request[REQUEST_LANGUAGE])
        if not response.prepared:
            guard_headers(response)
        route = request.get(ROUTE_NAME, "other")
        counted.labels(route, request.method if route != "other" else "-", str(response.status)).inc()
        if response.status != 101:
            took.labels(route).observe(max(0.0, clock.monotonic() - began))
        return response

    return problems


def _client_left(request: web.Request, error: Exception) -> bool:
    """Whether an error says only that the client hung up in the middle of sending or being answered.

    An error of another connection (a database, a gateway) comes while the client's own is still there.
    """
    if not isinstance(error, ConnectionError | PayloadEncodingError | ClientPayloadError):
        return False
    return request.transport is None or request.transport.is_closing()


def guard_headers(response: web.StreamResponse) -> None:
    """What every answer carries so that a browser does nothing foolish with it."""
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("X-Frame-Options", "DENY")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault(
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; "
        "media-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
    )
