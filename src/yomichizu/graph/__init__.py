"""The map as a graph: filters and scopes, importance, communities, layout."""
