"""Sound: effects, music and what they share.

A sound is float32, (samples, channels), full scale at 1, ``RATE`` samples a second. Only numpy is needed.
"""
