package dev.tandem.tensor;

/** The width of the numbers that an engine computes with. */
public enum Precision {
  FLOAT32("float32", 4),
  FLOAT64("float64", 8);

  private final String label;
  private final int bytes;

  Precision(String label, int bytes) {
    this.label = label;
    this.bytes = bytes;
  }

  /** What a user types and reads: {@code "float32"} or {@code "float64"}. */
  public String label() {
    return label;
  }

  /** Bytes that one number takes. */
  public int bytes() {
    return bytes;
  }

  /** Returns this one or the other, whichever has fewer bytes. */
  public Precision coarser(Precision other) {
    return bytes <= other.bytes ? this : other;
  }

  @Override
  public String toString() {
    return label;
  }
}
