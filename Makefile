SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export DVC_NO_ANALYTICS := 1
unexport PYTHONDONTWRITEBYTECODE  # or each process compiles all it imports: seconds, in every test
LOG := build/env.log
# What tools print while they install and compile is told only if one fails.
FAILED = { tail -20 $(LOG); echo "== that failed; all that was printed is in $(LOG)"; exit 1; }
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

.PHONY: help env browser demo docs test fast pythons fuzz sanitized lint format bench bench-pipeline bench-duplicates lock clean

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

env: .venv/ready  ## .venv with everything, from the lock file; what changed is compiled
	@mkdir -p $(dir $(LOG))
	@$(BIN)/python pipelines/files/compiled.py \
	  || $(BIN)/uv pip install --python $(BIN)/python --no-deps --no-build-isolation -e . >> $(LOG) 2>&1 \
	  || $(FAILED)
	@$(BIN)/python -m pipelines.files.language_arrays

.venv/ready: requirements.txt pyproject.toml hatch_build.py
	@echo "== environment: .venv from requirements.txt (a minute on a fresh machine)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Broadsheet needs Python 3.11 or newer")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@mkdir -p $(dir $(LOG))
	@awk '/^uv==/{found=1} found{print} found&&!/\\$$/{exit}' requirements.txt > .venv/uv.txt
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r .venv/uv.txt \
	  > $(LOG) 2>&1 || $(FAILED)
	@sync() { $(BIN)/uv pip sync --python $(BIN)/python --require-hashes "$$@" requirements.txt >> $(LOG) 2>&1; }; \
	  sync || sync --system-certs || { \
	  echo "== uv could not, even with the certificates of the system: why is in $(LOG)"; \
	  echo "== pip now does the same in 5 to 15 minutes, and says where it is; a private certificate"; \
	  echo "== is told to uv by SSL_CERT_FILE and to pip by PIP_CERT: then run this again"; \
	  set -o pipefail; $(BIN)/python -m pip install --disable-pip-version-check --no-color --require-hashes \
	  -r requirements.txt 2>&1 | tee -a $(LOG) | (grep --line-buffered ^Collecting || true); } || $(FAILED)
	@echo "== compiling the Cython modules (another minute)"
	@$(BIN)/uv pip install --python $(BIN)/python --no-deps --no-build-isolation -e . >> $(LOG) 2>&1 || $(FAILED)
	@touch $@

demo: env  ## the whole flow on the bundled newsroom: crawl, build, release
	@broadsheet demo

browser:  ## Chromium, which the tests of the report look through; by apt, where that is allowed
	@command -v chromium chromium-browser google-chrome > /dev/null || { \
	  [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null \
	  && echo "== browser: Chromium, by apt" && apt-get -qq update \
	  && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium > /dev/null; \
	} || echo "== browser: no Chromium here, nor leave to install it: its tests are skipped"

docs: env  ## these pages as a site, in build/docs; a broken link fails
	@python -m sphinx -E -W --keep-going -q -d build/doctrees docs build/docs
	@echo "build/docs/index.html"

test: env browser  ## every test
	@echo "== tests: about a quarter of an hour on two cores"
	@python -m pytest -n auto --dist loadfile --no-loadscope-reorder  # else long files come last

fast: env  ## the tests that take seconds
	@python -m pytest -n auto --dist loadfile -m "not slow and not hostile"

pythons:  ## compile, and run the quick tests, on every other Python found (3.12, 3.13)
	@for version in 3.12 3.13; do \
	  found=$$(ls -d $${PYENV_ROOT:-$$HOME/.pyenv}/versions/$$version.*/bin/python 2>/dev/null | tail -1); \
	  found=$${found:-$$(command -v python$$version)}; \
	  if [ -z "$$found" ]; then echo "== Python $$version: not found here, not run"; continue; fi; \
	  echo "== Python $$version: $$found"; \
	  rm -rf build/python-$$version && git clone -q . build/python-$$version || exit 1; \
	  env -u PYTHONPATH $(MAKE) -C build/python-$$version fast PYTHON=$$found || exit 1; \
	done

fuzz: env  ## damaged pages through the extraction, with a fresh seed (PAGES=20000)
	@python -m tests.spiders.extraction.fuzz.loop --pages $(or $(PAGES),20000)

sanitized: env  ## the same under AddressSanitizer and UndefinedBehaviorSanitizer (PAGES=2000)
	@rm -rf build/sanitized && mkdir -p build/sanitized
	@git ls-files -z schemas spiders pipelines expectations tests '*.py' pyproject.toml README.md LICENSE \
	  | xargs -0 tar -c | tar -x -C build/sanitized
	@cd build/sanitized && CFLAGS="$(SANITIZE) -g -O1" LDFLAGS="$(SANITIZE)" \
	  python -m hatchling build -t wheel > build.log 2>&1 || (tail -5 build.log; exit 1)
	@cd build/sanitized && LD_PRELOAD="$$(cc -print-file-name=libasan.so) $$(cc -print-file-name=libstdc++.so)" \
	  ASAN_OPTIONS=detect_leaks=0 PYTHONMALLOC=malloc \
	  python -m tests.spiders.extraction.fuzz.loop --pages $(or $(PAGES),2000)

lint: env  ## style, types, and who may import whom
	ruff check .
	ruff format --check .
	mypy
	lint-imports --no-cache

format: env  ## put the code in our format
	ruff check --fix -q . ; ruff format -q .

bench: env  ## speed and quality beside the named peers (BROADSHEET_CORPUS=folder)
	@uv pip install -q --python $(BIN)/python -e '.[bench]'
	@python -m benchmarks.extraction --corpus "$${BROADSHEET_CORPUS:?names the corpus folder}"

bench-pipeline: env  ## what the stages cost as their corpus grows, beside the usual tools (SIZES=1000,10000)
	@uv pip install -q --python $(BIN)/python -e '.[bench]'
	@python -m benchmarks.pipeline --sizes $(or $(SIZES),1000,10000)

bench-duplicates: env  ## recall, precision and cost of near-duplicates on made-up news (ARTICLES=20000)
	@python -m benchmarks.duplicates --articles $(or $(ARTICLES),20000)

lock:  ## renew requirements.txt from pyproject.toml
	@printf 'cython>=3.1\nhatchling>=1.27\neditables>=0.5\nsetuptools>=77\nuv>=0.9\n' | $(BIN)/uv pip compile -q pyproject.toml - \
	  --extra test --extra docs --extra cluster --extra s3 --extra sign --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -o requirements.txt

clean:  ## remove what can be made again (captures and releases stay)
	rm -rf .venv build expectations/rules/*.so spiders/extraction/*/*.so spiders/extraction/*.stamp spiders/extraction/languages/unpacked .pytest_cache .mypy_cache .ruff_cache .hypothesis dist
