"""Shows how many pages of a long file have been read, while the visitor waits for it."""

from collections.abc import Callable

from streamlit.runtime.scriptrunner import RerunException, StopException


class PageCounter:
    """Called with the pages read so far and their number.

    Whatever is shown gives Streamlit the chance to interrupt the page for a click, and the file would be read again
    from its beginning. So the click counts when it has been read, as if nothing had been shown.
    """

    def __init__(self, show: Callable[[int, int], object]) -> None:
        """Take what shows the numbers."""
        self._show = show
        self._interruption: RerunException | StopException | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show the numbers."""
        if self._interruption is None:
            try:
                self._show(done, total)
            except (RerunException, StopException) as interruption:
                self._interruption = interruption

    def finish(self) -> None:
        """Let the click that came in the meantime take effect."""
        if self._interruption is not None:
            raise self._interruption
