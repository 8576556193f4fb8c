"""Tearcards: spaced-repetition decks in YAML, checked, then compiled for Anki and for paper."""

__version__ = "0.1.0"
