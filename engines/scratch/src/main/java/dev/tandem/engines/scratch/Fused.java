package dev.tandem.engines.scratch;

/**
 * {@code a·b + c} with one rounding: the processor's instruction where there is one, else the same
 * bits in double. Without the instruction {@link Math#fma} computes with BigDecimal, a hundred
 * times slower.
 */
final class Fused {
  /** Whether the processor has the instruction and this JVM uses it. */
  static final boolean IN_HARDWARE = isMathFast();

  /** What a report says where it is not. */
  static final String MISSING = "this processor (or a JVM flag) has no fused multiply-add";

  private static final int ROUNDS = 8;
  private static final int CALLS = 32;

  private Fused() {}

  static float multiplyAdd(float a, float b, float c) {
    return IN_HARDWARE ? Math.fma(a, b, c) : inDouble(a, b, c);
  }

  /**
   * The product of two floats is exact in double. Its sum with c is rounded to 53 bits, then to 24:
   * twice, which differs from once only if the first rounding ends halfway between two floats. Then
   * a double's 28 lowest bits are 0, for subnormal floats too.
   */
  static float inDouble(float a, float b, float c) {
    double product = (double) a * b;
    double sum = product + c;
    return (Double.doubleToRawLongBits(sum) & 0xfff_ffffL) == 0
        ? roundedOnce(product, c, sum)
        : (float) sum;
  }

  /**
   * What the first rounding left out (Knuth's TwoSum) says on which side of the sum the exact value
   * is; the sum's neighbour on that side is rounded to the same float as the exact value. Sums that
   * are infinite or not a number leave out NaN, and stay as they are.
   */
  private static float roundedOnce(double product, double c, double sum) {
    double addend = sum - product;
    double leftOut = (product - (sum - addend)) + (c - addend);
    if (leftOut > 0) {
      return (float) Math.nextUp(sum);
    }
    return leftOut < 0 ? (float) Math.nextDown(sum) : (float) sum;
  }

  /**
   * Compares the two ways, at best of a few microseconds: BigDecimal takes a hundred times longer.
   */
  private static boolean isMathFast() {
    long byMath = Long.MAX_VALUE;
    long inDouble = Long.MAX_VALUE;
    float sum = 1;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        sum = Math.fma(sum, 0.7f, 0.3f);
      }
      long between = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        sum = inDouble(sum, 0.7f, 0.3f);
      }
      inDouble = Math.min(inDouble, System.nanoTime() - between);
      byMath = Math.min(byMath, between - start);
    }
    return byMath < 10 * inDouble && sum > 0; // a sum that nobody reads, a compiler may leave out
  }
}
