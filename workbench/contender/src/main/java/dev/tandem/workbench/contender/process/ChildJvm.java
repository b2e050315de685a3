package dev.tandem.workbench.contender.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM for an engine is started. The launcher says which class path contenders have, since
 * what else the workbench needs is none of theirs, and has archives of their classes made, from
 * which the JVM takes them parsed and checked (JEP 350). Without either, processes only start more
 * slowly.
 */
public final class ChildJvm {
  private static final String ARCHIVES = System.getProperty("tandem.archives");
  private static final boolean MAKING = Boolean.getBoolean("tandem.archives.make");

  private ChildJvm() {}

  /** The class path of this very process. */
  public static String ownClassPath() {
    return System.getProperty("java.class.path");
  }

  /** The class path of contenders. */
  static String contenderClassPath() {
    return System.getProperty("tandem.contender", ownClassPath());
  }

  /** A command that starts the Java of this very process. */
  public static List<String> command(
      List<String> options, String classPath, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The program that runs this very process. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Options by which a contender of an engine starts from its archive, or makes it. */
  static List<String> archive(String engine) {
    if (ARCHIVES == null) {
      return List.of();
    }
    Path file = Path.of(ARCHIVES, engine + ".jsa");
    if (MAKING) {
      return List.of("-XX:ArchiveClassesAtExit=" + file);
    }
    return Files.exists(file)
        ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off")
        : List.of();
  }
}
