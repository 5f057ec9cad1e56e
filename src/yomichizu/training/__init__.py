"""Builds the shipped models and tables from the corpora, and measures them."""
