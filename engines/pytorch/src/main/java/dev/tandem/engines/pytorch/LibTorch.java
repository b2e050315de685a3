package dev.tandem.engines.pytorch;

import dev.tandem.engine.Availability;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** The native library: loading it, what it is, and on how many threads it computes. */
final class LibTorch {
  private static final int MKL = 3; // what blas_get_vendor says for it
  private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=([^,]+)");

  private LibTorch() {}

  /** Loads it; throws a linkage error or what JavaCPP throws where that fails. */
  static Availability.Ready load() {
    Loader.load(openblas_nolapack.class);
    Loader.load(torch.class);
    useThreads(torch.get_num_threads());
    return new Availability.Ready("LibTorch " + version(), device());
  }

  private static String version() {
    Matcher version = VERSION.matcher(torch.show_config().getString());
    return version.find() ? version.group(1) : "of unknown version";
  }

  private static String device() {
    String blas = hasMkl() ? "MKL" : "OpenBLAS";
    return "CPU, " + torch.get_cpu_capability().getString() + ", " + blas;
  }

  private static boolean hasMkl() {
    return openblas_nolapack.blas_get_vendor() == MKL;
  }

  /**
   * Sets the threads of torch's own loops and of its matrix products. OpenMP keeps the first for
   * each calling thread, so every call into an engine says it again. OpenBLAS gets one: its threads
   * and torch's were seen to bring each other to a standstill.
   */
  static void useThreads(int threads) {
    int blas = hasMkl() ? threads : 1;
    if (torch.get_num_threads() != threads) {
      torch.set_num_threads(threads);
    }
    if (openblas_nolapack.blas_get_num_threads() != blas) {
      openblas_nolapack.blas_set_num_threads(blas);
    }
  }

  /** How many threads torch says it uses when called from this one. */
  static int threads() {
    return torch.get_num_threads();
  }
}
