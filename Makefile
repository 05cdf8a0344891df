# The archive's tasks. `make help` lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
# Everything is called by a relative path and through `python -m`: the folder's path may hold spaces.
PY := .venv/bin/python
PEER := .venv-bench/bin/python
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
PORT ?= 8000
SOURCES ?=
export SOURCES
PIP_FLAGS := --quiet --disable-pip-version-check --no-input --require-hashes
PIP := $(PY) -m pip install $(PIP_FLAGS)

.PHONY: help setup setup-dev setup-bench run test lint bench bench-import bench-extraction editor import shell browser lock messages

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  make run SOURCES=folder imports your own files first; PORT=8001 chooses another port."

setup: .venv/.ready ## build .venv from the locked requirements, nothing else

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found; install it and try again." >&2; exit 1; }
	@echo "Building .venv with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python's venv module does not work here; on Debian and Ubuntu install the package python3-venv." >&2; exit 1; }

.venv/.ready: .venv/bin/python requirements.txt
	@echo "Installing what the archive needs (a minute, once) …"
	@$(PIP) -r requirements.txt
	@touch .venv/.ready

.venv/.ready-dev: .venv/.ready requirements-dev.txt
	@echo "Installing what development needs …"
	@$(PIP) -r requirements-dev.txt
	@touch .venv/.ready-dev

setup-dev: .venv/.ready-dev

# The peers bring 800 MB and pins of their own, and nothing of the archive imports them.
.venv-bench/.ready: .venv/bin/python requirements-bench.txt
	@echo "Installing what the archive is measured against …"
	@test -x $(PEER) || $(PY) -m venv .venv-bench
	@$(PEER) -m pip install $(PIP_FLAGS) -r requirements-bench.txt
	@touch .venv-bench/.ready

setup-bench: .venv-bench/.ready

run: setup ## set everything up, import (SOURCES=…, else a sample) and serve on http://127.0.0.1:8000
	@exec $(PY) manage.py serve --bind "127.0.0.1:$(PORT)" --sources "$$SOURCES"

import: setup ## import your own files: make import SOURCES=folder
	@test -n "$$SOURCES" || { echo "Say what to import: make import SOURCES=folder" >&2; exit 2; }
	@$(PY) manage.py prepare
	@$(PY) manage.py import_articles --sources "$$SOURCES"

editor: setup ## become an editor: asks for a name and a password
	@$(PY) manage.py prepare
	@$(PY) manage.py editor

shell: setup ## a Python shell with the archive's models
	@$(PY) manage.py shell

test: setup-dev browser ## run every test, in a real PostgreSQL and a real browser
	$(PY) -m pytest -n auto --dist worksteal

lint: setup-dev ## check style, types, layers, migrations and deployment settings
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint templates --check --lint --quiet
	$(PY) -m mypy
	$(PY) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"
	$(PY) manage.py makemigrations --check --dry-run
	SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))') ALLOWED_HOSTS=archive.example \
		$(PY) manage.py check --deploy --fail-level WARNING

bench: setup-dev browser ## measure import, extraction and pages on this machine
	$(PY) manage.py bench
	$(PY) manage.py bench_browser

bench-import: setup-dev setup-bench ## measure an import in full, beside textacy and trafilatura
	$(PY) manage.py bench_import --peer-python $(PEER)

bench-extraction: setup-dev setup-bench ## measure quotes, names and places, and write docs/extraction.md
	$(PY) manage.py bench_extraction --write --peer-python $(PEER)

browser: setup-dev
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
		|| $(PY) -c "import pathlib, sys; from playwright.sync_api import sync_playwright as s; p = s().start(); \
sys.exit(not pathlib.Path(p.chromium.executable_path).exists())" 2>/dev/null \
		|| { echo "Installing a browser for the tests …"; timeout 300 $(PY) -m playwright install chromium >/dev/null 2>&1; } \
		|| { test "$$(id -u)" = 0 && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
		|| { echo "No Chromium could be installed; put one on the PATH and try again." >&2; exit 1; }

LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock"

messages: setup-dev ## renew the catalogues of the interface's languages (needs gettext), then translate what is new in locale/
	$(PY) manage.py makemessages -l en -l fr -l ar -e html,py --no-location --no-wrap --no-obsolete \
		-i .venv -i .venv-bench -i var -i tests -i templates/admin -i articles/admin
	msgen --no-wrap -o locale/en/LC_MESSAGES/django.po locale/en/LC_MESSAGES/django.po
	$(PY) manage.py compilemessages -i .venv -i .venv-bench

lock: ## renew the lock files after a change of pyproject.toml (needs uv)
	$(LOCK) --extra ingest -o requirements.txt pyproject.toml
	$(LOCK) --extra ingest --extra cluster -c requirements.txt -o requirements-cluster.txt pyproject.toml
	$(LOCK) --extra ingest --extra cluster --extra gazetteer --group dev -c requirements-cluster.txt \
		-o requirements-dev.txt pyproject.toml
	$(LOCK) --extra bench -c requirements.txt -o requirements-bench.txt pyproject.toml
