# Completion of scenario for bash: source <(scenario completion bash)
_scenario() {
  local IFS=$'\n' answer first file
  COMPREPLY=()
  answer=$(scenario __complete line "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null) || return 0
  first=${answer%%$'\n'*}
  case $first in
    values*)
      [[ $first == *nospace ]] && compopt -o nospace
      COMPREPLY=($(printf '%s\n' "${answer#*$'\n'}" | cut -f 1))
      ;;
    files*)
      compopt -o filenames
      for file in $(compgen -f -- "$2"); do
        if [[ -d $file || $first == files || " $first " == *" ${file##*.} "* ]]; then COMPREPLY+=("$file"); fi
      done
      ;;
  esac
}
complete -F _scenario scenario
