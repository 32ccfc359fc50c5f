"""What a shell is given: completion, short names, and a piece of the prompt."""
