# The commands of the project. They need Python 3.11 or newer and nothing else; packages go to .venv.
#   make run       the site on http://127.0.0.1:8000 (HOST, PORT, VAR_DIR, DATABASE_URL change that)
#   make test      everything that the CI runs
#   make check     the fast part of it, before every commit
#   make bench     measurements against peers, as a table
#   make messages  the texts that wait for a translation, as entries of a catalogue
#   make lock      resolve requirements/*.in anew; UPGRADE=1 takes the newest versions

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PO := $(wildcard config/locale/*/LC_MESSAGES/django.po)
MO := $(PO:.po=.mo)

# Tests never touch the data of `make run`.
SCRATCH := $(VENV)/scratch
# Python keeps what it compiled for the next process, even where the shell would have it not.
TEST := PYTHONDONTWRITEBYTECODE= VAR_DIR=$(SCRATCH) $(BIN)/python -m
PYTEST := pytest -q --junitxml
COVERED := --cov --cov-report= --cov-fail-under=0
LOCK := tests/browser/lighthouse
SUITE := --ignore=tests/browser -n 2

.NOTPARALLEL:
.PHONY: run test check bench messages lock runtime tools browser lighthouse \
	lint types contracts consistency sqlite postgresql coverage journeys

run: runtime $(MO)
	@$(BIN)/python -m config.server

# One PostgreSQL for all that needs one: what was migrated for the suite serves the journeys.
test: lint types contracts consistency sqlite
	$(TEST) tests.postgres -- $(MAKE) --no-print-directory postgresql coverage journeys
	@$(BIN)/python -m tests.summary $(SCRATCH)

check: lint types contracts
	$(TEST) pytest -q -n 0 $(wildcard tests/*/domain)

bench: tools $(MO)
	$(TEST) tests.benchmarks

messages: tools
	@$(BIN)/python -m tests.catalogue

lock: tools
	for name in uv base dev browser; do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-header $(if $(UPGRADE),--upgrade) requirements/$$name.in \
			--output-file requirements/$$name.txt || exit 1; \
	done

runtime:
	@$(PYTHON) requirements/install.py $(VENV) base

tools: runtime
	@$(PYTHON) requirements/install.py $(VENV) dev
	@mkdir -p $(SCRATCH)

browser: tools lighthouse
	@$(PYTHON) requirements/install.py $(VENV) browser

# From its lock file, and nothing of it runs while it is installed. Where npm is not, its tests are
# skipped; in the CI they fail.
lighthouse: tools
	@cmp -s $(LOCK)/package-lock.json $(VENV)/lighthouse/installed || ! command -v npm >/dev/null || { \
		echo "Installing the locked packages of $(LOCK) ..." && rm -rf $(VENV)/lighthouse && \
		mkdir -p $(VENV)/lighthouse && \
		cp $(LOCK)/package.json $(LOCK)/package-lock.json $(LOCK)/.npmrc $(VENV)/lighthouse && \
		npm ci --silent --prefix $(VENV)/lighthouse && \
		cp $(LOCK)/package-lock.json $(VENV)/lighthouse/installed; }

%.mo: %.po | runtime
	@$(BIN)/pybabel --quiet compile --domain django --input-file $< --output-file $@

lint: tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	find templates -name '*.html' -exec $(BIN)/djade --target-version 5.2 --check {} +

types: tools
	$(BIN)/mypy

contracts: tools
	$(BIN)/lint-imports --no-logo

consistency: tools $(MO)
	$(TEST) django check --settings config.settings
	$(TEST) django makemigrations --check --dry-run --settings config.settings

sqlite: tools $(MO)
	DATABASE_URL= COVERAGE_FILE=.coverage.sqlite \
		$(TEST) $(PYTEST) $(SCRATCH)/SQLite.xml $(SUITE) $(COVERED)

# Every test that asks for a database; the others, and those marked `alike`, could not tell it from
# SQLite and ran above, and those of rules are not even read. The walk over every address is done by whoever's pages ask
# something of their own: tests/config/test_policy_walk.py sees on SQLite who need not.
# Measured are those marked `differs`, for the lines that only PostgreSQL runs.
postgresql: tools $(MO)
	COVERAGE_FILE=.coverage.postgresql $(TEST) tests.postgres -- \
		$(BIN)/python -m $(PYTEST) $(SCRATCH)/PostgreSQL.xml $(SUITE) $(COVERED) \
		$(addprefix --ignore=,$(wildcard tests/*/domain))

# Of what both runs measured last.
coverage: tools
	$(BIN)/coverage combine --quiet .coverage.sqlite .coverage.postgresql
	$(BIN)/coverage report

# Lighthouse measures time, so nothing runs beside it.
journeys: browser $(MO)
	DATABASE_URL= $(TEST) $(PYTEST) $(SCRATCH)/Browser.xml -n 2 tests/browser \
		--ignore=tests/browser/test_lighthouse.py
	DATABASE_URL= $(TEST) $(PYTEST) $(SCRATCH)/Lighthouse.xml -n 0 tests/browser/test_lighthouse.py
	$(TEST) tests.postgres -- $(BIN)/python -m \
		$(PYTEST) $(SCRATCH)/Browser-PostgreSQL.xml -n 2 -m postgresql tests/browser
