"""Words as they are looked for: how they fold, how a query is read, where a text holds them. No database."""
