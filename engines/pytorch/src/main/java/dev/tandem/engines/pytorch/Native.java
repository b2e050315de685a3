package dev.tandem.engines.pytorch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Who frees native memory: everything made inside {@link #scoped} goes when it returns, but for
 * what was kept, which goes when it is closed. The garbage collector is never waited for.
 */
final class Native {
  private Native() {}

  /** Runs work whose native objects live no longer than it; its errors come as one line. */
  @SuppressWarnings("try") // the scope is there to be closed
  static <T> T scoped(Supplier<T> work) {
    try (PointerScope scope = new PointerScope()) {
      return work.get();
    } catch (RuntimeException e) {
      throw readable(e);
    }
  }

  /** Like {@link #scoped}, without recording operations for autograd. */
  @SuppressWarnings("try") // so is the guard
  static <T> T withoutGradients(Supplier<T> work) {
    return scoped(
        () -> {
          try (NoGradGuard guard = new NoGradGuard()) {
            return work.get();
          }
        });
  }

  /** Lets an object outlive its scope; whoever keeps it closes it. */
  static <P extends Pointer> P keep(P pointer) {
    pointer.retainReference();
    return pointer;
  }

  /** LibTorch throws plain RuntimeExceptions with a C++ stack trace in their message. */
  private static RuntimeException readable(RuntimeException e) {
    if (e.getClass() != RuntimeException.class) {
      return e;
    }
    return new IllegalStateException("pytorch: " + Launch.firstLine(e), e);
  }
}
