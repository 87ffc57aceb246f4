"""What a screen reader says when the measure, or the answer for the chosen readers, has changed: a live region."""

from lexile.dashboard.assets import show_component


def announce(line: str) -> None:
    """Let a screen reader say a line, once, if it is not the one that the page had at first or said last."""
    show_component("announcer", key="announcer", data={"line": line})
