"""Questionnaires as versioned documents: a call's script, its questions with branching, and what answers propose.

The steps are data (S2-25): who, where, how long, with which tool, and what is said, in both languages (S2-12…18, S2-45…47).
A question is shown when all its conditions hold; they look at earlier questions only, so that branching always ends.
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from callcenter.core.model.tickets import TicketKind
from callcenter.core.policy_parts import PolicyPart
from callcenter.errors import InvalidInput, Problem

LANGUAGES = frozenset({"zh-CN", "en"})
LONGEST_TEXT = 4_000
SATISFACTION = ("very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied")
NEXT_VISIT_NOTE = "next_visit_note"
STRONGEST_FIRST = (TicketKind.COMPLAINT, TicketKind.GRIEVANCE, TicketKind.SUGGESTION, TicketKind.OPINION)


class BadQuestionnaire(InvalidInput):
    """The questionnaire document cannot be used."""

    code = "bad-questionnaire"

    def __init__(self, name: str, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.fields["questionnaire"] = name


def _both(text: dict[str, str]) -> dict[str, str]:
    missing = sorted(LANGUAGES - {language for language, said in text.items() if said.strip()})
    if missing:
        raise ValueError(f"both languages are needed; missing: {', '.join(missing)}")
    return text


Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
Texts = Annotated[dict[str, str], AfterValidator(_both)]
Value = bool | int | str


def _says_nothing(value: object) -> bool:
    return value is None or value == "" or value == []


class QuestionKind(StrEnum):
    """What an answer looks like: one of five levels, true or false, 0 to 10, codes of options, free text."""

    SATISFACTION = "satisfaction"
    YES_NO = "yes_no"
    SCALE = "scale"
    CHOICE = "choice"
    TEXT = "text"


class Records(StrEnum):
    """What a step writes down besides its questions."""

    OWNER = "owner"
    AGREEMENT = "agreement"
    CORRECTIONS = "corrections"
    CONFIRMATION = "confirmation"


class Agreement(StrEnum):
    """The three exits of "may we talk now?" (S2-45)."""

    AGREES = "agrees"
    INCONVENIENT = "inconvenient"
    DECLINES = "declines"


class Condition(PolicyPart):
    """Holds when the named question was answered and the answer fits: among `among`, at most, at least, or at all."""

    question: Code
    among: tuple[Value, ...] = ()
    at_most: int | None = None
    at_least: int | None = None

    def holds(self, answers: Mapping[str, Any]) -> bool:
        """Whether the answers fit; an unanswered question fits nothing."""
        value = answers.get(self.question)
        if _says_nothing(value):
            return False
        if self.among:
            given = value if isinstance(value, list) else [value]
            if not any(type(one) is type(wanted) and one == wanted for one in given for wanted in self.among):
                return False
        if self.at_most is not None or self.at_least is not None:
            if isinstance(value, bool) or not isinstance(value, int):
                return False
            if self.at_most is not None and value > self.at_most:
                return False
            if self.at_least is not None and value < self.at_least:
                return False
        return True


class Option(PolicyPart):
    """One choice."""

    code: Code
    text: Texts


class Question(PolicyPart):
    """One question of a step; `show_if`: all conditions must hold; `required` only while it is shown."""

    code: Code
    kind: QuestionKind
    step: Code
    text: Texts
    required: bool = True
    several: bool = False
    options: tuple[Option, ...] = ()
    show_if: tuple[Condition, ...] = ()
    figure: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Self:
        codes = [option.code for option in self.options]
        if self.kind is QuestionKind.CHOICE and len(codes) < 2:
            raise ValueError("a choice needs two options or more")
        if self.kind is not QuestionKind.CHOICE and (codes or self.several):
            raise ValueError("only a choice has options")
        if len(set(codes)) != len(codes):
            raise ValueError("an option's code occurs twice")
        return self

    def problem(self, value: Any) -> str:
        """What is wrong with an answer's form, or an empty text."""
        match self.kind:
            case QuestionKind.SATISFACTION:
                return "" if value in SATISFACTION else "not-a-satisfaction-level"
            case QuestionKind.YES_NO:
                return "" if isinstance(value, bool) else "not-yes-or-no"
            case QuestionKind.SCALE:
                whole = isinstance(value, int) and not isinstance(value, bool)
                return "" if whole and 0 <= value <= 10 else "not-zero-to-ten"
            case QuestionKind.CHOICE:
                codes = {option.code for option in self.options}
                given = value if self.several and isinstance(value, list) else [value]
                known = all(isinstance(one, str) and one in codes for one in given)
                once = known and len(set(given)) == len(given) and bool(given)
                return "" if once else "not-an-option"
            case QuestionKind.TEXT:
                fits = isinstance(value, str) and len(value) <= LONGEST_TEXT
                return "" if fits else "not-a-text"


class Step(PolicyPart):
    """One step of the script: the document's table (S2-25) as data; `minutes` as planned (S2-20…23)."""

    no: str
    code: Code
    title: Texts
    say: Texts | None = None
    owner: str = "agent"
    place: Texts | None = None
    tool: Texts | None = None
    minutes: float = Field(ge=0, le=60)
    acts: tuple[Texts, ...] = ()
    records: Records | None = None


class ProposalRule(PolicyPart):
    """Answers that propose something: all conditions of `when` must hold. `note_from` names the text of a visit note."""

    propose: Literal["complaint", "grievance", "suggestion", "opinion", "next_visit_note"]
    when: tuple[Condition, ...] = Field(min_length=1)
    category: str = ""
    note_from: str = ""


class Proposal(PolicyPart):
    """What the answers propose. `kind` is the strongest voice; `because` the questions that led to it, in their order."""

    kind: TicketKind | None = None
    kinds: tuple[TicketKind, ...] = ()
    because: tuple[str, ...] = ()
    category: str = ""
    next_visit_note: str = ""


class Questionnaire(PolicyPart):
    """The whole document; `code` names it, `version` its present wording, `kind` the follow-ups that it is for.

    `verdict` (second follow-ups) holds the conditions under which the customer is satisfied with the handling.
    """

    code: Code
    version: int = Field(ge=1)
    kind: Literal["first", "second"]
    title: Texts
    steps: tuple[Step, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    proposals: tuple[ProposalRule, ...] = ()
    verdict: tuple[Condition, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        steps = [step.code for step in self.steps]
        codes = [question.code for question in self.questions]
        for what, names in (("step", steps), ("question", codes)):
            if twice := sorted({name for name in names if names.count(name) > 1}):
                raise ValueError(f"a {what}'s code occurs twice: {', '.join(twice)}")
        for place, question in enumerate(self.questions):
            if question.step not in steps:
                raise ValueError(f"{question.code}: no step {question.step}")
            for condition in question.show_if:
                if condition.question not in codes[:place]:
                    raise ValueError(f"{question.code}: show_if must look at an earlier question: {condition.question}")
        used = [c for rule in self.proposals for c in rule.when] + list(self.verdict)
        if strange := sorted({condition.question for condition in used} - set(codes)):
            raise ValueError(f"a rule looks at an unknown question: {', '.join(strange)}")
        for rule in self.proposals:
            if rule.note_from and rule.note_from not in codes:
                raise ValueError(f"note_from names an unknown question: {rule.note_from}")
        if (self.kind == "second") != bool(self.verdict):
            raise ValueError("a second follow-up's questionnaire, and only such a one, needs a verdict")
        return self

    def shown(self, answers: Mapping[str, Any]) -> tuple[Question, ...]:
        """The questions that these answers lead through, in order; an answer to a hidden question leads nowhere."""
        seen: dict[str, Any] = {}
        found: list[Question] = []
        for question in self.questions:
            if all(condition.holds(seen) for condition in question.show_if):
                found.append(question)
                if question.code in answers:
                    seen[question.code] = answers[question.code]
        return tuple(found)

    def heard(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers that count: those to shown questions, of the right form."""
        return {
            question.code: answers[question.code]
            for question in self.shown(answers)
            if not _says_nothing(answers.get(question.code)) and not question.problem(answers[question.code])
        }


def check_answers(document: Questionnaire, answers: Mapping[str, Any], *, final: bool) -> list[Problem]:
    """What is wrong with the answers, each with the path of its field (`answers.overall`).

    A draft may leave out anything; `final` asks for every required question that is shown and refuses answers to hidden ones.
    """
    known = {question.code: question for question in document.questions}
    shown = document.shown(answers)
    shown_codes = {question.code for question in shown}
    problems: list[Problem] = []
    for code, value in answers.items():
        path = f"answers.{code}"
        if code not in known:
            problems.append(Problem(path, "unknown"))
        elif _says_nothing(value):
            continue
        elif said := known[code].problem(value):
            problems.append(Problem(path, said))
        elif final and code not in shown_codes:
            problems.append(Problem(path, "not-asked"))
    if final:
        for question in shown:
            given = answers.get(question.code)
            if question.required and _says_nothing(given):
                problems.append(Problem(f"answers.{question.code}", "needed"))
    return problems


def propose(document: Questionnaire, answers: Mapping[str, Any]) -> Proposal:
    """What these answers propose: the strongest kind of voice, and a note for the next visit (S2-7, S2-14, S2-15)."""
    heard = document.heard(answers)
    kinds: set[TicketKind] = set()
    because: set[str] = set()
    category = note = ""
    for rule in document.proposals:
        if not all(condition.holds(heard) for condition in rule.when):
            continue
        if rule.propose == NEXT_VISIT_NOTE:
            said = heard.get(rule.note_from or rule.when[0].question)
            note = note or (said if isinstance(said, str) else rule.category)
            continue
        kinds.add(TicketKind(rule.propose))
        because |= {condition.question for condition in rule.when}
        category = category or rule.category
    ordered = tuple(kind for kind in STRONGEST_FIRST if kind in kinds)
    return Proposal(
        kind=ordered[0] if ordered else None,
        kinds=ordered,
        because=tuple(question.code for question in document.questions if question.code in because),
        category=category,
        next_visit_note=note,
    )


def is_satisfied(document: Questionnaire, answers: Mapping[str, Any]) -> bool:
    """Whether the answers of a second follow-up say that the customer is satisfied with the handling (S2-42)."""
    heard = document.heard(answers)
    return all(condition.holds(heard) for condition in document.verdict)


def questionnaire_of(body: Mapping[str, Any], name: str = "questionnaire") -> Questionnaire:
    """Check a document that was already read (a row's body). Raises BadQuestionnaire with every problem at its path."""
    try:
        return Questionnaire.model_validate(body)
    except ValidationError as error:
        problems = [
            Problem(field=".".join(str(step) for step in found["loc"]), reason=found["msg"]) for found in error.errors()
        ]
        raise BadQuestionnaire(name, problems) from None


def parse_questionnaire(text: str, name: str = "questionnaire") -> Questionnaire:
    """Read a TOML document. Raises BadQuestionnaire."""
    try:
        body = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadQuestionnaire(name, [Problem(field="", reason=f"not TOML: {error}")]) from None
    return questionnaire_of(body, name)
