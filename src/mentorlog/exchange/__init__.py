"""In and out: export, import and notes in Markdown."""
