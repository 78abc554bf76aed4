"""The OpenAPI 3.1 document, made from the routes and their models; nothing in it is written twice."""

import inspect
import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from callcenter import __version__
from callcenter.web.idempotency import LONGEST
from callcenter.web.route import Route

REF = "#/components/schemas/{model}"

PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457; `code` is stable, `title` and `text` are for people · code 稳定不变,title 与 text 供人阅读",
    "required": ["type", "title", "status", "code", "fields"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "fields": {"type": "object"},
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "reason", "text"],
                "properties": {
                    "field": {"type": "string"},
                    "reason": {"type": "string"},
                    "text": {"type": "string"},
                },
            },
        },
    },
}

TAGS: dict[str, str] = {
    "session": "会话 · Signing in",
    "people": "人员与权限 · People, grants, tokens",
    "organisation": "组织 · Dealers, teams, queues, calendars",
    "documents": "文档 · Policies, questionnaires, texts",
    "audit": "审计 · Audit trail",
    "system": "系统 · Exchanges, trunks, health",
    "events": "事件流 · Event stream",
    "service-orders": "维修工单 · Repair orders",
    "imports": "文件导入 · File imports",
    "customers": "客户与车辆 · Customers and vehicles",
    "follow-ups": "回访队列 · The follow-up queue",
    "calls": "通话 · Calls",
    "live-calls": "进行中的通话 · Calls in progress",
    "recordings": "录音 · Recordings",
    "agents": "坐席 · Agents' seats",
    "shelf": "手边资料 · What is at hand in a call",
    "questions": "疑难问答 · Questions and answers",
    "floor": "现场 · The floor, live",
    "messages": "短信 · Messages",
    "questionnaires": "问卷 · Questionnaires",
    "tickets": "投诉工单 · Tickets",
    "reports": "统计 · Reports",
    "voc": "VOC 改进 · VOC actions",
    "exports": "导出 · Exports",
}
"""Every tag of the routes, in the order in which people meet them; a test holds it against them."""


def openapi_document(routes: Sequence[Route]) -> dict[str, Any]:
    """The whole document of these routes."""
    schemas, refs = _schemas(routes)
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, schemas, refs)
    used = {route.tag for route in routes}
    tags = [*(tag for tag in TAGS if tag in used), *sorted(used - TAGS.keys())]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "callcenter",
            "version": __version__,
            "summary": "经销商跟踪回访服务 · Follow-up service for vehicle dealers",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": tag, "description": TAGS.get(tag, tag)} for tag in tags],
        "paths": paths,
        "components": {
            "schemas": {**schemas, "Problem": PROBLEM_SCHEMA},
            "responses": {
                "Problem": {
                    "description": "错误 · An error",
                    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }
            },
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "callcenter_session"},
                "token": {"type": "http", "scheme": "bearer"},
            },
        },
    }


Refs = dict[tuple[int, str], dict[str, Any]]


def _schemas(routes: Sequence[Route]) -> tuple[dict[str, Any], Refs]:
    """Every model's schema as a component, and for (adapter, mode) the schema that a place refers to it by."""
    inputs: list[tuple[int, JsonSchemaMode, TypeAdapter[Any]]] = []
    for route in routes:
        if route.body is not None:
            inputs.append((id(route.body), "validation", TypeAdapter(route.body)))
        if route.encoder is not None:
            inputs.append((id(route.encoder), "serialization", route.encoder))
    found, definitions = TypeAdapter.json_schemas(inputs, ref_template=REF)
    refs = {(key, str(mode)): schema for (key, mode), schema in found.items()}
    return dict(definitions.get("$defs", {})), refs


def _operation(route: Route, schemas: dict[str, Any], refs: Refs) -> dict[str, Any]:
    said = inspect.getdoc(route.function) or route.name
    summary, _, more = said.partition("\n")
    operation: dict[str, Any] = {
        "operationId": route.name,
        "tags": [route.tag],
        "summary": summary.strip(),
        "x-summary-zh": route.zh,
        "parameters": [*_path_parameters(route), *_query_parameters(route, schemas)],
        "responses": _responses(route, refs),
    }
    if more.strip():
        operation["description"] = more.strip()
    if route.act is not None:
        operation["x-act"] = str(route.act)
    operation["security"] = [] if route.public else [{"session": []}, {"token": []}]
    if route.body is not None:
        schema = refs[(id(route.body), "validation")]
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    elif route.consumes:
        operation["requestBody"] = {"required": True, "content": {kind: _binary(kind) for kind in route.consumes}}
    if route.takes_key:
        operation["parameters"].append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "description": "同一请求只生效一次 · The same request twice is one act",
                "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[!-~]+$"},
            }
        )
    return operation


def _binary(kind: str) -> dict[str, Any]:
    if kind == "multipart/form-data":
        file = {"type": "string", "contentMediaType": "application/octet-stream"}
        return {"schema": {"type": "object", "required": ["file"], "properties": {"file": file}}}
    return {}


def _responses(route: Route, refs: Refs) -> dict[str, Any]:
    good: dict[str, Any] = {"description": "成功 · Done"}
    if route.encoder is not None:
        good["content"] = {"application/json": {"schema": refs[(id(route.encoder), "serialization")]}}
    elif route.produces:
        good["content"] = {kind: {} for kind in route.produces}
    responses: dict[str, Any] = {str(route.status): good}
    if "audio/wav" in route.produces:
        responses["206"] = {"description": "部分内容 · A range", "content": good["content"]}
    problem = {"$ref": "#/components/responses/Problem"}
    for status in _statuses(route):
        responses[str(status)] = problem
    responses["default"] = problem
    return responses


def _statuses(route: Route) -> list[int]:
    statuses = [422, 429, 500, 503]
    if not route.public:
        statuses += [401, 403]
    if route.path_types:
        statuses.append(404)
    if route.method not in ("GET", "HEAD"):
        statuses += [403, 409]
    if route.body is not None or route.consumes:
        statuses += [400, 413, 415]
    return sorted(set(statuses))


def _path_parameters(route: Route) -> list[dict[str, Any]]:
    found = []
    for name in re.findall(r"{(\w+)}", route.path):
        schema = route.path_types[name].json_schema() if name in route.path_types else {"type": "string"}
        found.append({"name": name, "in": "path", "required": True, "schema": schema})
    return found


def _query_parameters(route: Route, schemas: dict[str, Any]) -> list[dict[str, Any]]:
    if route.query is None:
        return []
    model: type[BaseModel] = route.query
    schema = model.model_json_schema(ref_template=REF)
    for name, part in schema.get("$defs", {}).items():
        schemas.setdefault(name, part)
    found = []
    for name, part in schema.get("properties", {}).items():
        described = {key: value for key, value in part.items() if key not in ("title", "description")}
        # A query has no null: what may be left out is only not required.
        options = [option for option in described.get("anyOf", []) if option != {"type": "null"}]
        if len(options) == 1:
            described = options[0]
        elif options:
            described["anyOf"] = options
        if described.get("default", 0) is None:
            described.pop("default")
        parameter: dict[str, Any] = {"name": name, "in": "query", "schema": described}
        if name in schema.get("required", []):
            parameter["required"] = True
        if "description" in part:
            parameter["description"] = part["description"]
        found.append(parameter)
    return found
