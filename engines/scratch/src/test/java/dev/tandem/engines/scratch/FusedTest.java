package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Multiply-add in double has the bits of {@link Math#fma}: of one rounding. */
class FusedTest {
  private static final float[] SPECIAL = {
    0,
    Float.MIN_VALUE,
    3 * Float.MIN_VALUE,
    Math.nextDown(Float.MIN_NORMAL),
    Float.MIN_NORMAL,
    0x1p-75f,
    0x1.8p-75f,
    Math.nextDown(1f),
    1,
    Math.nextUp(1f),
    1.5f,
    0x1p24f,
    0x1.000002p24f,
    0x1p64f,
    Math.nextDown(0x1p64f),
    0x1p104f,
    Math.nextDown(0x1p103f),
    Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NaN
  };

  @Test
  void special_values_of_either_sign_have_the_same_bits() {
    for (float a : SPECIAL) {
      for (float b : SPECIAL) {
        for (float c : SPECIAL) {
          for (int signs = 0; signs < 8; signs++) {
            assertSameBits(
                (signs & 1) == 0 ? a : -a, (signs & 2) == 0 ? b : -b, (signs & 4) == 0 ? c : -c);
          }
        }
      }
    }
  }

  @Test
  void any_bit_patterns_have_the_same_bits() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 4_000_000; i++) {
      assertSameBits(any(random), any(random), any(random));
    }
  }

  @Test
  void sums_whose_terms_are_of_one_size_have_the_same_bits() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 4_000_000; i++) {
      float a = (float) random.nextDouble(-2, 2);
      float b = (float) random.nextDouble(-2, 2);
      float c = -a * b * (float) random.nextDouble(0.5, 2);
      assertSameBits(a, b, random.nextBoolean() ? c : Math.scalb(c, random.nextInt(-60, 60)));
    }
  }

  @Test
  void sums_a_trace_off_halfway_have_the_same_bits() {
    SplittableRandom random = new SplittableRandom(3);
    int decided = 0;
    for (int i = 0; i < 4_000_000; i++) {
      float a;
      float b;
      float c;
      int exponent = random.nextInt(-130, 104);
      if (random.nextBoolean()) { // a product of 25 bits, the last a one, and a trace
        a = Math.scalb(4097 + 2 * random.nextInt(800), exponent - 12);
        b = (4097 + 2 * random.nextInt(800)) * 0x1p-12f;
        c = Math.scalb(random.nextBoolean() ? 1f : -1f, exponent - random.nextInt(40, 100));
      } else { // a float and half of its last bit, less a trace: (1 + j)(1 - j) = 1 - j²
        c = Math.scalb(random.nextInt(1 << 23, 1 << 24), exponent);
        float j = random.nextInt(8) * 0x1p-22f;
        a = Math.scalb(1 + j, exponent - 1);
        b = 1 - j;
      }
      a = random.nextBoolean() ? a : -a;
      assertSameBits(a, b, c);
      decided += Math.fma(a, b, c) == (float) ((double) a * b + c) ? 0 : 1;
    }
    assertThat(decided).as("sums that two roundings get wrong").isGreaterThan(100_000);
  }

  @Test
  void the_part_below_a_double_decides_where_the_rest_is_halfway() {
    // 1 + 2^-24 lies halfway between 1 and the next float: exactly, it rounds to 1, the even one
    assertThat(Fused.inDouble(1, 1, 0x1p-24f)).isEqualTo(1);
    // (1 + 2^-11)(1 + 2^-13) = 1 + 2^-11 + 2^-13 + 2^-24 is halfway too; 2^-80 more or less decides
    float floor = 1 + 0x1p-11f + 0x1p-13f;
    assertThat(Fused.inDouble(1 + 0x1p-11f, 1 + 0x1p-13f, 0)).isEqualTo(floor);
    assertThat(Fused.inDouble(1 + 0x1p-11f, 1 + 0x1p-13f, 0x1p-80f)).isEqualTo(Math.nextUp(floor));
    assertThat(Fused.inDouble(1 + 0x1p-11f, 1 + 0x1p-13f, -0x1p-80f)).isEqualTo(floor);
    // halfway between 0 and the smallest float, and a trace above
    assertThat(Fused.inDouble(0x1p-75f, 0x1p-75f, 0)).isZero();
    assertThat(Fused.inDouble(0x1p-75f, Math.nextUp(0x1p-75f), 0)).isEqualTo(Float.MIN_VALUE);
  }

  private static float any(SplittableRandom random) {
    return Float.intBitsToFloat(random.nextInt());
  }

  private static void assertSameBits(float a, float b, float c) {
    int expected = Float.floatToIntBits(Math.fma(a, b, c)); // one pattern for all NaN
    int actual = Float.floatToIntBits(Fused.inDouble(a, b, c));
    if (actual != expected) {
      assertThat(Float.intBitsToFloat(actual))
          .as("%s * %s + %s", Float.toHexString(a), Float.toHexString(b), Float.toHexString(c))
          .isEqualTo(Float.intBitsToFloat(expected));
    }
  }
}
