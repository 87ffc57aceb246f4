"""What tests share: the trained estimator, and what happens where TensorFlow or Chromium is missing."""

import os
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, settings

from lexile.estimator.estimator import Estimator, load_estimator

collect_ignore = ["fuzz.py"]  # run by hand; it needs atheris, which no test does

# Tests time nothing: the first example may have to wait for what is imported where it is needed. Continuous integration
# takes the same examples each time, so that a change is judged by itself; everybody else looks for new ones.
settings.register_profile("untimed", deadline=None)
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=5_000, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable" if os.environ.get("CI") else "untimed"))


@pytest.fixture(scope="session")
def estimator() -> Estimator:
    """The estimator that the project carries: tests state truths about reading with the real one."""
    return load_estimator()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs TensorFlow where there is none; continuous integration has it, there a skip would hide."""
    if find_spec("tensorflow") is not None or os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("tensorflow"):
            item.add_marker(pytest.mark.skip(reason="TensorFlow is not installed (requirements-train.txt)"))
