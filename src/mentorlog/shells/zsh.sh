# mentorlog in zsh: completion, short names, and a piece of the prompt.

if ! whence compdef >/dev/null; then
    autoload -Uz compinit && compinit -i
fi
@COMPLETION@

# Gives a short name, unless something else is called that. zsh completes it as what it
# stands for.
_mentorlog_short() {
    case " ${_mentorlog_shorts-} " in
        *" $1 "*) ;;
        *)
            whence -- "$1" >/dev/null 2>&1 && return 0
            typeset -g _mentorlog_shorts="${_mentorlog_shorts-} $1"
            ;;
    esac
    alias -- "$1=$2"
}

@SHORTS@

# Says how many promises are late, such as "2 late ", or nothing. It reads one small
# file and starts no program.
mentorlog_prompt() {
    emulate -L zsh
    local journal=${MENTORLOG_JOURNAL:-@JOURNAL@} today=${MENTORLOG_TODAY-} day late=0
    case $journal in "~/"*) journal=$HOME/${journal:2} ;; esac
    [[ -r $journal.due ]] || return 0
    [[ -n $today ]] || today=${(%):-%D{%Y-%m-%d}}
    while IFS= read -r day; do
        [[ $day < $today ]] || break
        late=$((late + 1))
    done <"$journal.due"
    ((late == 0)) || printf '%s late ' "$late"
}
