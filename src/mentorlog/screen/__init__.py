"""What a person sees: the only package that knows Rich and the only one to print."""
