/** IDX files, the form of MNIST. */
package dev.tandem.datasets.idx;
