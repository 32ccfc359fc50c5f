# mentorlog in fish: completion, short names, and a piece of the prompt.

@COMPLETION@

# Gives a short name, unless something else is called that. fish completes it as what it
# stands for.
function _mentorlog_short
    if not contains -- $argv[1] $_mentorlog_shorts
        type -q -- $argv[1]; and return 0
        set -g -a _mentorlog_shorts $argv[1]
    end
    alias $argv[1] $argv[2]
end

@SHORTS@

# Says how many promises are late, such as "2 late ", or nothing. It reads one small
# file; nothing but `date` is started.
function mentorlog_prompt
    set -l journal @JOURNAL@
    test -n "$MENTORLOG_JOURNAL"; and set journal (string replace -r '^~/' "$HOME/" -- $MENTORLOG_JOURNAL)
    test -r "$journal.due"; or return 0
    set -l today $MENTORLOG_TODAY
    test -n "$today"; or set today (date +%Y-%m-%d)
    set today (string replace -a - '' -- $today)
    set -l late 0
    while read -l day
        test (string replace -a - '' -- $day) -lt $today; or break
        set late (math $late + 1)
    end <"$journal.due"
    test $late -eq 0; or printf '%s late ' $late
    return 0
end
