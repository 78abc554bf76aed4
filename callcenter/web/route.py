"""How a route is written: a plain function with typed arguments; this file checks, opens the unit of work, and answers.

The argument names say what is wanted: `asked` (Asked), `tx` (ReadTx on GET, else WriteTx), `query` and `body` (models of
fields.py); every other argument is a part of the path. See docs/api.md.
"""

import inspect
import re
import typing
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from pydantic import BaseModel, TypeAdapter, ValidationError

from callcenter.core.access import NOBODY, SERVICE, may
from callcenter.core.acts import Act
from callcenter.errors import (
    CallcenterError,
    Conflict,
    Forbidden,
    Invalid,
    InvalidInput,
    NotFound,
    Problem,
    Unauthenticated,
)
from callcenter.web.address import client_address, own_address
from callcenter.web.asked import Asked, whole_numbers_of
from callcenter.web.auth import authenticate
from callcenter.web.csrf import SAFE
from callcenter.web.fields import Page
from callcenter.web.house import HOUSE
from callcenter.web.idempotency import LONGEST, Answer, IdempotencyKey, KeyRaced
from callcenter.web.middleware import REQUEST_LANGUAGE, ROUTE_NAME, Malformed, WrongType
from callcenter.web.prose import language_of
from callcenter.web.query_forms import forms_of, lists_of
from callcenter.web.seen import Seen

PREFIX = "/api/v1"
_GIVEN = frozenset({"asked", "tx", "query", "body", "return"})
Function = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One operation of the API with everything that is known of it."""

    method: str
    path: str
    function: Function
    tag: str
    zh: str
    act: Act | None
    public: bool
    before_password_change: bool
    transaction: bool
    status: int
    consumes: tuple[str, ...]
    produces: tuple[str, ...]
    not_kept: frozenset[str]
    path_types: dict[str, TypeAdapter[Any]]
    query: type[BaseModel] | None
    body: type[BaseModel] | None
    answer: Any
    encoder: TypeAdapter[Any] | None
    wants_tx: bool
    wants_asked: bool
    lists: frozenset[str] = frozenset()
    forms: dict[str, tuple[re.Pattern[str], str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The operation's id."""
        return self.function.__name__

    @property
    def takes_key(self) -> bool:
        """Whether an Idempotency-Key is heeded."""
        return self.method == "POST" and not self.public

    @property
    def is_list(self) -> bool:
        """Whether the answer is a list or a page of one."""
        one_class = isinstance(self.answer, type)
        return typing.get_origin(self.answer) is list or (one_class and issubclass(self.answer, Page))

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Let the request in, check it, act in one unit of work, answer."""
        request[ROUTE_NAME] = self.name
        asked = await self._admit(request)
        arguments = self._path_arguments(request)
        if self.wants_asked:
            arguments["asked"] = asked
        await self._read_input(request, arguments)
        key = await self._key(asked)
        if self.consumes:
            asked.upload_key = key
        else:
            asked.key = key
        try:
            answer = await self._act(asked, arguments)
        except (KeyRaced, CallcenterError) as error:
            # Another request with the same key may have committed meanwhile: then its answer is this one's, too.
            async with asked.read() as view:
                kept = await asked.key.earlier(view) if asked.key else None
            if kept is not None:
                answer = kept
            elif isinstance(error, KeyRaced):
                raise Conflict(what="idempotency_key", id=asked.key.id if asked.key else "", reason="raced") from None
            else:
                raise
        response = answer if isinstance(answer, web.StreamResponse) else _response(answer)
        if not response.prepared:
            for change in asked.finishing:
                change(response)
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    async def _admit(self, request: web.Request) -> Asked:
        house = request.app[HOUSE]
        settings = house.config.web
        address = client_address(request, settings.trusted_proxies)
        own = own_address(request, settings.trusted_proxies, settings.public_url)
        try:
            signed_in = await authenticate(request, house, address, own)
        except Unauthenticated:
            if not self.public:
                raise
            signed_in = None
        language = request[REQUEST_LANGUAGE]
        if signed_in is None:
            if not self.public:
                raise Unauthenticated
            actor = NOBODY
        else:
            actor = signed_in.actor
            language = language_of(request.headers.get("Accept-Language"), signed_in.person.language)
            request[REQUEST_LANGUAGE] = language
            if signed_in.person.must_change_password and not self.before_password_change:
                raise Forbidden(act=self.act or self.name, reason="password-change-needed")
            if self.act is not None and not may(actor, self.act):
                raise Forbidden(act=self.act)
        return Asked(
            request=request,
            house=house,
            actor=actor,
            signed_in=signed_in,
            language=language,
            address=address,
            own_address=own,
            encode=self._encode,
            seen=Seen(place=self.name, page=self.is_list),
            whole_numbers=await whole_numbers_of(house, actor),
        )

    def _path_arguments(self, request: web.Request) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, adapter in self.path_types.items():
            said = request.match_info[name]
            try:
                found[name] = adapter.validate_strings(said)
            except ValidationError:
                raise NotFound(what=name.removesuffix("_id"), id=said[:200]) from None
        return found

    async def _read_input(self, request: web.Request, arguments: dict[str, Any]) -> None:
        problems: list[Problem] = []
        if self.query is not None:
            arguments["query"] = self._query(request, problems)
        elif request.query:
            problems += [Problem(name[:100], "extra_forbidden") for name in dict.fromkeys(request.query)]
        if self.body is not None:
            arguments["body"] = await self._body(request, self.body, problems)
        if problems:
            raise InvalidInput(problems)

    def _query(self, request: web.Request, problems: list[Problem]) -> BaseModel | None:
        assert self.query is not None
        given: dict[str, Any] = {}
        for name in dict.fromkeys(request.query):
            values = request.query.getall(name)
            if name in self.lists:
                given[name] = values
            elif len(values) > 1:
                problems.append(Problem(name[:100], "given_twice"))
            elif name in self.forms and not self.forms[name][0].fullmatch(values[0]):
                problems.append(Problem(name, self.forms[name][1]))
            else:
                given[name] = values[0]
        if problems:
            return None
        try:
            return self.query.model_validate(given, strict=False)
        except ValidationError as refused:
            problems += problems_of(refused)
            return None

    async def _body(self, request: web.Request, model: type[BaseModel], problems: list[Problem]) -> BaseModel | None:
        if request.content_type != "application/json" or (request.charset or "utf-8").lower() != "utf-8":
            raise WrongType(taken="application/json")
        raw = await request.read()
        try:
            return model.model_validate_json(raw, strict=True)
        except ValidationError as refused:
            if any(error["type"] == "json_invalid" for error in refused.errors(include_url=False, include_input=False)):
                raise Malformed from None
            problems += problems_of(refused)
            return None

    async def _key(self, asked: Asked) -> IdempotencyKey | None:
        said = asked.request.headers.get("Idempotency-Key")
        if said is None or not self.takes_key:
            return None
        if not (1 <= len(said) <= LONGEST and said.isascii() and said.isprintable()):
            raise Invalid("Idempotency-Key", "string_pattern_mismatch")
        body = b"" if self.consumes else await asked.request.read()
        return IdempotencyKey.of(asked.person_id, said, asked.request.method, asked.request.path_qs, body)

    async def _act(self, asked: Asked, arguments: dict[str, Any]) -> Answer | web.StreamResponse:
        if not self.transaction:
            if asked.key is not None:
                async with asked.read() as view:
                    if (earlier := await asked.key.earlier(view)) is not None:
                        return earlier
            return self._answer(await self.function(**arguments))
        if self.method in SAFE:
            result = await self._look(asked, arguments)
            if not await asked.seen_audited():
                result = await self._look(asked, arguments)
            return self._answer(result)
        actor = asked.actor if asked.signed_in is not None else SERVICE
        async with asked.house.uow.write(actor) as tx:
            if asked.key is not None and (earlier := await asked.key.earlier(tx)) is not None:
                return earlier
            if self.wants_tx:
                arguments["tx"] = tx
            result = await self.function(**arguments)
            answer = self._answer(result)
            await asked.audit_seen(tx)
            if asked.key is not None and isinstance(answer, Answer):
                await asked.key.keep(tx, self._encode(result))
            return answer

    async def _look(self, asked: Asked, arguments: dict[str, Any]) -> Any:
        async with asked.read() as view:
            if self.wants_tx:
                arguments["tx"] = view
            return await self.function(**arguments)

    def _answer(self, result: Any) -> Answer | web.StreamResponse:
        if isinstance(result, web.StreamResponse):
            return result
        return self._encode(result, whole=True)

    def _encode(self, result: Any, *, whole: bool = False) -> Answer:
        """The answer as bytes; what is kept for a repeated key (`whole=False`) leaves secrets out."""
        if self.encoder is None:
            return Answer(204, "", "")
        if not whole and self.not_kept:
            result = result.model_copy(update=dict.fromkeys(self.not_kept))
        return Answer(self.status, self.encoder.dump_json(result, by_alias=True).decode(), "application/json")


def _response(answer: Answer) -> web.Response:
    if not answer.content_type:
        return web.Response(status=answer.status)
    return web.Response(status=answer.status, body=answer.body.encode(), content_type=answer.content_type)


def problems_of(refused: ValidationError) -> list[Problem]:
    """Every problem that pydantic found, with the field's path and the stable kind of the problem."""
    found = []
    for error in refused.errors(include_url=False, include_input=False, include_context=False):
        path = ".".join(str(part) for part in error["loc"])
        found.append(Problem(path[:200] or "body", error["type"]))
    return found


class Routes:
    """The routes of one resource; `tag` groups them in the OpenAPI document."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.all: list[Route] = []

    def get(self, path: str, **options: Any) -> Callable[[Function], Function]:
        """Look at something. Options as `add`."""
        return self.add("GET", path, **options)

    def post(self, path: str, **options: Any) -> Callable[[Function], Function]:
        """Create something or act. Options as `add`."""
        return self.add("POST", path, **options)

    def put(self, path: str, **options: Any) -> Callable[[Function], Function]:
        """Set something whole. Options as `add`."""
        return self.add("PUT", path, **options)

    def patch(self, path: str, **options: Any) -> Callable[[Function], Function]:
        """Change parts of something. Options as `add`."""
        return self.add("PATCH", path, **options)

    def delete(self, path: str, **options: Any) -> Callable[[Function], Function]:
        """Take something away. Options as `add`."""
        return self.add("DELETE", path, **options)

    def add(
        self,
        method: str,
        path: str,
        *,
        zh: str,
        act: Act | None = None,
        public: bool = False,
        before_password_change: bool = False,
        transaction: bool = True,
        status: int = 200,
        consumes: tuple[str, ...] = (),
        produces: tuple[str, ...] = (),
        not_kept: tuple[str, ...] = (),
    ) -> Callable[[Function], Function]:
        """Register a function under `/api/v1` + path.

        `zh`: its summary in Chinese (the docstring's first line is the English one). `act`: what the asker must be allowed
        somewhere (the function asks `asked.demand` or `asked.where` about the thing itself); None: anybody signed in.
        `public`: nobody need be signed in. `transaction=False`: the function opens its own units of work. `consumes`,
        `produces`: media types of a streamed body or a non-JSON answer. `not_kept`: fields of the answer that are shown
        once and not kept for a repeated Idempotency-Key.
        """

        def register(function: Function) -> Function:
            hints = typing.get_type_hints(function, include_extras=True)
            wanted = set(inspect.signature(function).parameters)
            in_path = {name: TypeAdapter(hints[name]) for name in wanted - _GIVEN}
            for name in in_path:
                if f"{{{name}}}" not in path:
                    raise TypeError(f"{function.__name__}: {name} is not in {path}")
            answer = hints["return"]
            streams = isinstance(answer, type) and issubclass(answer, web.StreamResponse)
            nothing = answer is type(None)
            query = hints.get("query")
            self.all.append(
                Route(
                    method=method,
                    path=PREFIX + path,
                    function=function,
                    tag=self.tag,
                    zh=zh,
                    act=act,
                    public=public,
                    before_password_change=before_password_change or public,
                    transaction=transaction,
                    status=204 if nothing else status,
                    consumes=consumes,
                    produces=produces,
                    not_kept=frozenset(not_kept),
                    path_types=in_path,
                    query=query,
                    body=hints.get("body"),
                    answer=None if streams or nothing else answer,
                    encoder=None if streams or nothing else TypeAdapter(answer),
                    wants_tx="tx" in wanted,
                    wants_asked="asked" in wanted,
                    lists=lists_of(query) if query else frozenset(),
                    forms=forms_of(query) if query else {},
                )
            )
            return function

        return register
