# Everything a newcomer needs: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
T ?=
ROW ?=
REAL ?=
PYTEST_WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test test-fast lint types bench faults shots docs texts clean constraints

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "RECIST Reader needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V). Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test,lint]'
	@touch $(READY)

demo: $(READY) ## open the window on the sample study (no display: pictures and tables in build/demo)
	$(BIN)/python -m recist_reader.cli.main demo

test: $(READY) lint types ## lint, types, import contracts and the whole suite
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS) $(T)

test-fast: $(READY) ## no Qt, no real data, no faults, under 30 s
	$(BIN)/python -m pytest -q -m "not gui and not real_data and not slow and not faults" $(T)

lint: $(READY) ## ruff, formatting and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(READY) ## mypy, strict below the window
	$(BIN)/mypy

bench: $(READY) ## speed as ratios against a peer and a limit (ROW=name for one row, REAL=folder of DICOM)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m benchmarks $(if $(ROW),--row $(ROW)) $(if $(REAL),--real $(REAL))

faults: $(READY) ## kill, disk-full, byte-flip and damaged-file runs at full count
	FAULTS=full $(BIN)/python -m pytest -q -n $(PYTEST_WORKERS) --maxschedchunk 1 -p tests.faults.fault_table -m faults $(T)

shots: $(READY) ## every window state as a picture in build/shots
	$(BIN)/python -m tests.shots

docs: $(READY) ## pictures of the user guide from the sample study
	$(BIN)/python -m tests.shots --docs

texts: $(READY) ## write all texts that the window shows into the catalogue for translation
	@mkdir -p build && rm -f build/texts.ts # anew, so that their order is that of the modules
	$(BIN)/pyside6-lupdate -silent -locations none -source-language en -target-language en -tr-function-alias tr+=phrase \
	  $$(find recist_reader -name '*.py' | LC_ALL=C sort) -ts build/texts.ts
	mv build/texts.ts resources/texts/recist_reader_en.ts

constraints: $(READY) ## write the installed versions into constraints.txt
	@(head -1 constraints.txt; $(BIN)/python -m pip freeze --exclude-editable | sort -f) > build-constraints.tmp && mv build-constraints.tmp constraints.txt

clean: ## remove everything that was made
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
