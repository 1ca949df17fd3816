"""Archives: partitions of articles to Parquet, resumable, over any map."""

from onrecord.archive.building import SIZE, Built, build
from onrecord.archive.engines import over_dask, over_processes

__all__ = ["SIZE", "Built", "build", "over_dask", "over_processes"]
