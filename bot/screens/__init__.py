"""Chat copy and keyboards in Korean and English; the words are in templates/, one file per screen and language."""
