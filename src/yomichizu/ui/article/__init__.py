"""The article as a page: text, marks, selection, find, cards."""
