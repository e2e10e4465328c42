"""What a person's words stand for: a company, a topic and days, a time and a rhythm, a place."""
