"""The words of a report: for whom it is, how it was made, and how to cite it."""

from enum import StrEnum

from lexile import __version__


class ReportKind(StrEnum):
    """Whom a report is handed to."""

    PARENT = "For a parent: one page"
    COLLEAGUE = "For a colleague: with sentences and words"
    RESEARCHER = "For a researcher: all figures and the method"


METHOD = (
    "A neural network estimates the measure of each passage of about 125 words from its sentence lengths, its words "
    "and their frequencies. It was trained on excerpts of the CLEAR corpus, whose measures are known to within 200L. "
    "The measure of the whole is that of a reader who understands, on average over its passages, three quarters of it. "
    "The 90% range was fitted on excerpts by authors held out from training, so that it contains nine true measures in "
    "ten."
)


def method_lines(model_date: str) -> list[str]:
    """How the figures were made, by which version, and how to cite it."""
    return [
        METHOD,
        f"Made by Reading level {__version__}, with the model of {model_date}.",
        f"To cite: Reading level (version {__version__}) [computer software]. Estimated measures on the Lexile scale; "
        "not certified Lexile® measures.",
    ]
