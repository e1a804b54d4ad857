"""The guard: what a careful coach would say about a draft, as findings with spans."""
