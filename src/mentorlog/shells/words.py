"""The words that shells keep for themselves: those of bash, zsh and fish."""

_LISTED = """
_ abbr alias and argparse autoload begin bg bind bindkey block break breakpoint
builtin bye caller case cd chdir command commandline compadd comparguments
compcall compctl compdescribe compfiles compgen compgroups complete compopt
compquote compset comptags comptry compvalues contains continue coproc count
declare dirs disable disown do done echo echotc echoti elif else emit emulate
enable end esac eval exec exit export false fc fg fi fish_indent fish_key_reader
float for foreach function functions getln getopts hash help history if in
integer jobs kill let limit local log logout mapfile math nameref nocorrect
noglob not or path popd print printf private pushd pushln pwd r random read
readarray readonly realpath rehash repeat return sched select set set_color
setopt shift shopt source status string suspend switch test then time times trap
true ttyctl type typeset ulimit umask unalias unfunction unhash unlimit unset
unsetopt until vared wait whence where which while zcompile zformat zle zmodload
zparseopts zregexparse zstyle
"""
# One file of settings serves every shell, so what one of them keeps is kept in all.
OWN_WORDS = frozenset(_LISTED.split())
"""What the shells and the modules they bring do themselves, and their grammar."""
