# `make demo` shows Plumbline at work, `make test` checks it; `make help` lists the rest.

SWIFT ?= swift
PREFIX ?= /usr/local

# The arrows between targets are part of the build: what a target imports, its manifest entry names.
FLAGS = --explicit-target-dependency-import-check error
RELEASE = --configuration release --product plumbline --static-swift-stdlib

DEMO = Tests/Fixtures/demo/fleet
CHECKERS = .build/checkers

.DEFAULT_GOAL := help
.PHONY: help demo test release bench library format format-check completions install clean needs checkers

help: ## List these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do \
	  printf '  make %-13s %s\n' "$$name" "$$text"; done

demo: release ## Scan the sample fleet, write every report to demo-out/
	@rm -rf demo-out && mkdir demo-out
	@set -- scan $(DEMO)/exports $(DEMO)/machines $(DEMO)/gpo \
	  --inventory $(DEMO)/inventory.yaml --directory $(DEMO)/directory.yaml --as-of 2026-10-05T08:00:00Z \
	  --output text --output sarif=demo-out/plumbline.sarif --output sarif-github=demo-out/plumbline.github.sarif \
	  --output junit=demo-out/plumbline.junit.xml --output jsonl=demo-out/plumbline.jsonl; \
	printf '\n$$ plumbline'; for word; do case $$word in --*) printf ' \\\n   ' ;; esac; printf ' %s' "$$word"; done; \
	printf '\n\n'; \
	code=0; env -u PLUMBLINE_LIBRARY .build/release/plumbline "$$@" || code=$$?; \
	if [ $$code != 3 ]; then echo "make demo: exit $$code, not 3: the planted defects were not found" >&2; exit 1; fi
	@printf '%s\n' '' \
	  'That is the demo: five planted findings, one export cut off, one machine missing. Exit code 3 says that the' \
	  'picture is incomplete, and the line above that it is not clean either (1). The same run wrote, here:' '' \
	  '  demo-out/plumbline.sarif          SARIF 2.1.0, every verdict' \
	  '  demo-out/plumbline.github.sarif   SARIF for upload to code scanning' \
	  '  demo-out/plumbline.junit.xml      JUnit' \
	  '  demo-out/plumbline.jsonl          JSON Lines, one result a line' \
	  '' 'What was planted: Tests/Fixtures/demo/README.md'

test: needs checkers ## Build with every check, run every test
	$(SWIFT) build --build-tests $(FLAGS)
	@if [ -e $(CHECKERS)/ready ]; then PLUMBLINE_PYTHON="$${PLUMBLINE_PYTHON:-$$PWD/$(CHECKERS)/bin/python}"; \
	  export PLUMBLINE_PYTHON; fi; \
	set -x; $(SWIFT) test $(FLAGS)

release: needs ## Build the binary for use: .build/release/plumbline
	$(SWIFT) build $(RELEASE)

bench: needs ## Measure speed and memory on generated fleets
	sh Tests/Performance/run

library: ## List the documents of Baselines/ and Policies/ for the copy in the binary
	sh Sources/CEmbeddedLibrary/update.sh

format: ## Format the Swift sources
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

format-check: ## Say what `make format` would change
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

completions: release ## Write shell completions to .build/completions/
	@mkdir -p .build/completions
	@for shell in bash zsh fish; do \
	  .build/release/plumbline --generate-completion-script $$shell >.build/completions/plumbline.$$shell; done
	@ls .build/completions/*

install: completions ## Install to PREFIX (/usr/local): binary and completions
	install -D -m 755 .build/release/plumbline "$(DESTDIR)$(PREFIX)/bin/plumbline"
	install -D -m 644 .build/completions/plumbline.bash "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/plumbline"
	install -D -m 644 .build/completions/plumbline.zsh "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_plumbline"
	install -D -m 644 .build/completions/plumbline.fish "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/plumbline.fish"

clean: ## Remove what was built and the demo's reports
	rm -rf .build demo-out

# What the build needs beside Swift. Nothing is fetched where it is there.
needs:
	@command -v $(SWIFT) >/dev/null 2>&1 || { \
	  echo 'Swift 6.2 or newer is needed: https://www.swift.org/install/linux/' >&2; exit 1; }
	@has() { if command -v pkg-config >/dev/null 2>&1; then pkg-config --exists "$$1"; \
	  else dpkg -s "$$2" >/dev/null 2>&1; fi; }; \
	missing=; \
	command -v pkg-config >/dev/null 2>&1 || missing="$$missing pkg-config"; \
	has yaml-0.1 libyaml-dev || missing="$$missing libyaml-dev"; \
	has libxml-2.0 libxml2-dev || missing="$$missing libxml2-dev"; \
	has minizip libminizip-dev || missing="$$missing libminizip-dev"; \
	[ -n "$$missing" ] || exit 0; \
	if ! command -v apt-get >/dev/null 2>&1; then \
	  echo "Needed and not here:$$missing (Debian's names). Install them and try again." >&2; exit 1; fi; \
	sudo=; \
	if [ "$$(id -u)" != 0 ]; then \
	  if ! command -v sudo >/dev/null 2>&1; then \
	    echo "Needed and not here. As root: apt-get install$$missing" >&2; exit 1; fi; \
	  if [ -t 0 ]; then sudo=sudo; else sudo='sudo -n'; fi; fi; \
	echo "Installing what the build needs, with $${sudo:+$$sudo }apt-get:$$missing"; \
	$$sudo apt-get update && \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $$missing </dev/null

# Other people's readers of SARIF and JUnit, for the tests that ask them, where a folder beside the package has the
# scripts that call them. Without it, or without a network, those tests say that they were skipped.
checkers:
	@if [ -n "$$PLUMBLINE_PYTHON" ] || [ -e $(CHECKERS)/ready ] || \
	  ! [ -e "$${PLUMBLINE_SHARED:-../shared}/tools/check-sarif" ]; then exit 0; fi; \
	echo 'Installing readers of SARIF and JUnit for the tests, into $(CHECKERS)'; \
	mkdir -p .build; \
	if python3 -m venv --clear $(CHECKERS) && \
	  $(CHECKERS)/bin/python -m pip install --quiet --disable-pip-version-check --retries 1 --timeout 30 \
	    'jsonschema[format-nongpl]' jsonschema-rs sarif-tools junitparser junit2html lxml; \
	then touch $(CHECKERS)/ready; \
	else echo 'That failed (python3-venv or the network is missing): their tests are skipped.'; fi
