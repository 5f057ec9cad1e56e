"""From a file to a Document: decoding and the text's own structure."""
