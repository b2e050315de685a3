package dev.tandem.engines.scratch;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The kernel's products on one thread, and the machine's peak beside them. The counter {@code flop}
 * is per nanosecond: GFLOP/s, a multiply-add being two.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {
  /** Operations done. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Count {
    public long flop;
  }

  /** A product's operands, {@code Y[m, n] += X[m, k]·W[k, n]}. */
  @State(Scope.Thread)
  public static class Product {
    /** m x k x n; the last two are the backward products of 64x784x128: dW and dX. */
    @Param({"1024x1024x1024", "256x2048x2048", "64x784x128", "784x64x128", "64x128x784"})
    public String shape;

    private float[][] x;
    private float[][] w;
    private float[][] y;
    private int m;
    private int k;
    private int n;

    /** Fills the operands with numbers of either sign. */
    @Setup(Level.Trial)
    public void fill() {
      String[] sizes = shape.split("x");
      m = Integer.parseInt(sizes[0]);
      k = Integer.parseInt(sizes[1]);
      n = Integer.parseInt(sizes[2]);
      Random random = new Random(1);
      x = random(random, m, k);
      w = random(random, k, n);
      y = Rows.of(m, n);
    }

    private static float[][] random(Random random, int rows, int width) {
      float[][] values = Rows.of(rows, width);
      for (float[] row : values) {
        for (int i = 0; i < width; i++) {
          row[i] = (float) random.nextGaussian();
        }
      }
      return values;
    }
  }

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int STEPS = 10_000;
  private static final int SUMS = 12;

  /** As the engine multiplies. */
  @Benchmark
  public float[][] product(Product p, Count count) {
    Products.add(Kernel.best(), p.y, p.x, p.w, 0, p.m, 0, p.n, p.k);
    count.flop += 2L * p.m * p.k * p.n;
    return p.y;
  }

  /** Multiply-adds that never leave the registers. */
  @Benchmark
  public float peak(Count count) {
    count.flop += 2L * STEPS * SUMS * SPECIES.length();
    return sums(1 - 1e-7f, 1e-7f);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static float sums(float factor, float summand) {
    FloatVector a = all(factor);
    FloatVector b = all(summand);
    FloatVector s0 = all(0.1f);
    FloatVector s1 = all(0.2f);
    FloatVector s2 = all(0.3f);
    FloatVector s3 = all(0.4f);
    FloatVector s4 = all(0.5f);
    FloatVector s5 = all(0.6f);
    FloatVector s6 = all(0.7f);
    FloatVector s7 = all(0.8f);
    FloatVector s8 = all(0.9f);
    FloatVector s9 = all(1.0f);
    FloatVector s10 = all(1.1f);
    FloatVector s11 = all(1.2f);
    for (int i = 0; i < STEPS; i++) {
      s0 = a.fma(b, s0);
      s1 = a.fma(b, s1);
      s2 = a.fma(b, s2);
      s3 = a.fma(b, s3);
      s4 = a.fma(b, s4);
      s5 = a.fma(b, s5);
      s6 = a.fma(b, s6);
      s7 = a.fma(b, s7);
      s8 = a.fma(b, s8);
      s9 = a.fma(b, s9);
      s10 = a.fma(b, s10);
      s11 = a.fma(b, s11);
    }
    return s0.add(s1).add(s2).add(s3).add(s4).add(s5).lane(0)
        + s6.add(s7).add(s8).add(s9).add(s10).add(s11).lane(0);
  }
}
