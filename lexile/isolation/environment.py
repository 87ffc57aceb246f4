"""Where and how the processes of this package are started."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The folder that `lexile` is imported from."""
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""Added to a child's environment: its threads and arenas would cost memory only."""
