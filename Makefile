# Everything is one command: `make site`, `make serve`, `make test`. The README has the same as plain commands.

PYTHON ?= python3
BASE ?= main
WORKERS ?= 2
BIN := .venv/bin
NPM := $(BIN)/node tests/npm/node_modules
export NO_MKDOCS_2_WARNING := 1
accessible bench: export PYTHONPATH := tests/support

.PHONY: site offline serve check diff spelling accessible begin upgrade test long lint bench browsers java lighthouse lock clean

site: .venv/site ## build the course into site/, strictly, and look at what was built
	$(BIN)/mkdocs build --strict
	$(BIN)/python -m courseblocks look

offline: .venv/site ## build a copy that opens by double-click, into site-offline/; it has no search
	COURSE_SEARCH=false COURSE_POLICY=false $(BIN)/mkdocs build --strict --no-directory-urls --site-dir site-offline
	$(BIN)/python -m courseblocks look site-offline

serve: .venv/site ## preview at http://127.0.0.1:8000/, built anew on each change
	$(BIN)/mkdocs serve

check: .venv/site ## tell every mistake, without a build
	$(BIN)/python -m courseblocks check

diff: .venv/site ## say in Markdown what changed in the course since BASE: make diff BASE=main
	@$(BIN)/python -m courseblocks diff "$(BASE)"

begin: .venv/site ## replace the sample course by a small one to write on
	@$(BIN)/python -m courseblocks begin

upgrade: .venv/site ## take over a newer version: make upgrade FROM=v1.2.0, or a folder, or a .zip
	@$(BIN)/python -m courseblocks upgrade -- "$(FROM)"

spelling: .venv/test ## warn of words that may be misspelt in lessons and banks; docs/.spelling.txt names those that are not
	@$(BIN)/python tests/tools/spelling.py

accessible: .venv/test site ## run axe on the pages that changed since BASE, or on PAGES="relationships/press-pause.md ..."
	tests/install-browsers chromium
	@$(BIN)/python tests/tools/accessible.py --base "$(BASE)" $(PAGES)

test: .venv/test browsers java lint ## run every test, two at a time: most of them wait for browsers
	$(BIN)/node --test "tests/**/*.test.js"
	$(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal

long: .venv/test browsers ## live RUNS=10000 lives with the log and with what learners see, and repeat in every engine what `test` tries in one
	RUNS=$(or $(RUNS),10000) $(BIN)/node --test tests/runtime/never-lost.test.js tests/runtime/seen.test.js
	LONG=1 $(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal -m "sliced or long"

lint: .venv/test
	$(BIN)/ruff format --check hooks tests
	$(BIN)/ruff check hooks tests
	$(BIN)/mypy
	$(NPM)/typescript/bin/tsc -p tests/npm
	$(NPM)/prettier/bin/prettier.cjs --check --log-level warn "hooks/courseblocks/**/*.{js,css}" "tests/**/*.js"

bench: .venv/test ## measure against the budgets: QUICK=1 for small courses, PAGES="20 100 2000", PEERS=1 for mkdocs-quiz too
	tests/install-browsers chromium
	$(BIN)/python tests/tools/bench.py --pages $(or $(PAGES),$(if $(QUICK),20 100,20 100 500)) $(if $(PEERS),--peers)

browsers:
	tests/install-browsers

java:
	tests/install-java

lighthouse: .venv/test site tests/lighthouse/node_modules ## measure every kind of page, some minutes
	$(BIN)/python tests/lighthouse/measure.py

tests/lighthouse/node_modules: tests/lighthouse/package-lock.json | .venv/test
	$(BIN)/npm ci --prefix tests/lighthouse --silent
	touch $@

lock: .venv/test ## take the newest versions of everything into the requirements
	$(BIN)/uv pip compile -q --upgrade $(LOCK) --group site -o requirements.txt
	cp requirements.txt hooks/courseblocks/project/thin/requirements.txt
	$(BIN)/uv pip compile -q --upgrade $(LOCK) --group site --group test -c requirements.txt -o requirements-test.txt

LOCK := pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

.venv/bin/python:
	tests/make-venv $(PYTHON)

.venv/site: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install -q --require-hashes -r requirements.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation --editable .
	touch $@

.venv/test: .venv/site requirements-test.txt tests/npm/package-lock.json
	$(BIN)/pip install -q --require-hashes -r requirements-test.txt
	$(BIN)/npm ci --prefix tests/npm --silent
	touch $@

clean: ## delete what was made here
	rm -rf .venv site site-offline build .cache tests/npm/node_modules tests/lighthouse/node_modules
