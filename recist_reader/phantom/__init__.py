"""Makes CT studies with known truth for demonstration, tests and benchmarks."""
