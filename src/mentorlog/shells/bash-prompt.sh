
case ${PS1-} in
    *mentorlog_prompt*) ;;
    *) PS1='$(mentorlog_prompt)'${PS1-} ;;
esac
