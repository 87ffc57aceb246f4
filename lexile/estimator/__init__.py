"""The estimator: a segmented text in, estimated measures out."""
