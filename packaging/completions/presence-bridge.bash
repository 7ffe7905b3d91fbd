# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of presence-bridge for bash.
_presence_bridge() {
  local word=${COMP_WORDS[COMP_CWORD]} before=
  [ "$COMP_CWORD" -eq 0 ] || before=${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  case $before in
    --profile | --metrics | --transcript)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$word")
      return
      ;;
    --scenario) mapfile -t COMPREPLY < <(compgen -W 'day still' -- "$word"); return ;;
    --format) mapfile -t COMPREPLY < <(compgen -W 'text json nagios checkmk' -- "$word"); return ;;
    --language) mapfile -t COMPREPLY < <(compgen -W 'en de' -- "$word"); return ;;
    --log-level) mapfile -t COMPREPLY < <(compgen -W 'debug info warning error' -- "$word"); return ;;
    --group) mapfile -t COMPREPLY < <(compgen -W 'viewer operator' -- "$word"); return ;;
    keys) mapfile -t COMPREPLY < <(compgen -W "--plan --apply --undo" -- "$word"); return ;;
    service) mapfile -t COMPREPLY < <(compgen -W 'install remove status secrets' -- "$word"); return ;;
    --users | --seed | --period | --for | --test-user) return ;;
  esac
  if [[ $COMP_CWORD -eq 1 && $word != -* && -n $word ]]; then
    mapfile -t COMPREPLY < <(compgen -W 'service why keys' -- "$word")
    return
  fi
  mapfile -t COMPREPLY < <(compgen -W '--help --version --demo --users --seed --scenario --headless --engine
    --attached --group --watch --table
    --setup --check --format --json --test-user --transcript --plan --apply --undo --system --replace --observe --metrics --profile --secrets-stdin --period --for --language
    --log-level --forget --yes' -- "$word")
}
complete -F _presence_bridge presence-bridge
