"""The page while the decks are being written: served to this machine alone, and new after each save."""
