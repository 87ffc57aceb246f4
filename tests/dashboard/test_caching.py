"""What stays loaded costs later runs nothing."""

import gc

from lexile.dashboard import caching


def test_loaded_objects_are_frozen_out_of_garbage_collection() -> None:
    """The lexicon and the packages stay for good, so each run's collection traverses only what sessions created."""
    caching.estimator.clear()
    gc.unfreeze()
    caching.estimator()
    assert gc.get_freeze_count() > len(gc.get_objects())
