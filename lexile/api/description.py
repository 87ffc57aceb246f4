"""The API's description in OpenAPI 3.1, and the same as a page to read."""

import json
from html import escape

from lexile import __version__
from lexile.leveling.draft import MAX_KEPT
from lexile.scale import BANDS
from lexile.views.export.records import Record
from lexile.views.wording.legal import PRIVACY, TRADEMARK

_NUMBER, _WHOLE, _TEXT = {"type": "number"}, {"type": "integer"}, {"type": "string"}
_SPAN = {"start": _WHOLE, "end": _WHOLE}


def description(prefix: str) -> Record:
    """The description of all paths, below a prefix such as `/api/v1`."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Reading level",
            "version": __version__,
            "summary": "How hard an English text is to read, and what makes it easier.",
            "description": f"{TRADEMARK} {PRIVACY} Measures are in L; positions count characters of the text.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": prefix}],
        "paths": {
            "/estimate": _post(
                "Estimate a text",
                {"text": _TEXT, "keep_all": _KEEP_ALL},
                {"text": "The old man walked slowly down to the river. He carried a long rod and a small tin box."},
                _ESTIMATE,
            ),
            "/analyze": _post(
                "Analyze a text: its sentences with reasons, passages, sections and words",
                {"text": _TEXT, "keep_all": _KEEP_ALL},
                {"text": "The old man walked slowly down to the river. He carried a long rod and a small tin box."},
                _ANALYSIS,
            ),
            "/suggest": _post(
                "Suggest easier words in place of one word",
                {"text": _TEXT, "word": _TEXT, "start": _WHOLE},
                {"text": "He purchased a small tin box in the town.", "word": "purchased"},
                _object({"word": _TEXT, "suggestions": _array(_SUGGESTION)}),
                required=["text", "word"],
            ),
            "/level": _post(
                "Make an easier draft",
                {"text": _TEXT, "target": _TEXT, "keep": {**_array(_TEXT), "maxItems": MAX_KEPT}},
                {"text": "The committee purchased numerous instruments, and it examined them.", "target": "600-900"},
                _DRAFT,
                required=["text", "target"],
            ),
            "/check": _post(
                "Check a version of a text against its source",
                {"source": _TEXT, "version": _TEXT, "target": _TEXT},
                {
                    "source": "In 1912 the ship sank in the cold water of the North Atlantic.",
                    "version": "The ship sank in the cold North Atlantic.",
                    "target": "300-700",
                },
                _CHECK,
                required=["source", "version"],
            ),
            "/health": {
                "get": {
                    "summary": "Ask whether the API answers",
                    "security": [],
                    "responses": {"200": _json("It does.", _object({"status": _TEXT, "version": _TEXT}))},
                }
            },
        },
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"key": []}],
    }


def documentation(described: Record) -> str:
    """The description as a page of HTML that loads nothing else."""
    parts = [
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>",
        "<meta name='viewport' content='width=device-width'><title>Reading level: the API</title><style>",
        ":root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;",
        "padding:0 1rem}pre{overflow-x:auto;padding:.6rem .8rem;border:1px solid;border-radius:8px}</style></head>",
        "<body>",
        f"<h1>{escape(described['info']['title'])}: the API</h1><p>{escape(described['info']['description'])}</p>",
    ]
    base = described["servers"][0]["url"]
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            parts.append(
                f"<h2><code>{method.upper()} {escape(base + path)}</code></h2><p>{escape(one['summary'])}.</p>"
            )
            if "requestBody" in one:
                body = one["requestBody"]["content"]["application/json"]
                parts.append(f"<pre>{escape(json.dumps(body['example'], ensure_ascii=False, indent=2))}</pre>")
            statuses = "".join(
                f"<li><code>{status}</code> {escape(answer['description'])}</li>"
                for status, answer in one["responses"].items()
            )
            parts.append(f"<ul>{statuses}</ul>")
    parts.append(f"<p>For programs: <a href='{escape(base)}/openapi.json'>openapi.json</a></p></body></html>")
    return "".join(parts)


def _object(properties: Record, required: list[str] | None = None) -> Record:
    return {"type": "object", "properties": properties, "required": required or list(properties)}


def _array(items: Record) -> Record:
    return {"type": "array", "items": items}


def _json(what: str, schema: Record) -> Record:
    return {"description": what, "content": {"application/json": {"schema": schema}}}


def _post(
    summary: str, properties: Record, example: Record, answer: Record, required: list[str] | None = None
) -> Record:
    error = _object({"error": _TEXT})
    return {
        "post": {
            "summary": summary,
            "requestBody": {
                "required": True,
                "content": {
                    "application/json": {"schema": _object(properties, required or ["text"]), "example": example}
                },
            },
            "responses": {
                "200": _json("The answer.", answer),
                "400": _json("The request lacks something, or is not JSON.", error),
                "401": _json("The key is missing or wrong.", error),
                "408": _json("The request took too long to arrive.", error),
                "413": _json("The text is too large, or takes too long.", error),
                "422": _json("The text cannot be measured: it has no words, or is not English.", error),
                "503": _json("Too many requests at once: this one has waited for a minute.", error),
            },
        }
    }


_KEEP_ALL = {"type": "boolean", "default": False, "description": "Measure headings, lists and tables too."}
_RANGE = {"measure": _NUMBER, "low": _NUMBER, "high": _NUMBER}
_TEACHER = {
    "type": ["object", "null"],
    "properties": {"ease": _NUMBER, "low": _NUMBER, "high": _NUMBER, "harder_than": _NUMBER},
}
_ESTIMATE_PROPERTIES = {
    **_RANGE,
    "band": {"type": "string", "enum": [band.key for band in BANDS]},
    "probabilities": _object({band.key: _NUMBER for band in BANDS}),
    "teacher": _TEACHER,
    "words": _WHOLE,
    "cautions": _array(_TEXT),
}
_ESTIMATE = _object(_ESTIMATE_PROPERTIES)
_ANALYSIS = _object(
    {
        "name": _TEXT,
        **_ESTIMATE_PROPERTIES,
        "text": _TEXT,
        "sentences": _array(_object({"text": _TEXT, **_SPAN, "measure": _NUMBER, "reasons": {"type": "object"}})),
        "passages": _array(_object({**_SPAN, "words": _WHOLE, **_RANGE})),
        "sections": _array(_object({"title": _TEXT, **_SPAN, "words": _WHOLE, **_RANGE})),
        "content_words": _array(
            _object({"word": _TEXT, "forms": _array(_TEXT), "count": _WHOLE, "difficulty": _NUMBER, **_SPAN})
        ),
        "words_left_out": _WHOLE,
        "left_out": _array(_object({"text": _TEXT, "reason": _TEXT})),
        "notes": _array(_TEXT),
    }
)
_SUGGESTION = _object({"text": _TEXT, "gain": _NUMBER, "confidence": _NUMBER, "meaning": _TEXT})
_EDIT = _object(
    {
        "kind": _TEXT,
        "made": {"type": "boolean"},
        "before": _TEXT,
        "after": _TEXT,
        "gain": _NUMBER,
        "confidence": _NUMBER,
        "meaning": _TEXT,
        "replacements": _array({"type": "array", "prefixItems": [_WHOLE, _WHOLE, _TEXT]}),
    }
)
_DRAFT = _object(
    {
        "name": _TEXT,
        "target": _array(_NUMBER),
        "reached": {"type": "boolean"},
        "probability": _NUMBER,
        "before": _object(_RANGE),
        "after": _object(_RANGE),
        "source": _TEXT,
        "text": _TEXT,
        "edits": _array(_EDIT),
        "rewrite_by_hand": _array(_TEXT),
    }
)
_COMPARED = _object({"name": _TEXT, **_RANGE, "text": _TEXT, "sentences": _array(_array(_WHOLE))})
_CHECK = _object(
    {
        "target": {"type": ["array", "null"], "items": _NUMBER},
        "reached": {"type": ["boolean", "null"]},
        "probability": {"type": ["number", "null"]},
        "source": _COMPARED,
        "version": _COMPARED,
        "findings": _array(
            _object({"kind": _TEXT, "change": _TEXT, "message": _TEXT, "source": _TEXT, "version": _TEXT})
        ),
        "pairs": _array(_object({"source": _array(_WHOLE), "version": _array(_WHOLE)})),
    }
)
