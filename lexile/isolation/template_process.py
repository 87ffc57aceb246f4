"""The template process itself: it loads what the work needs, never sees a text, and forks a child for each call."""

import contextlib
import gc
import os
import pickle
import selectors
import signal
import socket

from lexile.isolation.child import named, work
from lexile.isolation.freed_memory import give_back
from lexile.isolation.procfs import memory

READY, FORK = b"+", b"!"


def serve(preload: str, control: int) -> None:
    """A template process: load, then fork a child for each pair of file descriptors received, until the link closes."""
    link = socket.socket(fileno=control)
    named(preload)()
    gc.collect()
    gc.freeze()  # or a child's first garbage collection would copy every page that the template loaded
    give_back()  # unpacking the model frees some megabytes
    wakeup, waker = socket.socketpair()
    waker.setblocking(False)
    signal.set_wakeup_fd(waker.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the page too, which then closes the link
    link.send(READY)
    selector = selectors.DefaultSelector()
    selector.register(link, selectors.EVENT_READ)
    selector.register(wakeup, selectors.EVENT_READ)
    status_of: dict[int, int] = {}
    while True:
        for key, _ in selector.select():
            if key.fileobj is wakeup:
                wakeup.recv(4096)
                _report_exits(status_of)
                continue
            message, descriptors, _, _ = socket.recv_fds(link, 1, 2)
            if not message:
                return
            request, status = descriptors
            child = os.fork()
            if not child:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for end in (link, wakeup, waker):
                    end.close()
                for other in (*status_of.values(), status):
                    os.close(other)
                with socket.socket(fileno=request) as data, data.makefile("wb") as answers:
                    pickle.dump(os.getpid(), answers)
                    answers.flush()
                    work(data.makefile("rb"), answers)
            os.close(request)
            status_of[child] = status


def _report_exits(status_of: dict[int, int]) -> None:
    """Write how each child has ended into its pipe: exit status, seconds of computing, and bytes that it used."""
    with contextlib.suppress(ChildProcessError):
        while (ended := os.wait4(-1, os.WNOHANG))[0]:
            seconds = ended[2].ru_utime + ended[2].ru_stime
            own = memory("VmRSS")
            used = max(0, ended[2].ru_maxrss * 1024 - own) if own else 0  # in kilobytes where the other is known
            pipe = status_of.pop(ended[0])
            with contextlib.suppress(BrokenPipeError):
                os.write(pipe, f"{os.waitstatus_to_exitcode(ended[1])} {seconds:.3f} {used}".encode())
            os.close(pipe)
