"""When a visitor has left, what the page kept for that visit goes: uploads, texts and files for download.

Streamlit itself forgets a visit only when another one ends, and keeps the files for download until then.
"""

import gc

from streamlit import runtime
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager


def forget_departed() -> bool:
    """End the visits whose browser has been away for `server.disconnectedSessionTTL`; whether there were any.

    A file for download that no visit refers to is deleted at the second call, as Streamlit does at the second run, so
    that a download that has just begun is not cut.
    """
    manager = _manager()
    if manager is None:
        return False
    with manager._storage_lock:
        departed = _departed(manager).expire()
    ended = bool(departed)
    _end([visit for _, visit in departed])
    departed.clear()
    if ended:
        gc.collect()  # a session refers to itself in circles
    runtime.get_instance().media_file_mgr.remove_orphaned_files()
    return ended


def forget_eldest_departed() -> bool:
    """End the visit whose browser has been away longest, to make room for who is here; whether there was one.

    A session refers to itself in circles: its memory is free after the next garbage collection.
    """
    manager = _manager()
    if manager is None:
        return False
    with manager._storage_lock:
        visits = _departed(manager)
        visit = visits.pop(next(iter(visits)), None) if len(visits) else None
    _end([] if visit is None else [visit])
    return visit is not None


def typed_by_departed() -> int:
    """Bytes of what was typed in visits whose browser is away."""
    manager = _manager()
    if manager is None:
        return 0
    visits = _departed(manager)
    return sum(visits[key].session._client_state.widget_states.ByteSize() for key in list(visits))


def nobody_is_here() -> bool:
    """Whether every visit is over."""
    manager = _manager()
    return manager is not None and not manager.num_active_sessions() and not len(_departed(manager))


def _manager() -> WebsocketSessionManager | None:
    """Streamlit's record of visits; None without a server."""
    manager = getattr(runtime.get_instance(), "_session_mgr", None) if runtime.exists() else None
    return manager if isinstance(manager, WebsocketSessionManager) else None


def _departed(manager: WebsocketSessionManager) -> TTLCache[str, SessionInfo]:
    """Visits whose browser is away, the longest away first."""
    storage = manager._session_storage
    assert isinstance(storage, MemorySessionStorage), storage
    assert isinstance(storage._cache, TTLCache), storage._cache
    return storage._cache


def _end(visits: list[SessionInfo]) -> None:
    for visit in visits:
        visit.session.shutdown()
