#!/usr/bin/env bash
# What became of scenarios since another version of their repository, as Markdown for a comment on a change:
#   changes.sh FOLDER PATTERN...   FOLDER holds the other version, each file at the same path below it; the patterns of files are
#                                  looked for in both, so that what was taken away is told too: quote them
# Says nothing of a file that says the same. Needs scenario in the path; runs on bash 3.2 and later.
set -o pipefail

# A comment on GitHub holds 65,536 characters, on GitLab a million.
most=60000
base=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The files that the patterns name in a folder, each with a byte of nought behind it, which no name can hold.
named() ( # named FOLDER PATTERN...
  cd -- "$1" >/dev/null || exit
  shift
  IFS=
  for pattern in "$@"; do
    for file in $pattern; do [ ! -f "$file" ] || printf '%s\0' "$file"; done
  done
)

# A name as code, which no sign in it can end: nothing of it becomes markup, a mention of somebody or a second line.
as_code() { # as_code NAME
  local fence='`'
  while [[ $1 == *"$fence"* ]]; do fence+='`'; done
  if [ "$fence" = '`' ]; then printf '`%s`' "${1//$'\n'/ }"; else printf '%s %s %s' "$fence" "${1//$'\n'/ }" "$fence"; fi
}

# What standard input says of a file, under its name. The headings of a report stand below it; what a report records of itself, for
# another run of the program, is no part of a comment.
tell() { # tell FILE
  printf '\n### %s\n\n' "$(as_code "$1")"
  sed -e '/^<!-- provenance$/,/^-->$/d' -e 's/^### /##### /' -e 's/^# /#### /'
}

# The file of the other version alone, in the same folder, that says the same as one of this version alone. Nothing where there is none.
called_before() { # called_before FILE OTHER...
  local file=$1 other
  shift
  for other in "$@"; do
    if [ ! -f "$other" ] && [ "$(dirname "./$other")" = "$(dirname "./$file")" ] && cmp -s "${base%/}/$other" "$file"; then
      printf '%s' "$other"
      return
    fi
  done
}

every() {
  for file in "$@"; do
    before=${base%/}/$file
    was=
    if [ -f "$file" ] && [ ! -f "$before" ]; then
      name=$(called_before "$file" "$@")
      [ -z "$name" ] || { before=${base%/}/$name && was="It was called $(as_code "$name") before."; }
    fi
    if [ ! -f "$file" ]; then
      [ ! -f "$before" ] || echo 'Taken away.' | tell "$file"
    elif [ ! -f "$before" ]; then
      { scenario run --format markdown --brief --quiet -- "$file" || echo 'New, and wrong: see the checks.'; } 2>/dev/null | tell "$file"
    # The file is read by itself first, which may extend nothing outside this folder: only the other version stands there.
    elif ! scenario run --csv --quiet -- "$file" >/dev/null 2>&1; then
      echo 'Wrong, so that it cannot be compared: see the checks.' | tell "$file"
    else
      code=0
      scenario diff --format markdown --quiet --allow-outside -- "$before" "$file" >"$work/one" 2>/dev/null || code=$?
      if [ "$code" = 1 ]; then
        { [ -z "$was" ] || printf '%s\n\n' "$was"; cat "$work/one"; } | tell "$file"
      elif [ "$code" != 0 ]; then
        echo 'Right now; it was wrong before, so that it cannot be compared.' | tell "$file"
      elif [ -n "$was" ]; then
        printf '%s Nothing in it changes.\n' "$was" | tell "$file"
      fi
    fi
  done
}

echo '## What this changes in the scenarios'
files=()
while IFS= read -r -d '' file; do files+=("$file"); done < <({ named . "$@"; named "$base" "$@"; } | LC_ALL=C sort -zu)
every ${files[@]+"${files[@]}"} >"$work/all"
[ -s "$work/all" ] || printf '\nNothing in any scenario changes.\n' >"$work/all"
# Cut between lines, so that no character and no row of a table is torn; what is folded up there is closed.
awk -v most="$most" '
  { length_so_far += length($0) + 1 }
  length_so_far > most { exit }
  { print }
  $0 == "<details>" { is_open = 1 }
  $0 == "</details>" { is_open = 0 }
  END { if (is_open) print "\n</details>" }' "$work/all"
[ "$(wc -c <"$work/all")" -le "$most" ] || printf '\nMore scenarios change than have room here.\n'
