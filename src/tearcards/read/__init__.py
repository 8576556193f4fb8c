"""Text to collection: files, then YAML, then cards. What cannot be read is told, not raised."""
