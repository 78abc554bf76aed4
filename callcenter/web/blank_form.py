"""The blank follow-up form on paper, made from a questionnaire, for when the system cannot be used (S2-36, S2-49)."""

from collections.abc import Mapping
from html import escape

from callcenter.core.questionnaire import SATISFACTION, Condition, Question, QuestionKind, Questionnaire, Records, Step
from callcenter.web.prose import texts

_STYLE = (
    "body{font:13px/1.5 'Noto Sans CJK SC','Microsoft YaHei',sans-serif;margin:1.5em;color:#000}"
    "h1{font-size:18px;margin:0 0 .5em}h2{font-size:14px;margin:1em 0 .3em}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.35em .6em;text-align:left;"
    "vertical-align:top}th{width:9em;font-weight:600}.q{break-inside:avoid;margin:.5em 0}.q b{font-weight:600}"
    ".say{margin:.2em 0;padding-left:.6em;border-left:3px solid #999}.tick{margin-right:1.4em;white-space:nowrap}"
    ".line{border-bottom:1px solid #555;height:1.9em}.small{font-size:11px;color:#333}@page{size:A4;margin:14mm}"
)
_BOX = "&#9744;"


def blank_form(document: Questionnaire, language: str) -> str:
    """The page in one language: head, the steps with their questions, boxes to tick and lines to write on."""
    said = texts(language)["blank"]
    head = _head(said)
    steps = "".join(_step(document, step, language, said) for step in document.steps if step.owner == "agent")
    title = escape(document.title[language])
    no = f"{document.code} v{document.version}"
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
        f'<p class="small">{escape(said["form_no"])} {escape(no)} · ______________</p>{head}{steps}'
        f'<h2>{escape(said["remarks"])}</h2>{_lines(3)}<p class="small">{escape(said["entered"])}</p>'
        "</main></body></html>"
    )


def _head(words: Mapping[str, str]) -> str:
    pairs = (("customer", "plate"), ("model", "order_no"), ("number", "called_at"), ("agent", "speaker"))
    rows = ""
    for left, right in pairs:
        filled = ""
        if right == "speaker":
            filled = f"{_BOX} {escape(words['owner'])} &emsp; {_BOX} {escape(words['other'])}"
        rows += f"<tr><th>{escape(words[left])}</th><td></td><th>{escape(words[right])}</th><td>{filled}</td></tr>"
    return f"<table>{rows}</table>"


def _step(document: Questionnaire, step: Step, language: str, words: Mapping[str, str]) -> str:
    time = f" · {words['minutes'].replace('{minutes}', f'{step.minutes:g}')}" if step.minutes else ""
    parts = [f"<h2>{escape(step.no)} {escape(step.title[language])}{escape(time)}</h2>"]
    if step.say is not None:
        parts.append(f'<p class="say">{escape(_spoken(step.say[language]))}</p>')
    match step.records:
        case Records.AGREEMENT:
            parts.append(_ticks([words["agrees"], words["inconvenient"] + " ________", words["declines"]]))
        case Records.CONFIRMATION:
            parts.append(_ticks([words["read_back"]]))
        case Records.CORRECTIONS:
            parts.append(f"<p>{escape(words['corrections'])}</p>{_lines(2)}")
        case Records.OWNER | None:
            pass
    parts += [_question(document, one, language, words) for one in document.questions if one.step == step.code]
    return "".join(parts)


def _question(document: Questionnaire, question: Question, language: str, words: Mapping[str, str]) -> str:
    marks = [words["required"]] if question.required else []
    marks += [words["several"]] if question.several else []
    mark = f' <span class="small">({escape(", ".join(marks))})</span>' if marks else ""
    asked = f"<b>{escape(question.text[language])}</b>{mark}"
    if question.show_if:
        when = "; ".join(_condition(document, one, language, words) for one in question.show_if)
        asked += f'<div class="small">{escape(words["when"])} {escape(when)}</div>'
    match question.kind:
        case QuestionKind.SATISFACTION:
            answer = _ticks([words[level] for level in SATISFACTION])
        case QuestionKind.YES_NO:
            answer = _ticks([words["yes"], words["no"]])
        case QuestionKind.SCALE:
            answer = _ticks([str(number) for number in range(11)])
        case QuestionKind.CHOICE:
            answer = _ticks([option.text[language] for option in question.options])
        case QuestionKind.TEXT:
            answer = _lines(2)
    return f'<div class="q">{asked}{answer}</div>'


def _condition(document: Questionnaire, one: Condition, language: str, words: Mapping[str, str]) -> str:
    asked = next(question for question in document.questions if question.code == one.question)
    options = {option.code: option.text[language] for option in asked.options}
    said: list[str] = []
    for value in one.among:
        if isinstance(value, bool):
            said.append(words["yes"] if value else words["no"])
        else:
            said.append(options.get(str(value)) or words.get(str(value)) or str(value))
    if one.at_least is not None:
        said.append(f"≥ {one.at_least}")
    if one.at_most is not None:
        said.append(f"≤ {one.at_most}")
    return f"{asked.text[language]} {' / '.join(said)}".strip()


def _spoken(text: str) -> str:
    """What is said, with room where the names go."""
    spoken = text
    while "{" in spoken and "}" in spoken[spoken.index("{") :]:
        start = spoken.index("{")
        spoken = spoken[:start] + "______" + spoken[spoken.index("}", start) + 1 :]
    return spoken


def _ticks(choices: list[str]) -> str:
    return "<p>" + "".join(f'<span class="tick">{_BOX} {escape(choice)}</span>' for choice in choices) + "</p>"


def _lines(count: int) -> str:
    return '<div class="line"></div>' * count
