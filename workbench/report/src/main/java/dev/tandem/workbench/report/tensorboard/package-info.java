/** A run's epochs as TensorBoard reads them: event files, made from the saved run. */
package dev.tandem.workbench.report.tensorboard;
