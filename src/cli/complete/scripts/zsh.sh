#compdef scenario
# Completion of scenario for zsh: source <(scenario completion zsh), or this text as _scenario in a folder of $fpath.
_scenario() {
  local -a answer items endings
  local first line
  answer=("${(@f)$(scenario __complete words "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  first=$answer[1]
  shift answer
  case $first in
    values*)
      for line in $answer; do items+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}"); done
      [[ $first == *nospace ]] && endings=(-S '')
      _describe -t values 'scenario' items "${endings[@]}"
      ;;
    'files '*)
      endings=(${=first#files })
      _files -g "*.(${(j:|:)endings})(-.)"
      ;;
    files) _files ;;
    *) return 1 ;;
  esac
}
if [[ $funcstack[1] == _scenario ]]; then _scenario "$@"; else compdef _scenario scenario; fi
