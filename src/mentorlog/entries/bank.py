"""The open questions that come with the program."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.entries.question import Question

if TYPE_CHECKING:
    from mentorlog.entries.question import Subject

WRITTEN = date(2026, 1, 1)
"""The day that stands for all of them; own questions have a day of their own."""

TEXTS: dict[Subject, dict[int, str]] = {
    "goals": {
        1: "Which part of your work would you miss if somebody took it off your "
        "desk tomorrow?",
        2: "What did you set out to do last year that you are quietly glad you "
        "dropped?",
        3: "How will you notice, on an ordinary Tuesday, that you have got where "
        "you want to be?",
        4: "What is the smallest piece of this that you could show to somebody by "
        "Friday?",
        5: "Whose work do you look at twice, and what is in it that you would like "
        "in your own?",
        6: "What would you have to put down so that this gets the hours it needs?",
        7: "How did this goal come to be yours, and who else wanted it for you?",
        8: "Which of your goals would you keep even if nobody ever heard of it?",
        9: "What have you put off so often that it may not be yours to do at all?",
        10: "How much of this would be enough, and how did you arrive at that?",
        11: "What would make the next three months feel well spent, whatever "
        "becomes of the plan?",
        12: "Which promise to yourself has lasted longest, and what kept it alive?",
        13: "What did you want from this work on your first day, and how much of it "
        "do you still want?",
        14: "Where does this goal meet what your team needs, and where do the two "
        "part ways?",
    },
    "growth": {
        15: "What did you believe about this work a year ago that makes you smile now?",
        16: "When did you last change your mind about something at work, and what "
        "did it take?",
        17: "What do people bring to you because you have become good at it?",
        18: "Which skill did you learn mostly by watching somebody, and whom did "
        "you watch?",
        19: "What was the last thing you read or heard that you used the very next "
        "day?",
        20: "What can you do half asleep now that once took all your attention?",
        21: "Where do you still follow the recipe, and where have you begun to cook "
        "without one?",
        22: "Which remark about your work took you longest to understand?",
        23: "What are you practising at the moment, and how can you tell a good try "
        "from a bad one?",
        24: "How do you usually find out that you were wrong?",
        25: "What did you do differently in the week after your last mistake?",
        26: "Who gets to see your work while it is still rough, and what do they "
        "catch?",
        27: "What would you like to be a beginner at again?",
        28: "Which hour of your week gives you back more energy than it takes?",
    },
    "challenge": {
        29: "What have you been meaning to bring up, and what makes it wait?",
        30: "How did your last hard conversation begin, and how would you begin it "
        "today?",
        31: "What have you tried so far, and what did each attempt show you?",
        32: "Which part of this is difficult, and which part is merely unpleasant?",
        33: "Who else is touched by this, and how would they tell the story?",
        34: "What would you be willing to get wrong in order to find out more?",
        35: "What is being asked of you that nobody has said out loud?",
        36: "When did something like this go well for you, and what was different "
        "then?",
        37: "What are you carrying alone that somebody would gladly carry with you?",
        38: "What do you do under pressure that you would rather not, and who "
        "notices first?",
        39: "How would the other side explain why they are right?",
        40: "Where did you last agree although you did not, and what came of it?",
        41: "What could go wrong next, and what would you do in the first hour "
        "after it did?",
        42: "What would help you most with this today: an idea, a name to call, or "
        "someone who listens?",
    },
    "relationship": {
        43: "What have I said that stayed with you, and what went straight past you?",
        44: "How would you like me to tell you when I see something differently?",
        45: "What do we talk about too much, and what too little?",
        46: "What have you noticed about how I work that I may not see myself?",
        47: "When did one of our talks help you least, and what was I doing at the "
        "time?",
        48: "Which subjects should we leave alone, and how will we know when that "
        "changes?",
        49: "What would you like to be asked that I have never asked you?",
        50: "How do you like to be thanked, and who has done it well?",
        51: "What has to stay between the two of us so that you can speak freely here?",
        52: "What have you learned from these talks that you did not expect to learn?",
        53: "What did the two of us find easy from the start, and what did we have "
        "to work at?",
        54: "How do you get ready for our talks, and what would make that easier?",
        55: "Which of my habits would you like me to keep exactly as it is?",
        56: "What could I do before our next talk that would be of real use to you?",
    },
    "closing": {
        57: "What are you taking with you from today that you did not bring along?",
        58: "Where did today's talk surprise you?",
        59: "What will you have done by the next time we talk, and on which day "
        "will you do it?",
        60: "Which sentence from today would you copy onto a card and keep?",
        61: "What did we leave unfinished, and where should it wait until next time?",
        62: "Which moment since we began would you tell a friend about?",
        63: "What would the person you were at our first talk not believe about today?",
        64: "Who deserves a thank-you for how this went, and what would you put in it?",
        65: "What would you do the same way again if we began tomorrow?",
        66: "What would you like to be able to write to me a year from now?",
        67: "How will you go on with this once nobody asks you about it any more?",
        68: "What did you come here looking for, and what did you find instead?",
        69: "How would you like to mark what we have got done together?",
        70: "What should the next person who listens to you ask you early on?",
    },
}
"""Subject → number → question.

Askings name the numbers: none is ever changed or used again. A new question takes the
next one that is free, up to 99.
"""

BANK = tuple(
    Question(id=number, uid=f"question-{number}", text=text, about=subject, day=WRITTEN)
    for subject, texts in TEXTS.items()
    for number, text in texts.items()
)
"""The questions, by subject and number. They belong to no mentorship."""
