"""Ways in: what editors send, from being written down to being an article; feeds and the command line use parts."""
