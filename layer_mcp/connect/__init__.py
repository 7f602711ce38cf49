"""From a target to an answered call: which server, how it is reached, and what happens when it goes away."""
