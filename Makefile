# Three commands matter: `make run`, `make check` and `make test`. `make` alone lists the rest.
# How each is done stands in scripts/, so that it can be read (and called) without make.

PORT ?= 8000
ARGS ?=
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run demo check test test-postgres bench format docs messages pins

# Only what serves gets a data folder: tests bring their own and never touch the operator's.
run: export SOZIALRAUM_DATA := $(or $(SOZIALRAUM_DATA),./data)
demo: export SOZIALRAUM_DATA := $(or $(SOZIALRAUM_DATA),./data/demo)

help: ## zeigt diese Übersicht
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

run: ## startet die Sozialraumkonferenz auf http://localhost:8000 (PORT=, SOZIALRAUM_DATA=, ARGS=--empty ohne Beispiel)
	@scripts/python-env.sh base
	@exec $(BIN)/sozialraum run --port $(PORT) $(ARGS)

demo: ## startet sie mit erfundenen Beispieldaten (PORT=, SOZIALRAUM_DATA=)
	@scripts/python-env.sh base
	@exec $(BIN)/sozialraum demo --port $(PORT)

check: ## prüft in einer Minute Form, Typen, Verträge der Räume und erzeugte Seiten, ohne einen Test
	@scripts/check.sh

test: ## prüft alles, auf SQLite und mit Browser (ARGS=tests/meetings: nur das, ohne Browser; ARGS= geht an pytest)
	@scripts/test.sh $(ARGS)

test-postgres: ## prüft alles, was die Datenbank berührt, auf einem eigenen PostgreSQL (ARGS= geht an pytest)
	@scripts/test-postgres.sh $(ARGS)

bench: ## misst jede Seite an einer nackten Django-Seite, dazu Speicher (ARGS=--write schreibt docs/performance.md)
	@scripts/python-env.sh dev
	@exec $(BIN)/python -m bench $(ARGS)

format: ## bringt Code und Vorlagen in Form
	@scripts/format.sh

docs: ## schreibt docs/reference/ neu
	@scripts/python-env.sh base
	@exec $(BIN)/sozialraum describe

messages: ## schreibt die Übersetzungen nach einer Änderung der deutschen Sätze neu (ARGS=--missing nennt, was fehlt)
	@scripts/python-env.sh base
	@exec $(BIN)/sozialraum manage messages $(ARGS)

pins: ## legt die Fassungen aller Pakete neu fest (ARGS=--upgrade hebt sie an)
	@scripts/pins.sh $(ARGS)
