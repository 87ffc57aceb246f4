"""What is kept between two runs costs the next run nothing."""

import gc

from lexile.dashboard import caching


def test_what_was_loaded_is_left_out_of_the_collection_after_each_run(open_view) -> None:
    """The word table and the packages are there for good; only what a session made is looked through."""
    caching.estimator.clear()
    gc.unfreeze()
    open_view("Why")
    assert gc.get_freeze_count() > len(gc.get_objects())
