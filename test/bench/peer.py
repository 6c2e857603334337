"""What a user could write instead: read definitions with libyaml, project the lines, print wide CSV. No checks, no
diagnostics, no exact decimals, no units, no sources."""
import csv
import os
import sys

import yaml


def read(path):
    with open(path, encoding="utf-8") as file:
        own = yaml.load(file, Loader=yaml.CSafeLoader)
    parent = own.pop("extends", None)
    return own if parent is None else merge(read(os.path.join(os.path.dirname(path), parent)), own)


def merge(base, over):
    if not (isinstance(base, dict) and isinstance(over, dict)):
        return over
    return {**base, **{key: merge(base[key], value) if key in base else value for key, value in over.items()}}


def plain(value):
    return plain(value["value"]) if isinstance(value, dict) and "value" in value else value


def rate(value):
    value = plain(value)
    return float(value[:-1]) / 100 if isinstance(value, str) else float(value)


def rows(path):
    scenario = read(path)
    base, count = scenario["years"]["base"], int(scenario["years"].get("count", 10))
    first = int(base[:4])
    years = [f"{first + t}/{(first + t + 1) % 100:02d}" for t in range(count + 1)]
    funding = [0.0] * (count + 1)
    for stream in scenario["funding"].values():
        value = float(plain(stream["base"]))
        for t in range(count + 1):
            funding[t] += value * (1 + rate(stream["growth"])) ** t
    total = [0.0] * (count + 1)
    lines = []
    for name, line in scenario["lines"].items():
        growth = rate(line["growth"]) if "growth" in line else 0.03
        value = float(plain(line["base"]))
        spend = []
        for t in range(count + 1):
            spend.append(value)
            total[t] += value
            value *= 1 + growth
        lines.append((f"lines.{name}.spend", spend))
    headroom = [f - s for f, s in zip(funding, total)]
    return years, [("funding.total", funding), *lines, ("spend.total", total), ("headroom", headroom)]


out = csv.writer(sys.stdout)
for number, path in enumerate(sys.argv[1:]):
    years, figures = rows(path)
    if number == 0:
        out.writerow(["scenario", "row", *years])
    for name, values in figures:
        out.writerow([os.path.basename(path), name, *(f"{value:.6f}" for value in values)])
