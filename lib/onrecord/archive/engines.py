"""The maps that run an archive's tasks: the processes of this machine, or a Dask cluster."""

import gc
import logging
import multiprocessing
import os
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

_OWN_CLUSTER = {
    # On a busy disk a worker would remark on it, in the middle of a notebook.
    "distributed.nanny.pre-spawn-environ.PYTHONWARNINGS": "ignore:Creating scratch directories",
    # Nobody looks at the dashboard of a cluster made here; watching costs 6 % of the time.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
}
_SOON = 20  # seconds in which the first worker of a cluster should have come

Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""What ``map`` is: a function and its arguments to results, in any order."""


@contextmanager
def over_processes(number: int) -> Iterator[Map]:
    """Give a map over so many new processes.

    Examples
    --------
    >>> with over_processes(1) as over:
    ...     list(over(abs, [-1, 2]))
    [1, 2]
    """
    with ExitStack() as after:

        def over(function: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterable[Any]:
            waiting = list(tasks)
            if min(number, len(waiting)) < 2:
                return map(function, waiting)
            context = multiprocessing.get_context("spawn")  # the same on every system
            pool = ProcessPoolExecutor(number, context, _begin)
            after.callback(pool.shutdown, cancel_futures=True)
            return pool.map(function, waiting)

        yield over


def _begin() -> None:
    """Make a worker ready: what it has imported stays, and need not be looked through again.

    So an archive takes 7 % less of the processors' time.
    """
    gc.freeze()
    _end_with_parent()


def _end_with_parent() -> None:
    """End this worker when the command that started it is killed; it would wait forever."""

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def over_dask(scheduler: str | None = None, number: int | None = None) -> Iterator[Map]:
    """Give a map over a Dask cluster: the one at an address, or one made on this machine.

    Parameters
    ----------
    scheduler : str, optional
        Address of the scheduler of a cluster that runs already.
    number : int, optional
        Worker processes of the cluster made here.

    Warns
    -----
    UserWarning
        When a cluster has no worker yet: the tasks wait for the first.
    """
    import dask
    from distributed import Client, as_completed  # an extra, and slow to import

    cluster: dict[str, Any] = {"n_workers": number, "threads_per_worker": 1}
    quiet = {"dashboard_address": None, "silence_logs": logging.CRITICAL}
    given = {"address": scheduler} if scheduler else cluster | quiet
    with dask.config.set(_OWN_CLUSTER), Client(**given) as client:

        def over(function: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Any]:
            futures = client.map(function, list(tasks), pure=False)
            try:
                client.wait_for_workers(1, timeout=_SOON)
            except TimeoutError:
                warnings.warn(_no_workers(client.scheduler.address), stacklevel=2)
            for future in as_completed(futures):
                yield future.result()

        yield over


def _no_workers(address: str) -> str:
    return f"The cluster at {address} has no workers yet; this waits until one joins it."
