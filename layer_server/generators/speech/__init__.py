"""Speech: text to a reading voice, with the time of every word and mouth shape."""
