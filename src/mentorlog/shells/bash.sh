# mentorlog in bash: completion, short names, and a piece of the prompt.

@COMPLETION@

# Completes the program; what is no plain word is quoted, such as a name with a space.
_mentorlog_complete() {
    local begun=${COMP_WORDS[COMP_CWORD]-} each
    _mentorlog_completion mentorlog
    case $begun in [\'\"]*) return 0 ;; esac
    for each in "${!COMPREPLY[@]}"; do
        case ${COMPREPLY[each]} in
            *[[:space:]\'\"\$\`\\\&\;\|\(\)\<\>\*\?\!\#]*)
                COMPREPLY[each]=$(printf %q "${COMPREPLY[each]}")
                ;;
        esac
    done
}

complete -o default -F _mentorlog_complete mentorlog

# Completes a short name as the command line that it stands for.
_mentorlog_complete_short() {
    local long
    case $1 in
@CASES@
        *) return 1 ;;
    esac
    COMP_WORDS=("${long[@]}" "${COMP_WORDS[@]:1}")
    COMP_CWORD=$((COMP_CWORD + ${#long[@]} - 1))
    _mentorlog_complete
}

# Gives a short name, unless something else is called that.
_mentorlog_short() {
    case " ${_mentorlog_shorts-} " in
        *" $1 "*) ;;
        *)
            type "$1" >/dev/null 2>&1 && return 0
            _mentorlog_shorts="${_mentorlog_shorts-} $1"
            ;;
    esac
    alias "$1=$2"
    complete -o default -F _mentorlog_complete_short "$1"
}

@SHORTS@

# Says how many promises are late, such as "2 late ", or nothing. It reads one small
# file and starts no program.
mentorlog_prompt() {
    local journal=${MENTORLOG_JOURNAL:-@JOURNAL@} today=${MENTORLOG_TODAY-} day late=0
    case $journal in "~/"*) journal=$HOME/${journal:2} ;; esac
    [[ -r $journal.due ]] || return 0
    if [[ -z $today ]]; then
        printf -v today '%(%Y-%m-%d)T' -1 2>/dev/null || today=$(date +%Y-%m-%d)
    fi
    while IFS= read -r day; do
        [[ $day < $today ]] || break
        late=$((late + 1))
    done <"$journal.due"
    ((late == 0)) || printf '%s late ' "$late"
}
