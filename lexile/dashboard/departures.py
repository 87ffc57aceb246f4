"""When a visitor has left, what the page kept for that visit goes: uploads, texts and files for download.

Streamlit itself forgets a visit only when another one ends, and keeps the files for download until then.
"""

import gc

from streamlit import runtime
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager


def forget_departed() -> bool:
    """End the visits whose browser has been away for `server.disconnectedSessionTTL`; whether there were any.

    A file for download that no visit refers to is deleted at the second call, as Streamlit does at the second run, so
    that a download that has just begun is not cut.
    """
    if not runtime.exists():
        return False
    page = runtime.get_instance()
    manager = getattr(page, "_session_mgr", None)
    if not isinstance(manager, WebsocketSessionManager):  # a test without a server
        return False
    ended = _end_departed(manager)
    page.media_file_mgr.remove_orphaned_files()
    if ended:
        gc.collect()  # a session refers to itself in circles
    return ended


def _end_departed(manager: WebsocketSessionManager) -> bool:
    storage = manager._session_storage
    if not isinstance(storage, MemorySessionStorage) or not isinstance(storage._cache, TTLCache):
        return False
    with manager._storage_lock:
        departed = storage._cache.expire()
    for _, visit in departed:
        visit.session.shutdown()
    return bool(departed)
