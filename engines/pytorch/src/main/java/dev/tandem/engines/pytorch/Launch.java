package dev.tandem.engines.pytorch;

import dev.tandem.engine.Availability;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must be said before LibTorch is loaded, and what is said when it cannot be. */
final class Launch {
  private static final long NATIVE_BYTES = 300L << 20; // measured, see docs/decisions/0003

  private Launch() {}

  static LaunchOptions options(Execution execution) {
    List<String> options = new ArrayList<>();
    properties().forEach((name, value) -> options.add("-D" + name + "=" + value));
    options.add("--enable-native-access=ALL-UNNAMED"); // newer JDKs warn without it
    String threads = Integer.toString(execution.threads());
    Map<String, String> environment =
        Map.of("OMP_NUM_THREADS", threads, "MKL_NUM_THREADS", threads, "OPENBLAS_NUM_THREADS", "1");
    return new LaunchOptions(options, environment, NATIVE_BYTES);
  }

  /** Sets what {@link #options} would have set, where nothing else was said. */
  static void applyDefaults() {
    properties()
        .forEach(
            (name, value) -> {
              if (System.getProperty(name) == null) {
                System.setProperty(name, value);
              }
            });
  }

  /**
   * MKL where its library is on the class path; OpenBLAS comes in its place where it is not. And no
   * limits of JavaCPP's: it measures the whole process against a multiple of the Java heap, and
   * fails where the heap is small. Tensors are freed by scope here, so nothing piles up.
   */
  private static Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("org.bytedeco.openblas.load", "mkl_rt");
    properties.put("org.bytedeco.javacpp.maxbytes", "0");
    properties.put("org.bytedeco.javacpp.maxphysicalbytes", "0");
    return properties;
  }

  static Availability.Missing missing(Throwable cause) {
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return new Availability.Missing(
        "LibTorch does not load on " + platform + ": " + firstLine(cause),
        "build Tandem on this machine, so that its native libraries are on the class path (there"
            + " are some for Linux x86_64, macOS and Windows x86_64), and leave 1 GB free in"
            + " ~/.javacpp; or choose another engine");
  }

  /** The first line of what went wrong at the root. */
  static String firstLine(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? "" : root.getMessage();
    String line = message.lines().findFirst().orElse("");
    return line.isBlank() ? root.getClass().getSimpleName() : line;
  }
}
