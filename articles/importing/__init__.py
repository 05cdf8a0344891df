"""The only writer of what the machine found: from source files to rows in PostgreSQL."""
