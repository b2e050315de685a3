import java.util.Locale;
import java.util.Scanner;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How many multiply-adds this machine makes when nothing else is in the way: sums that stay in
 * registers, in Java, with the Vector API. A runner of {@code tandem bench}: arguments are the
 * threads, the vector's bits (0: as many as the JVM prefers) and the seconds of warm-up; the work
 * of a round is billions of operations, a multiply-add being two.
 */
public final class FmaPeak {
  private static final int BITS = Integer.getInteger("bits", 0);
  private static final VectorSpecies<Float> SPECIES =
      BITS == 0
          ? FloatVector.SPECIES_PREFERRED
          : VectorSpecies.of(float.class, jdk.incubator.vector.VectorShape.forBitSize(BITS));
  private static final int SUMS = 12; // enough to hide the latency: 4 or 5 cycles, two a cycle
  private static final int STEPS = 100_000;

  private FmaPeak() {}

  public static void main(String[] arguments) throws InterruptedException {
    int threads = Integer.parseInt(arguments[0]);
    measure(threads, Double.parseDouble(arguments[1]));
    System.out.printf(
        "tandem-bench {\"ready\": \"Java register loop, %d-bit vectors\", \"differences\": []}%n",
        SPECIES.vectorBitSize());
    Scanner commands = new Scanner(System.in);
    while (commands.hasNextLine()) {
      double seconds = Double.parseDouble(commands.nextLine().substring("go ".length()));
      long start = System.nanoTime();
      double operations = measure(threads, seconds);
      System.out.printf(
          Locale.ROOT,
          "tandem-bench {\"work\": %s, \"seconds\": %s, \"loss\": null}%n",
          operations / 1e9,
          (System.nanoTime() - start) / 1e9);
    }
  }

  private static double measure(int threads, double seconds) throws InterruptedException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long[] rounds = new long[threads];
    float[] sinks = new float[threads];
    Thread[] workers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      int own = i;
      workers[i] =
          new Thread(
              () -> {
                long done = 0;
                float sink = 0;
                do {
                  sink += sums(1 - 1e-7f, 1e-7f);
                  done++;
                } while (System.nanoTime() < end);
                rounds[own] = done;
                sinks[own] = sink;
              });
      workers[i].start();
    }
    double operations = 0;
    for (int i = 0; i < threads; i++) {
      workers[i].join();
      operations += 2.0 * rounds[i] * SUMS * STEPS * SPECIES.length();
      if (Float.isNaN(sinks[i])) {
        throw new IllegalStateException("sums of these constants stay finite");
      }
    }
    return operations;
  }

  private static float sums(float factor, float summand) {
    FloatVector a = FloatVector.broadcast(SPECIES, factor);
    FloatVector b = FloatVector.broadcast(SPECIES, summand);
    FloatVector s0 = FloatVector.broadcast(SPECIES, 0.1f);
    FloatVector s1 = FloatVector.broadcast(SPECIES, 0.2f);
    FloatVector s2 = FloatVector.broadcast(SPECIES, 0.3f);
    FloatVector s3 = FloatVector.broadcast(SPECIES, 0.4f);
    FloatVector s4 = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector s5 = FloatVector.broadcast(SPECIES, 0.6f);
    FloatVector s6 = FloatVector.broadcast(SPECIES, 0.7f);
    FloatVector s7 = FloatVector.broadcast(SPECIES, 0.8f);
    FloatVector s8 = FloatVector.broadcast(SPECIES, 0.9f);
    FloatVector s9 = FloatVector.broadcast(SPECIES, 1.0f);
    FloatVector s10 = FloatVector.broadcast(SPECIES, 1.1f);
    FloatVector s11 = FloatVector.broadcast(SPECIES, 1.2f);
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
