package dev.tandem.workbench.contender.process;

import dev.tandem.workbench.contender.wire.ContenderException;
import java.nio.file.Path;

/** A contender whose process has ended before its time, by itself or not. */
public final class EndedException extends ContenderException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final boolean lost;

  /**
   * @param lost to something outside it: it might do well another time
   * @param output where what it printed can be read
   */
  EndedException(String reason, boolean lost, Path output) {
    super(reason + "; its output: " + output);
    this.reason = reason;
    this.lost = lost;
  }

  /** Why, without the place of its output, for those who do not keep that. */
  String reason() {
    return reason;
  }

  @Override
  public boolean lost() {
    return lost;
  }
}
