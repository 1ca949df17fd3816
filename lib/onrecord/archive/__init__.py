"""Archives: partitions of articles to Parquet, resumable, over any map."""

from onrecord.archive.building import Built, build
from onrecord.archive.engines import over_dask, over_processes

__all__ = ["Built", "build", "over_dask", "over_processes"]
