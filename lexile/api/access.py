"""Whether the API is on, and for whom; both are settings of the host's environment.

`LEXILE_API_KEY` turns it on for those who send this key as `Authorization: Bearer KEY`. `LEXILE_API=open` turns it on
for everybody who reaches the host. Without either it is off, and its paths are answered as if they did not exist.
"""

import hmac
import os
from collections.abc import Mapping
from enum import Enum, auto

KEY, OPEN = "LEXILE_API_KEY", "LEXILE_API"


class Access(Enum):
    """How a request is met."""

    GRANTED = auto()
    REFUSED = auto()
    OFF = auto()


def access(authorization: str, environment: Mapping[str, str] = os.environ) -> Access:
    """Whether a request with this header is answered.

    >>> access("", {}), access("Bearer a", {"LEXILE_API_KEY": "a"}), access("Bearer b", {"LEXILE_API_KEY": "a"})
    (<Access.OFF: 3>, <Access.GRANTED: 1>, <Access.REFUSED: 2>)
    >>> access("", {"LEXILE_API": "open"})
    <Access.GRANTED: 1>
    """
    key = environment.get(KEY, "").strip()  # a key from a file often ends with its line
    if key:
        kind, _, given = authorization.partition(" ")
        # A server decodes headers byte by byte, the system its environment as UTF-8: the bytes are what was meant.
        sent, wanted = given.strip().encode("latin-1", "replace"), key.encode("utf-8", "surrogateescape")
        same = hmac.compare_digest(sent, wanted)  # takes as long for any wrong key
        return Access.GRANTED if kind.lower() == "bearer" and same else Access.REFUSED
    return Access.GRANTED if environment.get(OPEN, "") == "open" else Access.OFF
