"""Report in, Reading out: a module a finding, one ordered list of them."""
