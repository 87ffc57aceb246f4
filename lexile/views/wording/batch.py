"""A batch of documents in words: how many were measured, and what to watch out for in each."""

from lexile.batch.outcome import Outcome
from lexile.scale import BANDS, format_measure
from lexile.views.wording.cautions import caution_name
from lexile.views.wording.quantities import count_of, listing

_LEAST_READ = 3  # documents; from fewer, the time of the others is a guess
_ROUGH_MINUTES = 3  # from here on, seconds do not matter


def outcome_caution(outcome: Outcome) -> str:
    """The cautions about a document in a few words, or the reason why it could not be measured."""
    return outcome.error or "; ".join(caution_name(caution) for caution in outcome.cautions)


def time_left(seconds: float, read: int, missing: int) -> str:
    """How long the documents that are missing will take, by those that were read; empty while that is a guess.

    >>> time_left(20.0, 10, 40), time_left(3.0, 1, 9), time_left(100.0, 20, 100)
    (', about 1 minute and 20 seconds left', '', ', about 8 minutes left')
    """
    if read < _LEAST_READ:
        return ""
    whole = seconds / read * missing
    minutes, rest = divmod(10 * round(whole / 10), 60)
    if minutes >= _ROUGH_MINUTES:
        return f", about {count_of(round(whole / 60), 'minute')} left"
    parts = [*([count_of(minutes, "minute")] if minutes else []), *([f"{rest} seconds"] if rest else [])]
    return f", about {listing(parts)} left" if parts else ", a few seconds left"


def batch_line(outcomes: tuple[Outcome, ...]) -> str:
    """How many documents were measured, by band, and how many could not be.

    >>> from lexile.batch.outcome import failed
    >>> from lexile.errors import LexileError
    >>> from lexile.estimator.distribution import Estimate
    >>> batch_line((Outcome("a", Estimate(900.0, 50.0, 300)), failed("b", LexileError("b: no text"))))
    '1 of 2 documents measured (650–1050L: 1). 1 could not be read.'
    """
    measured = [outcome.estimate for outcome in outcomes if outcome.estimate]
    counts = [(band.name, sum(estimate.band == band for estimate in measured)) for band in BANDS]
    bands = ", ".join(f"{name}: {number}" for name, number in counts if number)
    failed = len(outcomes) - len(measured)
    return (
        f"{len(measured)} of {len(outcomes)} documents measured{f' ({bands})' if bands else ''}."
        f"{f' {failed} could not be read.' if failed else ''}"
    )


def batch_alternative(outcomes: tuple[Outcome, ...]) -> str:
    """The chart of a batch in words, for people who cannot see it; the table beside it lists every document."""
    measured = sorted((outcome.estimate.measure, outcome.name) for outcome in outcomes if outcome.estimate)
    if not measured:
        return "No document could be measured."
    (easiest, first), (hardest, last) = measured[0], measured[-1]
    return (
        f"Estimated measures of {len(measured)} documents with their ranges, from {format_measure(easiest)} ({first}) "
        f"to {format_measure(hardest)} ({last})."
    )
