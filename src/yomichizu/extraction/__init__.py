"""From a Document to a KnowledgeMap."""
