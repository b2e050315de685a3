/** Pictures in files, as grey pixels of one size. */
package dev.tandem.datasets.images;
