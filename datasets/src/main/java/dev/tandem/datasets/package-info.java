/**
 * Where data comes from, and the files that it is prepared into: {@link
 * dev.tandem.datasets.DatasetCatalog} prepares, {@link dev.tandem.datasets.PreparedData} opens,
 * {@link dev.tandem.datasets.FeatureEncoder} encodes rows to predict.
 */
package dev.tandem.datasets;
