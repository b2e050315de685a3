package dev.tandem.workbench.contender.checkpoint;

import dev.tandem.fault.UserException;
import java.nio.file.Path;

/** A file from which nobody can go on. */
public final class CheckpointException extends UserException {
  private static final long serialVersionUID = 1L;

  CheckpointException(Path file, String expected, String got) {
    super(file + ": expected " + expected + ", got " + got);
  }
}
