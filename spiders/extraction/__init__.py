"""Page -> Article: pure functions from one capture to one typed article.

It shows no name, for whoever needs one of its rooms would import them all: `assembly` has
`parse_capture`.
"""
