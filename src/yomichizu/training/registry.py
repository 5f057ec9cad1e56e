"""Who builds what, and who measures what.

A module of this package registers a function with a decorator; the command line finds every module
by itself, so that adding one is all it takes::

    @builder("clusters", writes=("models/clusters.npz",))
    def build(context: Context) -> None: ...

    @builder("ner", needs=("clusters",), writes=("models/ner.npz",))
    def build(context: Context) -> None: ...

    @evaluator("entities")
    def evaluate(context: Context) -> str: ...        # the table to print
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import yomichizu.training as package
from yomichizu import assets


@dataclass(frozen=True)
class Context:
    """Where to read and where to write."""

    data: Path  #: the folder of the corpora, as published
    resources: Path  #: the folder that ships

    @classmethod
    def of(cls, data: Path, resources: Path | None = None) -> Context:
        """Raises FileNotFoundError when there is no such data folder."""
        if not data.is_dir():
            raise FileNotFoundError(f"no folder of corpora at {data}; name it with --data or YOMICHIZU_DATA")
        return cls(data, resources or assets.resources())

    def corpus(self, name: str) -> Path:
        """The corpus file ``name``. Raises FileNotFoundError when it is not there."""
        path = self.data / name
        if not path.is_file():
            raise FileNotFoundError(f"the corpus {name} is missing in {self.data}")
        return path

    def target(self, name: str) -> Path:
        """Path of the shipped file ``name`` ("models/ner.npz"); its folder exists afterwards."""
        path = self.resources / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


Build = Callable[[Context], None]
Evaluate = Callable[[Context], str]


class Builder(NamedTuple):
    name: str
    run: Build
    needs: tuple[str, ...]  #: builders that must have run before
    writes: tuple[str, ...]  #: shipped files, relative to ``resources``


_builders: dict[str, Builder] = {}
_evaluators: dict[str, Evaluate] = {}


def builder(
    name: str, *, needs: tuple[str, ...] = (), writes: tuple[str, ...] = ()
) -> Callable[[Build], Build]:
    """Register a function that writes shipped files, the same bytes each time."""

    def register(run: Build) -> Build:
        if name in _builders:
            raise ValueError(f"two builders are called {name!r}")
        _builders[name] = Builder(name, run, needs, writes)
        return run

    return register


def evaluator(name: str) -> Callable[[Evaluate], Evaluate]:
    """Register a function that measures what ships and returns a table to print."""

    def register(run: Evaluate) -> Evaluate:
        if name in _evaluators:
            raise ValueError(f"two evaluators are called {name!r}")
        _evaluators[name] = run
        return run

    return register


def _load() -> None:
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        if not module.startswith("_"):
            import_module(f"{package.__name__}.{module}")


def builders() -> list[Builder]:
    """Every builder, those that others need first; otherwise by name."""
    _load()
    sorter = TopologicalSorter({name: _builders[name].needs for name in sorted(_builders)})
    return [_builders[name] for name in sorter.static_order()]


def evaluators() -> dict[str, Evaluate]:
    """Every evaluator by name, sorted."""
    _load()
    return dict(sorted(_evaluators.items()))
