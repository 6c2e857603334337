"""What a user could write instead of simulate: the model of peers-model.yaml in numpy, percentiles of headroom by year as CSV.
usage: simulate-peer.py DRAWS tuned|idiomatic OUT.csv
tuned: blocks that fit the cache, marginals from tables, the correlation in two small steps. idiomatic: whole arrays, one large
Cholesky factor, np.interp, np.percentile."""
import os
import sys
from math import erfc, sqrt

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np

draws, mode, out = int(sys.argv[1]), sys.argv[2], sys.argv[3]
lines, years, phi = 4, 10, 0.5
base = [520.0, 120.0, 130.0, 95.0]
fixed = [(1 + d) * (1 + p) * (1 - e) for d, p, e in zip([0.009, 0.012, 0.008, 0.007], [0.025, 0.025, 0.02, 0.025], [0.011, 0.011, 0.0, 0.011])]
allocation = [900 * 1.0385 ** (year + 1) for year in range(years)]
between = np.full((lines, lines), 0.3)
np.fill_diagonal(between, 1.0)
small = np.linalg.cholesky(between)
over = phi ** np.abs(np.subtract.outer(np.arange(years), np.arange(years)))
large = np.linalg.cholesky(np.kron(over, between))

cells, low, high = 4096, -6.5, 6.5
grid = np.linspace(low, high, cells + 1)
below = np.array([0.5 * erfc(-z / sqrt(2)) for z in grid])
a, m, b = -0.005, 0.01, 0.03
weight = (m - a) / (b - a)
triangular = np.where(below < weight, a + np.sqrt(below * (b - a) * (m - a)), b - np.sqrt((1 - below) * (b - a) * (b - m)))
a, m, b = -0.01, 0.02, 0.06
one, other = 1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a)
x = np.linspace(0, 1, 200001)
density = x ** (one - 1) * (1 - x) ** (other - 1)
cumulated = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
pert = a + (b - a) * np.interp(below, cumulated / cumulated[-1], x)


def project(growth, size):
    spend = [np.full(size, own) for own in base]
    result = np.empty((years, size))
    for year in range(years):
        # A shift is a share of the line in the year before.
        moved = spend[0] * 0.005
        for line in range(lines):
            spend[line] = spend[line] * (fixed[line] * (1 + growth(year, line)))
        spend[0] -= 6.0 * 0.75 + moved
        spend[1] += moved * 0.7
        result[year] = allocation[year] * 0.995 - (spend[0] + spend[1] + spend[2] + spend[3])
    return result


def idiomatic(size, rng):
    drawn = rng.standard_normal((size, lines * years)) @ large.T

    def growth(year, line):
        own = drawn[:, year * lines + line]
        if line in (0, 3):
            return (0.012 + 0.008 * own) if line == 0 else (0.02 + 0.01 * own)
        return np.interp(own, grid, triangular if line == 1 else pert)

    return project(growth, size)


def table(own, values):
    at = np.clip((own - low) * (cells / (high - low)), 0, cells - 1e-6)
    cell = at.astype(np.int32)
    return values[cell] + (at - cell) * (values[cell + 1] - values[cell])


def tuned(size, rng, block=4096):
    result = np.empty((years, size))
    fresh = np.sqrt(1 - phi * phi)
    for start in range(0, size, block):
        count = min(block, size - start)
        normal = rng.standard_normal((lines * years, count))
        drawn = np.empty_like(normal)
        for year in range(years):
            own = small @ normal[year * lines : year * lines + lines]
            if year:
                own *= fresh
                own += phi * drawn[year * lines - lines : year * lines]
            drawn[year * lines : year * lines + lines] = own

        def growth(year, line):
            own = drawn[year * lines + line]
            if line in (0, 3):
                return (0.012 + 0.008 * own) if line == 0 else (0.02 + 0.01 * own)
            return table(own, triangular if line == 1 else pert)

        result[:, start : start + count] = project(growth, count)
    return result


headroom = {"tuned": tuned, "idiomatic": idiomatic}[mode](draws, np.random.default_rng(1))
parts = [5, 10, 25, 50, 75, 90, 95]
found = np.percentile(headroom, parts, axis=1).T
with open(out, "w", encoding="utf-8") as file:
    file.write("year," + ",".join(f"P{part}" for part in parts) + "\n")
    for year, row in enumerate(found):
        file.write(f"{year + 1}," + ",".join(f"{value:.12g}" for value in row) + "\n")
