"""Two modules of NLTK are used, and nothing else of it is loaded."""

import subprocess
import sys

_PROGRAM = """
import sys
from lexile.text.splitting import punkt
from lexile.text.topics import _text_tiling
tiling = _text_tiling()(stopwords=())
assert "nltk.translate" not in sys.modules and "nltk" not in sys.modules
import nltk.translate
assert nltk.tokenize.punkt.PunktSentenceTokenizer
assert punkt().tokenize("One. Two.") == ["One.", "Two."]
"""


def test_nltk_can_be_imported_as_a_whole_afterwards() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
