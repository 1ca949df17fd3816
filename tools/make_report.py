"""Write the report: a site of charts, tables, marked texts and executed notebooks.

``python tools/make_report.py`` shows the seeds and the notebooks as they are stored. Three
environment variables change that:

``CORPUS``   a folder or a table of articles to read instead; the notebooks are run on it
``TOPICS``   topics by name (general, hospital) or a file of one's own
``REPORT``   the folder to write; ``report`` where it is not given
"""

import os
import sys
import tempfile
import warnings
from contextlib import chdir
from pathlib import Path

import run_notebooks

from onrecord.errors import OnrecordError
from onrecord.reading import SkippedFile
from onrecord.reporting import notebook
from onrecord.reporting.site import report


def main() -> int:
    """Write the report as the environment says; the process's exit code."""
    target = Path(os.environ.pop("REPORT", "") or "report").expanduser().absolute()
    with tempfile.TemporaryDirectory() as scratch:
        executed = run_notebooks.NOTEBOOKS
        if os.environ.get("CORPUS") or os.environ.get("TOPICS"):
            os.environ["FIGURES"] = scratch
            if run_notebooks.main():
                return 1
            executed = Path(scratch, "notebooks")
        try:
            with chdir(run_notebooks.NOTEBOOKS), warnings.catch_warnings():
                warnings.simplefilter("ignore", SkippedFile)  # told above, and in the notebook
                _, tables, _ = notebook.start()
            index = report(tables, target, notebooks=executed)
        except OnrecordError as error:
            print(error, file=sys.stderr)
            return 1
    print(f"The report is in {index}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
