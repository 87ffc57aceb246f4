"""What the tabs do on a screen too narrow for text and panel beside each other, as a component of script alone."""

from lexile.dashboard.assets import show_component


def follow_tabs(opened: int) -> None:
    """Let a tab begin at the top when it is opened, and open the Text tab for what was chosen in another one.

    `opened` is how often that has happened.
    """
    show_component("tab_bar", key="tab_bar", data={"opened": opened})
