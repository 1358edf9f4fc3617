# What this repository can be asked for. `make` alone lists it.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
PORT ?= 8000
export PORT FILE

.PHONY: help setup demo-data demo serve test lint bench messages clean port-is-free

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

setup: .venv/ready ## make .venv with everything that runs and checks Huikan
	@echo "Ready: $$($(PYTHON) --version) in .venv"

.venv/ready: requirements.txt requirements-dev.txt
	@.ci/setup

demo-data: setup ## two bulletins with released issues, in var/; FILE=old-issue.txt is taken in as well
	@echo "Preparing the database …"
	@$(MANAGE) migrate -v0
	@$(MANAGE) demo_data
	@if [ -n "$$FILE" ]; then echo "Taking in $$FILE …"; $(MANAGE) import_issue "$$FILE" --if-new $(ARGS); fi

demo: port-is-free demo-data ## the same, then serve it on 127.0.0.1, with worker and clock; PORT=8000
	@exec $(MANAGE) serve

serve: port-is-free setup ## as in production: gunicorn, worker, clock, settings of production, data of var/; PORT=8000
	@mkdir -p var
	@[ -s var/secret-key ] || (umask 077; $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' >var/secret-key)
	@export DJANGO_SETTINGS_MODULE=portal.settings.production \
		SECRET_KEY="$${SECRET_KEY:-$$(cat var/secret-key)}" \
		ALLOWED_HOSTS="$${ALLOWED_HOSTS:-127.0.0.1,localhost}" \
		BASE_URL="$${BASE_URL:-http://127.0.0.1:$$PORT}"; \
	set -e; \
	echo "Preparing the database …"; $(MANAGE) migrate -v0; $(MANAGE) setup_portal --no-input; \
	echo "Collecting static files …"; $(MANAGE) collectstatic --no-input -v0; \
	exec $(MANAGE) serve

test: setup ## every test: the data layer on PostgreSQL, then everything on SQLite
	@$(PYTHON) -m tests.run $(ARGS)

lint: setup ## layout, likely mistakes, and who may import whom
	@echo "ruff …"; $(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check .
	@echo "import contracts …"; .venv/bin/lint-imports

bench: setup ## how fast it is on this machine
	@$(PYTHON) -m bench $(ARGS)

messages: setup ## gather what is to be translated, compile what is (needs gettext)
	@command -v xgettext >/dev/null || { echo "xgettext is missing. On Debian and Ubuntu: apt-get install gettext" >&2; exit 1; }
	@$(MANAGE) makemessages --locale zh_Hans --no-location --no-obsolete --ignore '.venv' --ignore 'var' --ignore 'tests'
	@cd portal/locale && ../../$(PYTHON) ../../manage.py compilemessages

clean: ## remove what can be made again: .venv, caches, collected files; your data in var/ stays
	@rm -rf .venv .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage var/static
	@find . -name __pycache__ -not -path './var/*' -prune -exec rm -rf {} +
	@echo "Removed .venv, caches and collected static files; the data in var/ stays."

port-is-free:
	@case "$$PORT" in ''|*[!0-9]*) echo "PORT must be a number, such as 8000; it is “$$PORT”." >&2; exit 1;; esac
	@if (exec 3<>/dev/tcp/127.0.0.1/$$PORT) 2>/dev/null; then \
		echo "Port $$PORT on 127.0.0.1 is in use. Take another: make demo PORT=8001" >&2; exit 1; fi
