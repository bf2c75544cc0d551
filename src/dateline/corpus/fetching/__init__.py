"""fetching: pages and feeds over http(s), politely. Every address gives a record that says what became of it.

Nothing is imported here: the archive needs the records of `fetched`, and not the http client (0.2 s at every start).
"""
