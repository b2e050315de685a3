package dev.tandem.engines.process;

/** Whoever words what is wrong with a program's answer. */
@FunctionalInterface
interface Complaints {
  ProgramException complaint(String asked, String expected, String got);
}
