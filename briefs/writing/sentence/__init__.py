"""What the words of a sentence say of its figures, dates and ends, before any line is planned."""
