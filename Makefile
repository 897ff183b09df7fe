# Two commands are all that a reader needs: `make run` and `make test`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup run test check messages bench rivals clean

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PORT ?= 8501
STORE ?= reports.sqlite
CORPORA ?= corpora

help:
	@echo "make run    set everything up, ingest seeds/ and open the dashboard on http://127.0.0.1:$(PORT)"
	@echo "make test   set everything up, the browser too, and run the checks and the whole suite"
	@echo "make setup  only set up: .venv, requirements, gazetteer"
	@echo "make bench  run the benchmarks; CORPORA=folder names annotated corpora to read"
	@echo "make rivals install the systems that the benchmark of the corpora compares with"
	@echo "make messages  bring the translations of the page up to what its sources say"

# A virtual environment without ensurepip (Debian without python3-venv) gets its pip from the system's.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and python3 is not on the PATH." >&2; exit 2; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is older." >&2; exit 2; }
	@"$(PYTHON)" -m venv .venv 2>/dev/null || { "$(PYTHON)" -m venv --clear --without-pip .venv && "$(PYTHON)" -m pip --python $(BIN)/python install -q pip; }

.venv/requirements.stamp: requirements.txt | $(BIN)/python
	@echo "Installing requirements.txt …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/requirements-dev.stamp: requirements-dev.txt .venv/requirements.stamp
	@echo "Installing requirements-dev.txt …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@

setup: .venv/requirements.stamp
	@$(BIN)/python -m gazetteer build

run: setup
	@$(BIN)/python -m reports ingest seeds --store "$(STORE)"
	@exec $(BIN)/python -m dashboard --store "$(STORE)" --port "$(PORT)"

check: setup .venv/requirements-dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: check
	@bash tests/browser/ensure_chromium.sh
	$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile

messages: setup
	@$(BIN)/python -m dashboard.messages

.venv-rivals/requirements.stamp: requirements-rivals.txt | $(BIN)/python
	@"$(PYTHON)" -m venv .venv-rivals 2>/dev/null || "$(PYTHON)" -m venv --clear --without-pip .venv-rivals
	@$(BIN)/python -m pip --python .venv-rivals/bin/python install -q --disable-pip-version-check -r requirements-rivals.txt
	@touch $@

rivals: .venv-rivals/requirements.stamp

bench: export CORPORA := $(CORPORA)
bench: setup
	@for benchmark in benchmarks/[a-z]*.py; do echo "== $$benchmark"; PYTHONPATH=. $(BIN)/python "$$benchmark"; done

clean:
	rm -rf .venv .venv-rivals .mypy_cache .ruff_cache .pytest_cache .hypothesis
