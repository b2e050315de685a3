package dev.tandem.datasets.idx;

/**
 * Images out of an IDX file.
 *
 * @param count of images
 * @param pixels [count, height · width]
 */
public record IdxImages(int count, byte[] pixels) {}
