"""What we know, turned into words: names, dates, facts."""
