"""What a user could write instead of `scenario sweep`, in numpy: the definition of four lines of the benchmark, 200 x 200, to CSV."""
import sys

import numpy as np

acute = -0.01 + 0.0003 * np.arange(200)
allocation = 0.02 + 0.0002 * np.arange(200)
grown, funded = np.meshgrid(acute, allocation, indexing="ij")
lines = [np.full(grown.shape, float(base)) for base in (10, 11, 12, 13)]
funding = np.full(grown.shape, 46.0)
for _ in range(10):
    lines[0] = lines[0] * (1 + grown)
    for index, rate in ((1, 0.015), (2, 0.025), (3, 0.035)):
        lines[index] = lines[index] * (1 + rate)
    funding = funding * (1 + funded)
headroom = funding - sum(lines)
np.savetxt(
    sys.argv[1],
    np.column_stack([grown.ravel(), funded.ravel(), headroom.ravel()]),
    fmt=["%.4f", "%.4f", "%.12g"],
    delimiter=",",
    header="lines.line-0.growth,funding.allocation.growth,value",
    comments="",
)
