"""The OpenAPI document for machines, and /api/docs: the same as a page that people read, in both languages, all from here."""

import asyncio
import json
from collections.abc import Sequence
from html import escape
from typing import Any

from aiohttp import web

from callcenter.web.middleware import REQUEST_LANGUAGE, ROUTE_NAME, STATUS
from callcenter.web.openapi import openapi_document
from callcenter.web.prose import LANGUAGES, texts
from callcenter.web.route import Route

_STYLE = """
:root{color-scheme:light dark;--line:#8884;--soft:#8881}
body{font:15px/1.55 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:64rem;margin:0 auto;padding:1rem}
nav a{margin-right:1rem}h2{margin-top:2.2rem;border-bottom:1px solid var(--line)}
details{border:1px solid var(--line);border-radius:6px;margin:.45rem 0;padding:.45rem .7rem}
summary{cursor:pointer}code,pre{font:13px/1.5 ui-monospace,Consolas,monospace}
.m{display:inline-block;min-width:4.2rem;font-weight:700}table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0;border-bottom:1px solid var(--soft)}
p.d{white-space:pre-line}
"""


class Documents:
    """What these routes say of themselves, made when somebody first asks for it.

    To make it takes a third of a second of processor time or more, at every start if it were made then; few processes are ever
    asked. It is made in a thread, so that calls go on.
    """

    def __init__(self, routes: Sequence[Route]) -> None:
        self._routes = routes
        self._turn = asyncio.Lock()
        self._made: dict[str, Any] | None = None

    async def machine(self, request: web.Request) -> web.Response:
        """The OpenAPI document."""
        body = await asyncio.to_thread(json.dumps, await self._document(), ensure_ascii=False)
        return web.Response(text=body, content_type="application/json", charset="utf-8")

    async def page(self, request: web.Request) -> web.Response:
        """The page, in the language of `?lang=` or of the request."""
        request[ROUTE_NAME] = "docs"
        asked = request.query.get("lang", "")
        language = asked if asked in LANGUAGES else request[REQUEST_LANGUAGE]
        text = await asyncio.to_thread(render, await self._document(), language)
        return web.Response(text=text, content_type="text/html", charset="utf-8")

    async def _document(self) -> dict[str, Any]:
        async with self._turn:
            if self._made is None:
                self._made = await asyncio.to_thread(openapi_document, self._routes)
            return self._made


def render(document: dict[str, Any], language: str) -> str:
    """The whole page."""
    say = texts(language)["docs"]
    other = "en" if language == "zh-CN" else "zh-CN"
    by_tag: dict[str, list[str]] = {tag["name"]: [] for tag in document["tags"]}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            by_tag[operation["tags"][0]].append(_operation(method, path, operation, language))
    named = {tag["name"]: _half(tag["description"], language) for tag in document["tags"]}
    parts = [
        f"<!doctype html><html lang='{language}'><head><meta charset='utf-8'>",
        "<meta name='viewport' content='width=device-width,initial-scale=1'>",
        f"<title>callcenter · {escape(say['title'])}</title><style>{_STYLE}</style></head><body>",
        f"<h1>callcenter {escape(document['info']['version'])} · {escape(say['title'])}</h1>",
        f"<p>{escape(say['intro'])} <a href='/api/v1/openapi.json'>{escape(say['machine'])}</a> · ",
        f"<a href='?lang={other}' hreflang='{other}'>{escape(say['other_language'])}</a></p><nav>",
        *(f"<a href='#{escape(tag)}'>{escape(named[tag])}</a>" for tag in by_tag),
        "</nav>",
    ]
    for tag, operations in by_tag.items():
        parts.append(f"<h2 id='{escape(tag)}'>{escape(named[tag])}</h2>")
        parts += operations
    parts.append(f"<h2 id='errors'>{escape(say['errors'])}</h2><table>")
    sentences = texts(language)["errors"]
    for code, status in STATUS.items():
        sentence = escape(sentences.get(code, ""))
        parts.append(
            f"<tr id='error-{escape(code)}'><td><code>{escape(code)}</code></td><td>{status}</td><td>{sentence}</td></tr>"
        )
    parts.append(f"</table><h2 id='schemas'>{escape(say['fields'])}</h2>")
    for name, schema in sorted(document["components"]["schemas"].items()):
        parts.append(
            f"<details id='schema-{escape(name)}'><summary><code>{escape(name)}</code></summary>"
            f"{_said(schema.get('description'), language)}{_fields(schema, say)}</details>"
        )
    parts.append("</body></html>")
    return "".join(parts)


def _half(text: str, language: str) -> str:
    """Texts of the document hold both languages, Chinese first, with a dot between."""
    chinese, dot, english = text.partition(" · ")
    return (chinese if language == "zh-CN" else english) if dot else text


def _said(text: str | None, language: str) -> str:
    return f"<p class='d'>{escape(_half(text, language))}</p>" if text else ""


def _operation(method: str, path: str, operation: dict[str, Any], language: str) -> str:
    say = texts(language)["docs"]
    title = operation["x-summary-zh"] if language == "zh-CN" else operation["summary"]
    if not operation["security"]:
        needs = escape(say["nobody"])
    else:
        needs = f"<code>{escape(operation['x-act'])}</code>" if "x-act" in operation else escape(say["anybody"])
    parts = [
        f"<details id='{escape(operation['operationId'])}'><summary><span class='m'>{method.upper()}</span>",
        f"<code>{escape(path)}</code> — {escape(title)}</summary>{_said(operation.get('description'), language)}",
        f"<p>{escape(say['needs'])}: {needs}</p>",
    ]
    if operation["parameters"]:
        parts.append(f"<h4>{escape(say['parameters'])}</h4><table>")
        for parameter in operation["parameters"]:
            must = escape(say["required"]) if parameter.get("required") else ""
            parts.append(
                f"<tr><td><code>{escape(parameter['name'])}</code></td><td>{parameter['in']} {must}</td>"
                f"<td>{_type(parameter['schema'])}</td>"
                f"<td>{escape(_half(parameter.get('description', ''), language))}</td></tr>"
            )
        parts.append("</table>")
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        parts.append(f"<p>{escape(say['body'])}: <code>{escape(kind)}</code> {_type(content.get('schema', {}))}</p>")
    for status, response in operation["responses"].items():
        for kind, content in response.get("content", {}).items():
            schema = _type(content.get("schema", {}))
            parts.append(f"<p>{escape(say['answer'])} {status}: <code>{escape(kind)}</code> {schema}</p>")
        if status == "204":
            parts.append(f"<p>{escape(say['answer'])} 204</p>")
    parts.append("</details>")
    return "".join(parts)


def _type(schema: dict[str, Any]) -> str:
    """A schema in a few words, with links to those that have a name."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rsplit("/", 1)[-1])
        return f"<a href='#schema-{name}'><code>{name}</code></a>"
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " | ".join(_type(part) for part in schema[several])
    if "enum" in schema:
        return " | ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"])
    kind = schema.get("type", "")
    if kind == "array":
        return f"[{_type(schema.get('items', {}))}]"
    bounds = [
        f"{sign}{schema[key]}"
        for key, sign in (("minimum", "≥"), ("maximum", "≤"), ("maxLength", "≤"), ("format", ""), ("pattern", "~"))
        if key in schema
    ]
    return escape(" ".join([str(kind), *bounds]))


def _fields(schema: dict[str, Any], say: Any) -> str:
    if "properties" not in schema:
        return f"<p>{_type(schema)}</p>"
    required = schema.get("required", [])
    rows = [
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(say['required']) if name in required else ''}</td>"
        f"<td>{_type(part)}</td><td>{escape(part.get('description', ''))}</td></tr>"
        for name, part in schema["properties"].items()
    ]
    return f"<table>{''.join(rows)}</table>"
