/**
 * Programs that train one experiment, in PyTorch, NumPy and Java, each put together from the parts
 * that the experiment uses. Read {@code Recipe} first, then {@code NumpyProgram} and the parts that
 * it is made of.
 */
package dev.tandem.workbench.export.program;
