"""What a sentence's own words support of what a line would say of it, and what they speak against."""
