"""The trained estimator: counted inputs in, estimates with their ranges out."""
