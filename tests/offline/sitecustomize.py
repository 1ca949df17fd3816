"""Cut the network: with this folder on PYTHONPATH, Python reaches this machine only.

Child processes inherit it, the kernels of notebooks too. It is an audit hook because no
library can take one out again or go around it through another function of ``socket``.
"""

import sys

LOCAL = ("127.", "::1", "localhost")
OWN = ("0.0.0.0", "::")  # what a server names to listen on every address of this machine


def refuse(event: str, arguments: tuple) -> None:
    """Raise where a connection would leave this machine."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        address = arguments
    else:
        return
    host = address[0] if isinstance(address, tuple) else None  # a Unix socket has a path instead
    if event == "socket.getaddrinfo" and host in OWN:
        return
    if host and not str(host).startswith(LOCAL):
        raise OSError(f"the tests run without a network: {event} to {host} was refused")


sys.addaudithook(refuse)
