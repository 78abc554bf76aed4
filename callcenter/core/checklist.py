"""The checklist before a shift as a document (S2-44, S2-49): items in both languages, ticked and kept per shift."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from pydantic import Field, model_validator

from callcenter.core.policy_parts import PolicyPart
from callcenter.core.questionnaire import Code, Texts
from callcenter.errors import InvalidInput, Problem

DEFAULT_CHECKLIST = "shift"


class ChecklistItem(PolicyPart):
    """One thing to do or to have; `hint` says how. What is not `required` may stay open."""

    code: Code
    text: Texts
    hint: Texts | None = None
    required: bool = True


class Checklist(PolicyPart):
    """The whole document; `papers` are the usual papers to lay out, `forms` the questionnaires to print blank (S2-49)."""

    code: Code
    version: int = Field(ge=1)
    title: Texts
    items: tuple[ChecklistItem, ...] = Field(min_length=1, max_length=40)
    papers: tuple[Texts, ...] = Field(default=(), max_length=40)
    forms: tuple[Code, ...] = Field(default=(), max_length=10)

    @model_validator(mode="after")
    def _once(self) -> Self:
        codes = [item.code for item in self.items]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValueError(f"an item's code occurs twice: {', '.join(twice)}")
        return self

    def ticked(self, before: Mapping[str, Any], said: Mapping[str, bool], now: datetime) -> dict[str, Any]:
        """The ticks after somebody ticked and unticked; a tick keeps its first time. InvalidInput for unknown codes."""
        known = {item.code for item in self.items}
        if strange := sorted(set(said) - known):
            raise InvalidInput([Problem(f"ticks.{code}", "unknown") for code in strange])
        kept = {code: at for code, at in before.items() if code in known and said.get(code, True)}
        return kept | {code: now.isoformat() for code, done in said.items() if done and code not in kept}

    def complete(self, ticks: Mapping[str, Any]) -> bool:
        """Whether every required item is ticked."""
        return all(item.code in ticks for item in self.items if item.required)
