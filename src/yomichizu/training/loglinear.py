"""Fits the log-linear models of ``extraction.loglinear``."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from yomichizu.extraction.loglinear import Floats, Ints, cells


def features(columns: Sequence[Ints], templates: Sequence[tuple[int, ...]], bits: int) -> NDArray[np.int32]:
    """Cells of every row as one N × templates array."""
    return np.stack([c.astype(np.int32) for c in cells(columns, templates, bits)], axis=1)


def fit(
    rows: NDArray[np.int32],
    groups: NDArray[np.int64],
    gold: Floats,
    *,
    bits: int,
    null: bool,
    epochs: int = 8,
    batch: int = 400,
    rate: float = 0.15,
    decay: float = 1e-6,
    seed: int = 7,
) -> Floats:
    """Weights that make the gold rows of each group likely: softmax within the group, Adagrad.

    ``rows`` are cells (N × K); ``groups`` holds the first row of each group and N at the end; ``gold``
    is the share of each row in its group's probability mass. With ``null`` each group also has a
    candidate without features (score 0), which gets what the gold shares leave. Batches are groups in
    an order drawn from ``seed``; ``decay`` is the L2 penalty of the cells that a batch touches. The
    weights are averaged over the last half of the epochs. The same input gives the same bytes.
    """
    size = 1 << bits
    weights = np.zeros(size, np.float32)
    squares = np.full(size, 1e-3, np.float32)
    average = np.zeros(size, np.float64)
    averaged = 0
    random = np.random.default_rng(seed)
    count = len(groups) - 1
    lengths = np.diff(groups)
    for epoch in range(epochs):
        order = random.permutation(count)
        for begin in range(0, count, batch):
            chosen = np.sort(order[begin : begin + batch])
            chosen = chosen[lengths[chosen] > 0]
            if not len(chosen):
                continue
            span = lengths[chosen]
            offsets = np.concatenate(([0], np.cumsum(span)[:-1]))
            index = np.repeat(groups[chosen] - offsets, span) + np.arange(int(span.sum()))
            part = rows[index]
            score = weights[part].sum(axis=1)
            probability = softmax(score, offsets, span, null)
            error = probability - gold[index]
            flat = part.ravel()
            gradient = np.bincount(flat, np.repeat(error, part.shape[1]), minlength=size).astype(np.float32)
            touched = np.flatnonzero(gradient)
            step = gradient[touched] + decay * len(chosen) * weights[touched]
            squares[touched] += step * step
            weights[touched] -= rate * step / np.sqrt(squares[touched])
        if epoch >= epochs // 2:
            average += weights
            averaged += 1
    return (average / averaged).astype(np.float32)


def softmax(score: Floats, starts: NDArray[np.int64], lengths: NDArray[np.int64], null: bool) -> Floats:
    """Probability of each row in its group (groups are contiguous, none empty)."""
    top = np.maximum.reduceat(score, starts)
    if null:
        top = np.maximum(top, 0)
    power = np.exp(score - np.repeat(top, lengths))
    total = np.add.reduceat(power, starts)
    if null:
        total = total + np.exp(-top)
    probability: Floats = (power / np.repeat(total, lengths)).astype(np.float32)
    return probability


def quantised(name: str, weights: Floats) -> dict[str, NDArray[np.generic]]:
    """The table as int8 steps and their scale, for the model file (the largest weights are clipped)."""
    limit = float(np.quantile(np.abs(weights[weights != 0]), 0.9995)) or 1.0
    scale = np.float32(limit / 127)
    steps = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
    return {name: steps, f"{name}_scale": np.array([scale], np.float32)}
