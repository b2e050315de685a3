package dev.tandem.engines.scratch;

/**
 * Whether this JVM has the Vector API, {@code --add-modules jdk.incubator.vector}. Classes that use
 * it may be loaded only where it has.
 */
final class VectorModule {
  private static final boolean PRESENT =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private VectorModule() {}

  static boolean present() {
    return PRESENT;
  }
}
