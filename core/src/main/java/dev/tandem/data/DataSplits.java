package dev.tandem.data;

/** A dataset dealt out. No decision ever reads the test rows; validation may be empty. */
public record DataSplits(Dataset training, Dataset validation, Dataset test) {}
