/** Apache Spark MLlib as a runner of {@code tandem bench}. */
package dev.tandem.benchmarks.opponents.spark;
