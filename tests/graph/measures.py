"""What a layout is judged by: normalised stress and edge crossings."""

from __future__ import annotations

from collections import deque

import numpy as np


def distances(count: int, source: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Steps between all pairs (n, n), breadth first; infinite between disconnected parts."""
    near: list[list[int]] = [[] for _ in range(count)]
    for a, b in zip(source.tolist(), target.tolist(), strict=True):
        near[a].append(b)
        near[b].append(a)
    result = np.full((count, count), np.inf, dtype=np.float32)
    for start in range(count):
        row = [-1] * count
        row[start] = 0
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for there in near[here]:
                if row[there] < 0:
                    row[there] = row[here] + 1
                    queue.append(there)
        found = np.array(row)
        result[start, found >= 0] = found[found >= 0]
    return result


def stress(positions: np.ndarray, steps: np.ndarray) -> float:
    """Mean of ((distance on paper − steps) / steps)² over connected pairs, at the best scale."""
    above, squares, pairs, crossed = 0.0, 0.0, 0, 0.0
    for row in range(1, len(positions)):
        d = steps[row, :row]
        e = np.hypot(*(positions[:row] - positions[row]).T)
        ratio = (e / d)[np.isfinite(d)]
        above += float(ratio.sum())
        squares += float((ratio**2).sum())
        pairs += len(ratio)
    scale = above / squares
    crossed = scale * scale * squares - 2 * scale * above + pairs
    return crossed / pairs


def crossings(positions: np.ndarray, source: np.ndarray, target: np.ndarray) -> int:
    """Pairs of straight edges without a common end that cross."""
    a, b = positions[source], positions[target]

    def side(p: np.ndarray, q: np.ndarray, r: np.ndarray) -> np.ndarray:
        return np.sign(
            (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1])
            - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])
        )

    p, q, r, s = a[:, None], b[:, None], a[None], b[None]
    hit = (side(p, q, r) * side(p, q, s) < 0) & (side(r, s, p) * side(r, s, q) < 0)
    return int(np.triu(hit, 1).sum())
