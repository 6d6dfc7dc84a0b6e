"""Other extractors, run beside Purport: each module's ``load`` gives a function from a text to its attributions."""
