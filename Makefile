# Everything runs in .venv: made on first use, brought up to date when pyproject.toml or
# constraints.txt changes.

PYTHON  ?= python3.14 python3.13 python3.12 python3.11 python3 python
VENV    := .venv
RUN     := $(VENV)/bin/python
CORPUS  ?=
FIGURES ?=
TOPICS  ?=
REPORT  ?= report
OPTIONS ?=

ifneq ($(corpus)$(figures)$(topics),)
$(error Write CORPUS=, FIGURES= and TOPICS= in capitals)
endif

# A user's own Jupyter, IPython and matplotlib settings must not change what is drawn.
SETTINGS := $(CURDIR)/$(VENV)/settings
ALONE    := env -u MPLBACKEND -u MATPLOTLIBRC -u JUPYTER_PATH -u PYTHONDONTWRITEBYTECODE \
	IPYTHONDIR="$(SETTINGS)/ipython" MPLCONFIGDIR="$(SETTINGS)/matplotlib" \
	JUPYTER_CONFIG_DIR="$(SETTINGS)/jupyter" JUPYTER_DATA_DIR="$(SETTINGS)/jupyter" \
	JUPYTER_RUNTIME_DIR="$(SETTINGS)/jupyter/runtime"

# tests/offline cuts the network for every test and for the kernel of every notebook.
OFFLINE  := env -u CORPUS -u FIGURES -u TOPICS PYTHONPATH="$(CURDIR)/tests/offline" $(ALONE)
REDRAWN  := $(CURDIR)/build/figures

# A file's tests, or a notebook's cells, stay in one process: what they share is made once.
PARALLEL := -n auto --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help figures report test test-browser lab benchmark fuzz lint coverage clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

figures: $(VENV)/installed  ## Run the notebooks and rewrite figures/; your texts: CORPUS=dir FIGURES=out TOPICS=general
	@$(ALONE) CORPUS="$(CORPUS)" FIGURES="$(FIGURES)" TOPICS="$(TOPICS)" $(RUN) tools/run_notebooks.py

report: $(VENV)/installed  ## Write a site to open from the disk, in REPORT=report; your texts: CORPUS=dir TOPICS=general
	@$(ALONE) CORPUS="$(CORPUS)" TOPICS="$(TOPICS)" REPORT="$(REPORT)" $(RUN) tools/make_report.py

test: lint  ## Run the tests, then compare every notebook and figure with what is stored
	@echo "== tests"
	@$(OFFLINE) $(RUN) -m pytest -q $(PARALLEL)
	@echo "== notebooks, each output compared with the stored one"
	@rm -rf "$(REDRAWN)"
	@$(OFFLINE) FIGURES="$(REDRAWN)" $(RUN) -m pytest -q $(PARALLEL) --nbval --nbval-current-env \
	  --nbval-sanitize-with nbval.cfg notebooks
	@echo "== figures compared with the stored ones"
	@diff -rq --exclude='*.png' figures "$(REDRAWN)"
	@$(RUN) tools/compare_pictures.py figures "$(REDRAWN)"

test-browser: $(VENV)/installed  ## Open notebooks and report in Chromium, if it is there
	@$(RUN) -m pip install -qq --disable-pip-version-check -c constraints.txt -e ".[browser]"
	@env -u CORPUS -u FIGURES -u TOPICS $(ALONE) $(RUN) -m pytest -q -rs tests/browser

lab: $(VENV)/installed  ## Open JupyterLab on the first notebook; more options: OPTIONS="--no-browser"
	@$(RUN) -m jupyter lab --ServerApp.root_dir="$(CURDIR)" \
	  --LabApp.default_url=/lab/tree/notebooks/00-start-here.ipynb $(OPTIONS)

benchmark: $(VENV)/installed  ## Measure speed, and accuracy where the evaluation data are at hand
	@$(OFFLINE) $(RUN) -m pytest tests/benchmarks --benchmark-enable -s
	@$(RUN) -m venv build/peers
	@build/peers/bin/python -m pip install -qq --disable-pip-version-check textstat quantulum3 setuptools
	@$(ALONE) $(RUN) tests/benchmarks/measure.py 1000 10000 100000 \
	  --peers build/peers/bin/python > build/benchmarks.md
	@mv build/benchmarks.md tests/benchmarks/README.md

fuzz: $(VENV)/installed  ## Try 200,000 made-up documents and 4,000 broken files, ten minutes
	@$(OFFLINE) $(RUN) tests/fuzz/run_fuzz.py

lint: $(VENV)/installed  ## Check style and types
	@echo "== style and types"
	@$(RUN) -m ruff check --quiet
	@$(RUN) -m ruff format --check --quiet
	@$(RUN) -m mypy
	@$(RUN) -m codespell_lib
	@$(RUN) -m vulture

coverage: $(VENV)/installed  ## Show which lines and branches the tests reach
	@$(OFFLINE) $(RUN) -m pytest -q $(PARALLEL) --cov --cov-report=term-missing:skip-covered

clean:  ## Remove .venv and what the tools leave behind; never your figures
	@rm -rf $(VENV) build lib/*.egg-info .benchmarks .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@rm -f .coverage
	@find lib tests tools -name __pycache__ -prune -exec rm -rf {} +

# The last line before touch builds matplotlib's list of fonts, which would otherwise be
# announced inside the first notebook that draws.
$(VENV)/installed: pyproject.toml constraints.txt
	@$(RUN) -c '' 2>/dev/null || { \
	  for python in $(PYTHON); do \
	    $$python -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	      && echo "Making $(VENV) with $$python" && exec $$python -m venv --clear $(VENV); \
	  done; \
	  echo "No Python 3.11 or newer (with venv) found: install one, or name it: make PYTHON=..." >&2; \
	  exit 1; }
	@echo "Installing into $(VENV): about a minute, and only when the dependencies changed"
	@$(RUN) -m pip install -qq --disable-pip-version-check -c constraints.txt -e ".[notebooks,tests,dask,entities,formats,report]"
	@$(ALONE) $(RUN) -c 'import matplotlib.font_manager'
	@touch $@
