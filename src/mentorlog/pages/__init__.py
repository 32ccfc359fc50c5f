"""Reports as documents: Markdown for people to read elsewhere, and to share."""
