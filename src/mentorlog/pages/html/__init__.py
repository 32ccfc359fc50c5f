"""Reports as pages for the browser: one file each, with nothing to fetch or to run."""
