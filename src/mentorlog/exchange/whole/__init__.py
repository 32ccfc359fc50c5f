"""A whole journal as a file for other programs, and for another computer."""
