# Completion of scenario for bash: source <(scenario completion bash)
_scenario() {
  local IFS=$'\n' answer first file
  COMPREPLY=()
  answer=$(scenario __complete line "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null) || return 0
  first=${answer%%$'\n'*}
  case $first in
    values*)
      [[ $first == *nospace ]] && compopt -o nospace
      # Read by lines, so that no name is taken for a pattern.
      while IFS= read -r file; do COMPREPLY+=("${file%%$'\t'*}"); done <<<"${answer#*$'\n'}"
      ;;
    files*)
      compopt -o filenames
      while IFS= read -r file; do
        if [[ -d $file || $first == files || " $first " == *" ${file##*.} "* ]]; then COMPREPLY+=("$file"); fi
      done < <(compgen -f -- "$2")
      ;;
  esac
}
complete -F _scenario scenario
