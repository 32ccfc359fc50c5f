
if not functions -q _mentorlog_right_prompt
    if functions -q fish_right_prompt
        functions -c fish_right_prompt _mentorlog_right_prompt
    else
        function _mentorlog_right_prompt
        end
    end
    function fish_right_prompt
        mentorlog_prompt
        _mentorlog_right_prompt
    end
end
