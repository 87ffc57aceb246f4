"""What is kept between two runs costs the next run nothing."""

import gc

from lexile.dashboard import caching


def test_what_was_loaded_is_left_out_of_the_collection_after_each_run() -> None:
    """The word table and the packages are there for good; only what a session made is looked through."""
    caching.estimator.clear()
    gc.unfreeze()
    caching.estimator()
    assert gc.get_freeze_count() > len(gc.get_objects())
