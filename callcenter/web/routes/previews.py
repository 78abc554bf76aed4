"""Documents seen before they count: SMS texts filled in and counted, questionnaires tried with answers. Nothing is kept."""

from typing import Annotated, Any

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.questionnaire import check_answers, is_satisfied, propose, questionnaire_of
from callcenter.core.sms_preview import SAMPLES, preview
from callcenter.core.sms_text import PLACEHOLDERS, Audience, Encoding, texts_of
from callcenter.flows import documents
from callcenter.web.asked import Asked
from callcenter.web.fields import Code, JsonObject, Line, Model, Shown
from callcenter.web.prose import said
from callcenter.web.route import Routes
from callcenter.web.routes.questionnaires import FieldProblem, Given, Tried

routes = Routes("documents")

Values = Annotated[dict[str, Line], Field(max_length=50)]


class TextsDraft(Model):
    """A document of SMS texts as it stands on the screen, and values in place of the samples."""

    code: Code
    body: JsonObject
    values: Values = Field(default_factory=dict)


class TextPreviewShown(Shown):
    """One text filled in and counted; `problem` says in the asker's language why it would not be sent (else empty)."""

    kind: str
    audience: Audience
    text: str
    encoding: Encoding
    units: int
    parts: int
    left: int
    placeholders: list[str]
    problem: str


class PlaceholderShown(Shown):
    """A name that texts may use: its longest value, whether a longer one is shortened (else refused), a sample."""

    name: str
    longest: int
    shorten: bool
    sample: str


class TextsPreview(Shown):
    """Every text of the draft, and the names that texts may use."""

    texts: list[TextPreviewShown]
    placeholders: list[PlaceholderShown]


class QuestionnaireDraft(Given):
    """A questionnaire as it stands on the screen, and answers to try."""

    code: Code
    body: JsonObject


@routes.post("/messages/preview", zh="预览短信文本", act=Act.SETUP_SEE, transaction=False)
async def preview_messages(asked: Asked, body: TextsDraft) -> TextsPreview:
    """Fill every text of a draft with sample values and count its parts; 422 with every problem of the draft."""
    documents.check("sms_texts", body.code, body.body)
    texts = texts_of(body.body)
    samples = SAMPLES.get(texts.language, SAMPLES["en"])
    found = preview(texts, body.values)
    return TextsPreview(
        texts=[
            TextPreviewShown.of(
                one,
                placeholders=list(one.placeholders),
                problem=one.problem and (said(asked.language, "errors", one.problem) or one.problem),
            )
            for one in found
        ],
        placeholders=[
            PlaceholderShown(name=name, longest=rule.longest, shorten=rule.shorten, sample=samples.get(name, ""))
            for name, rule in PLACEHOLDERS.items()
        ],
    )


@routes.post("/questionnaires/preview", zh="试填问卷草稿", act=Act.SETUP_SEE, transaction=False)
async def preview_questionnaire(body: QuestionnaireDraft) -> Tried:
    """What these answers lead to in a draft; 422 with every problem of the draft."""
    documents.check("questionnaire", body.code, body.body)
    document = questionnaire_of(body.body, body.code)
    answers: dict[str, Any] = {name: value for name, value in body.answers.items() if value is not None}
    return Tried(
        shown=[question.code for question in document.shown(answers)],
        problems=[FieldProblem.of(problem) for problem in check_answers(document, answers, final=body.final)],
        proposal=propose(document, answers),
        satisfied=is_satisfied(document, answers) if document.kind == "second" else None,
    )
