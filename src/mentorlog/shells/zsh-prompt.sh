
setopt prompt_subst
case ${PROMPT-} in
    *mentorlog_prompt*) ;;
    *) PROMPT='$(mentorlog_prompt)'${PROMPT-} ;;
esac
