#!/usr/bin/env bash
# The first hour of somebody who has only the packed program: installed in an empty folder, a definition is begun from a budget,
# edited, run, written as a workbook and checked. Fails at the first thing that is not as the manual says.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() { echo "first-hour: $*" >&2; exit 1; }
holds() { grep -qF -- "$2" "$1" || { cat "$1" >&2; fail "$1 does not hold: $2"; }; }

(cd "$root" && npm pack --ignore-scripts --silent --pack-destination "$folder" >/dev/null)
cd "$folder"
npm init --yes --silent >/dev/null
npm install --prefer-offline --ignore-scripts --no-audit --no-fund --silent ./scenario-*.tgz
# What users do not need stays out of the package, and what they do is in it.
[ ! -e node_modules/scenario/test ] || fail 'the tests are packed'
[ -x node_modules/scenario/bin/changes.sh ] || fail 'bin/changes.sh is not packed'

cat >budget.csv <<'CSV'
"Budget report, month 12",,
,,
Budget line,Setting,"2026/27 budget £000"
Acute contracts,hospital,"412,300"
Community services,out-of-hospital,"96,450"
Prescribing,prescribing,"71,200"
Total,,"579,950"
CSV
npx scenario init --from budget.csv >init.txt
holds init.txt 'the 3 budget lines come to £579,950,000'
holds scenario.yaml '# yaml-language-server: $schema=scenario.schema.json'
npx scenario check scenario.yaml >check.txt

# The funding that the budget does not state, where the definition says: the hashes before the section are taken away.
node -e '
  const { readFileSync, writeFileSync } = require("node:fs")
  const text = readFileSync("scenario.yaml", "utf8")
  const [section] = /^# funding:\n(?:# .*\n)+/m.exec(text)
  const filled = section
    .replace(/^# /gm, "")
    .replace("value: ,", "value: 579.95,")
    .replace("value: ,", "value: 2%,")
    .replaceAll(`source: ""`, `source: "The allocation of the year"`)
  writeFileSync("scenario.yaml", text.replace(section, filled).replace("value: 2%\n", "value: 4%\n"))
'
npx scenario run scenario.yaml >run.txt
holds run.txt 'Headroom'
npx scenario run scenario.yaml -o x.xlsx
[ "$(head -c 2 x.xlsx)" = PK ] || fail 'x.xlsx is no workbook'
npx scenario check scenario.yaml --reporter sarif >check.sarif
holds check.sarif '"version": "2.1.0"'
npx scenario doctor --width 400 >doctor.txt || { cat doctor.txt >&2; fail 'doctor finds a fault'; }
holds doctor.txt 'scenarios pass'
echo 'first-hour: a budget became a scenario, a workbook and a verdict'
