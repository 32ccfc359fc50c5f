# What there is to do with this checkout. Needed before: Python 3.11 or newer, and make.
# Everything lives in .venv; `make clean` takes it away again.

.DEFAULT_GOAL := help
.PHONY: help demo install test test-long lint docs site bench bench-peers bench-docs clean
.DELETE_ON_ERROR:

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A make that was started from inside another environment means this one.
unexport PYTHONPATH
unexport PYTHONHOME
unexport VIRTUAL_ENV

# How much `make bench` does: entries of the large journal, and rounds of each command.
ENTRIES := 100000
ROUNDS := 20
BULK_ROUNDS := 3

run := .venv/bin/python -m
pip := $(run) pip install --quiet

help:  ## Show what there is
	@echo "make demo     look at the sample journal"
	@echo "make install  install mentorlog into .venv"
	@echo "make test     run all checks and tests"
	@echo "make test-long  run the long forms of the tests; half an hour or more"
	@echo "make lint     run the checks alone"
	@echo "make docs     write the generated parts of the documentation anew"
	@echo "make site     make a site of the documents, in build/site"
	@echo "make bench    measure speed, size and memory against their bounds"
	@echo "              (make bench ENTRIES=1000000 for a million)"
	@echo "make bench-peers  measure programs of the same kind beside it"
	@echo "make bench-docs   write what was measured into docs/performance.md"
	@echo "make clean    remove .venv and whatever was made"

demo: .venv/installed
	@$(run) mentorlog demo

install: .venv/installed
	@echo "Installed. Try: .venv/bin/mentorlog --help"

test: lint .venv/others/ready
	$(run) pytest -n auto --dist worksteal

test-long: .venv/ready .venv/others/ready
	$(run) pytest -n auto --dist worksteal -m long --timeout 0
	$(run) pytest -n auto --dist worksteal -m "hypothesis and not long" \
	  --hypothesis-profile searching

lint: .venv/ready
	$(run) ruff check .
	$(run) ruff format --check .
	$(run) mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/python tools/docs.py --check

docs: .venv/ready
	.venv/bin/python tools/docs.py

site: .venv/others/ready
	.venv/others/bin/mkdocs build --quiet

bench: .venv/ready
	$(run) bench --entries $(ENTRIES) --rounds $(ROUNDS) --bulk-rounds $(BULK_ROUNDS) \
	  --output build/bench/bench.json

bench-peers: .venv/ready
	$(run) bench.peers --rounds $(ROUNDS) --output build/bench/peers.json

bench-docs: .venv/ready
	$(run) bench.docs

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist

# The stamps: what was installed stays as long as pyproject.toml does.
.venv/bin/python:
	@sh tools/make-venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	@echo "Installing mentorlog into .venv ..."
	@$(pip) --editable .
	@touch $@

.venv/ready: .venv/installed tools/requirements.py
	@echo "Installing what the checks and tests need ..."
	@.venv/bin/python tools/requirements.py test lint bench > .venv/requirements.txt
	@$(pip) --requirement .venv/requirements.txt
	@touch $@

# What is not there is skipped, with the reason.
.venv/others/ready: pyproject.toml tools/requirements.py | .venv/ready
	@echo "Installing programs that the tests try it with ..."
	@.venv/bin/python tools/requirements.py others > .venv/others.txt
	@$(run) venv .venv/others
	@.venv/others/bin/python -m pip install --quiet --requirement .venv/others.txt \
	  || echo "Going on without them."
	@touch $@
