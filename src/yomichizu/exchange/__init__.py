"""Maps and pictures of maps to and from other programs."""
