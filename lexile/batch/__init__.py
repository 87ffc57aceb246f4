"""Many documents at once: they are streamed in, measured by several processes, and written as one table in order."""
