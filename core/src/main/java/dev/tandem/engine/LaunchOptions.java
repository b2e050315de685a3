package dev.tandem.engine;

import java.util.List;
import java.util.Map;

/**
 * What an engine's own process needs to be started with.
 *
 * @param jvmOptions e.g. {@code "--add-modules=jdk.incubator.vector"}
 * @param environment variables to set
 * @param nativeBytes how much memory beside the Java heap the engine takes by itself, roughly
 */
public record LaunchOptions(
    List<String> jvmOptions, Map<String, String> environment, long nativeBytes) {
  public static final LaunchOptions NONE = new LaunchOptions(List.of(), Map.of(), 0);

  public LaunchOptions {
    jvmOptions = List.copyOf(jvmOptions);
    environment = Map.copyOf(environment);
  }
}
