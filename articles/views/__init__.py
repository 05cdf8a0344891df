"""The pages: each view translates a request, makes one call, renders."""
