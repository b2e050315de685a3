package dev.tandem.data;

/** How the features of a row form a grey image, row by row of pixels. */
public record ImageShape(int height, int width) {}
