"""Speed as ratios: each operation of the product against a peer and a physical limit, in the same run."""
