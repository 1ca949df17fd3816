"""The maps that run an archive's tasks."""

import threading

import pytest

from onrecord import archive
from onrecord.archive import engines


def test_a_cluster_without_workers_is_told_of_and_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(engines, "_SOON", 0.2)
    made = distributed.LocalCluster(n_workers=0, dashboard_address=None)
    with made as cluster, archive.over_dask(cluster.scheduler_address) as over:
        later = threading.Timer(1, cluster.scale, [1])
        later.start()
        with pytest.warns(UserWarning, match="no workers yet"):
            assert list(over(abs, [-1])) == [1]
        later.join()
