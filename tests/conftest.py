"""Shared by all tests: the trained estimator, Hypothesis profiles, and what to skip without TensorFlow."""

import os
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, settings

from lexile.estimator.estimator import Estimator, load_estimator

collect_ignore = ["fuzz.py"]  # run by hand; it needs atheris, which no test does

# No deadlines, because the first example may wait for packages that are imported on first use. Continuous integration
# repeats the same examples, so that a failure is due to the change; elsewhere each run tries new ones.
settings.register_profile("untimed", deadline=None)
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=5_000, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable" if os.environ.get("CI") else "untimed"))


@pytest.fixture(scope="session")
def estimator() -> Estimator:
    """The estimator that comes with the project: tests state truths about reading with the real one."""
    return load_estimator()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests that need TensorFlow if it is missing, except in continuous integration."""
    if find_spec("tensorflow") is not None or os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("tensorflow"):
            item.add_marker(pytest.mark.skip(reason="TensorFlow is not installed (requirements-train.txt)"))
