"""Words as they are looked for: how they fold, how a query is read, where a text holds what it asks. Plain Python."""
