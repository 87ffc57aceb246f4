"""What a visitor had is gone after the visit."""

import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.documents.samples import pack
from tests.hosts.serving import free_port, served, streamlit_command
from tests.hosts.visitor import Visitor

STORY = "The old man walked slowly down to the river, where nobody had ever seen a fish. " * 9
SECONDS = 90  # generous on a busy machine; a visit is forgotten after one second here, and looked for every second


def test_files_for_download_go_with_the_visit(tmp_path: Path) -> None:
    """Who knows the address of a report gets nothing once its visitor has left, though nobody else comes."""
    script = (Path(__file__).parents[2] / "streamlit_app.py").as_posix()
    quick = tmp_path / "page.py"
    quick.write_text(
        "import sys; sys.path.insert(0, sys.argv[1]); "
        "from lexile.dashboard import caching; caching._CLEAN_EVERY = 1.0\n"
        "import runpy; runpy.run_path(sys.argv[2])\n"
    )
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    command = [str(quick) if part == "streamlit_app.py" else part for part in streamlit_command(port, sys.executable)]
    command += ["--server.disconnectedSessionTTL=1", "--", str(Path(script).parent), script]
    with served(command, origin, tmp_path / "log"):
        with Visitor(origin) as visitor:
            visitor.choose_input_method("Upload")
            visitor.upload("class.zip", pack({"one.txt": STORY, "two.txt": STORY * 2}))
            addresses = sorted({button.url for button in visitor.of_kind("download_button")})
            assert addresses
            assert status(origin + addresses[0]) == 200
        deadline = time.monotonic() + SECONDS
        while any(status(origin + address) == 200 for address in addresses) and time.monotonic() < deadline:
            time.sleep(0.5)
        assert {status(origin + address) for address in addresses} == {404}


def status(address: str) -> int:
    """The status of the response, asked for without a cookie."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
