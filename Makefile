.PHONY: train cross-validate score run test check audit lint bench bench-start bench-chat bench-delivery soak soak-storm hostile pictures clean
.DEFAULT_GOAL := run

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

$(VENV)/run.stamp: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(VENV)/run.stamp  ## install, upgrade the database, load seeds/, start the bot
	$(BIN)/python -m bot migrate
	$(BIN)/python -m bot seed
	exec $(BIN)/python -m bot

test: $(VENV)/dev.stamp  ## every test, on several processors at once
	$(BIN)/pytest -n auto --maxprocesses 4 --dist worksteal

lint: $(VENV)/dev.stamp  ## style, types and the lines between the packages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/dev.stamp  ## how fast parsing is, against a tokenizer, as texts grow and on hostile ones; how surely copies are found
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python -m tests.benchmarks.bench_parsing
	$(BIN)/python -m tests.benchmarks.bench_hostile
	$(BIN)/python -m tests.benchmarks.bench_merging

bench-chat: $(VENV)/dev.stamp  ## how fast each command is with a million facts, and two hundred readers at once
	-$(BIN)/python -m tests.benchmarks.bench_chat
	$(BIN)/python -m tests.benchmarks.bench_readers

bench-start: $(VENV)/dev.stamp  ## that the bot starts within 2 seconds and has no more than 150 MB while idle
	$(BIN)/python -m tests.benchmarks.bench_start

hostile: $(VENV)/dev.stamp  ## ten thousand broken, cut and swollen files to the bot, in at most twenty minutes
	$(BIN)/python -m tests.bot.hostile_inputs

pictures: $(VENV)/dev.stamp  ## the pictures of the READMEs anew; needs Chromium
	$(BIN)/python -m tests.bot.localchat.pictures

$(VENV)-peers/stamp:
	$(PYTHON) -m venv $(VENV)-peers
	$(VENV)-peers/bin/pip install --quiet --disable-pip-version-check aiogram==3.31.0
	@touch $@

bench-delivery: $(VENV)/dev.stamp $(VENV)-peers/stamp  ## how fast digests go out beside aiogram's bare loop, and who is due among a million
	-$(BIN)/python -m tests.benchmarks.bench_delivery $(VENV)-peers/bin/python
	$(BIN)/python -m tests.benchmarks.bench_due

soak: $(VENV)/dev.stamp  ## kill a process that sends digests fifty times on each database, and compare the ledger with what arrived; then soak-storm
	$(BIN)/python -m tests.soak $(KILLS)
	$(BIN)/python -m tests.soak.storm $(MINUTES)

soak-storm: $(VENV)/dev.stamp  ## two hundred readers, digests, faults, restarts and kills at once, for a minute or MINUTES=10 on each database
	$(BIN)/python -m tests.soak.storm $(MINUTES)

$(VENV)/train.stamp: $(VENV)/dev.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,train]'
	@touch $@

train: $(VENV)/train.stamp  ## refit the judge's weights to the labelled articles
	$(BIN)/python -m tests.briefs.corpus.train

cross-validate: $(VENV)/train.stamp  ## how well parsing does on articles that its judge has not learned from, in some minutes
	$(BIN)/python -m tests.briefs.corpus.crossvalidate

score: $(VENV)/dev.stamp  ## how well parsing does on the labelled articles, and how many lines that readers are told were found false
	$(BIN)/python -m tests.briefs.corpus
	$(BIN)/python -m tests.briefs.told

audit:  ## whether a library that is used is known to be vulnerable; says so where the index cannot be asked
	$(PYTHON) -m venv $(VENV)-audit
	-$(VENV)-audit/bin/pip install --quiet --disable-pip-version-check 'pip-audit>=2.9,<3'
	$(VENV)-audit/bin/python -m tests.audit $(VENV)-audit/bin/pip-audit

check: lint test audit  ## all that must hold before a commit

clean:
	rm -rf $(VENV) $(VENV)-peers $(VENV)-audit build *.egg-info
