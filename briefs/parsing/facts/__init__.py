"""Facts from an article, sentence by sentence; what is told twice or too thinly is left out."""
