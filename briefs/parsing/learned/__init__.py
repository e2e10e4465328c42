"""What was learned from labelled articles: weights as data, summed in plain Python."""
