"""Estimates of how hard an English text is to read, on the Lexile scale and with a range.

Three calls lead from a file to an analysis:

    estimator = lexile.load_estimator()                          # once: it takes a second
    document = lexile.read_document("essay.docx", data)          # or lexile.document_from_text("…")
    analysis = lexile.analyze(document, estimator)

Estimated reading level on the Lexile scale. Not a certified Lexile® measure; this project is not affiliated with or
endorsed by MetaMetrics, Inc.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lexile.errors import LexileError

__version__ = "1.0.0"

__all__ = [
    "Analysis",
    "Document",
    "Estimate",
    "Estimator",
    "LexileError",
    "analyze",
    "check_version",
    "document_from_text",
    "level",
    "load_estimator",
    "read_document",
]

if TYPE_CHECKING:
    from lexile.analysis import Analysis, analyze
    from lexile.documents import Document, document_from_text, read_document
    from lexile.estimator.distribution import Estimate
    from lexile.estimator.estimator import Estimator, load_estimator
    from lexile.leveling.draft import level
    from lexile.leveling.version_check import check_version
else:
    # Submodules are imported on first use: NumPy, NLTK and the other packages take most of a second, and a program that
    # imports this one may not need them yet.
    _MODULES = {
        "Analysis": "lexile.analysis",
        "Document": "lexile.documents",
        "Estimate": "lexile.estimator.distribution",
        "Estimator": "lexile.estimator.estimator",
        "analyze": "lexile.analysis",
        "check_version": "lexile.leveling.version_check",
        "document_from_text": "lexile.documents",
        "level": "lexile.leveling.draft",
        "load_estimator": "lexile.estimator.estimator",
        "read_document": "lexile.documents",
    }

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found = getattr(import_module(_MODULES[name]), name)
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
