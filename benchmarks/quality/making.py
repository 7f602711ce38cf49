"""Makes assets as a worker process does, straight from the generators: no server, no database."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from layer_server.generators.card import GenerationRequest, InputFile, ModelCard, Output
from layer_server.generators.registry import CARDS

PROMPTS = Path(__file__).parent / "prompts"
OUT = Path(__file__).parent / "out"


@dataclass(frozen=True)
class Line:
    """One line of a prompt list: the prompt, and what stands behind the bar."""

    prompt: str
    expected: str


@dataclass(frozen=True)
class Asset:
    line: Line
    output: Output
    seconds: float

    @property
    def match(self) -> str:
        """``weak`` where the model says so itself."""
        return str(self.output.metadata.get("match", ""))


def asked_for() -> str:
    """Which round of held-out lists the command line names: ``second``, or ``.`` for the first."""
    parser = argparse.ArgumentParser()
    parser.add_argument("round", nargs="?", default=".", help="a folder of benchmarks/quality/prompts")
    return str(parser.parse_args().round)


def lines(name: str) -> list[Line]:
    """The prompts of a held-out list: ``icons``, or ``second/icons``."""
    text = (PROMPTS / f"{name}.txt").read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if row and not row.startswith("#")]
    return [
        Line(prompt.strip(), expected.strip()) for prompt, _, expected in (r.partition("|") for r in rows)
    ]


@cache
def card(slug: str) -> ModelCard:
    return next(each for each in CARDS if each.slug == slug)


def make(
    slug: str, prompt: str, seed: int = 0, files: dict[str, list[InputFile]] | None = None, **parameters: Any
) -> tuple[Output, float]:
    """One output with the model's defaults and these parameters, and the seconds it took."""
    model = card(slug)
    defaults = {name: each.default for name, each in model.parameters.items() if "default" in each.schema}
    request = GenerationRequest(prompt, seed, 1, {**defaults, **parameters}, files or {}, slug)
    generate = model.load()
    begun = time.perf_counter()
    output = generate(request, np.random.default_rng(seed), lambda fraction, stage: None, lambda: False)[0]
    return output, time.perf_counter() - begun


def make_all(slug: str, name: str, seed: int = 0, **parameters: Any) -> list[Asset]:
    """Every prompt of a list by one model."""
    found = []
    for line in lines(name):
        output, seconds = make(slug, line.prompt, seed, **parameters)
        found.append(Asset(line, output, seconds))
    return found
