"""`lexile page`: the page, served by Streamlit."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from lexile.errors import UnusableInput

_PACKAGE = Path(__file__).parents[1]
# A wheel holds the page's script with its settings in a folder of its own, since Streamlit puts that folder first on
# the path of imports; in a checkout both are at the top.
_SCRIPTS = (_PACKAGE / "dashboard" / "app" / "asgi.py", _PACKAGE.parent / "asgi.py")


def open_page(streamlit_options: list[str]) -> int:
    """Serve the page until it is stopped.

    Args:
        streamlit_options: passed on to `streamlit run`, such as `--server.port 8600`.

    Returns:
        The exit status.

    Raises:
        UnusableInput: Streamlit is not installed.
    """
    if find_spec("streamlit") is None:
        raise UnusableInput("The page needs Streamlit. Install it with: pip install 'lexile-dashboard[page]'")
    script = next(script for script in _SCRIPTS if script.is_file())
    command = [sys.executable, "-m", "streamlit", "run", str(script), *streamlit_options]
    if os.name == "posix":
        os.execv(sys.executable, command)  # so that signals reach the server itself
    return subprocess.call(command)
