package dev.tandem.workbench.export.program;

import dev.tandem.data.ByteFeatures;

/** Features that are bytes. */
final class Pixels {
  private Pixels() {}

  /** A function that makes inputs of them, with $SCALE and $OFFSET filled in. */
  static String in(String function, ByteFeatures bytes) {
    return new Template(function)
        .put("SCALE", Float.toString(bytes.scale()))
        .put("OFFSET", Float.toString(bytes.offset()))
        .text()
        .replace("+ -", "- ");
  }
}
