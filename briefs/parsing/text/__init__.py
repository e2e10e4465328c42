"""What stands in a text whatever it is about: sentences, particles, known spellings, cues and words that point back."""
