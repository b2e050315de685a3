package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.experiment.ExperimentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Programs to start one's own from, by language. */
final class Templates {
  private static final String FOLDER = "/dev/tandem/engines/process/templates/";

  /** Its file stands in the line's place, so that what is printed is complete. */
  private static final String INCLUDE = "#include \"tandem.h\"";

  private static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put("numpy", "numpy/my_network.py");
    FILES.put("pytorch", "pytorch/my_network.py");
    FILES.put("java", "java/MyNetwork.java");
    FILES.put("c", "c/my_network.c");
    FILES.put("python", "python/my_network.py");
  }

  private Templates() {}

  /**
   * The text of a program that is right as it is.
   *
   * @throws ExperimentException if there is none for the language
   */
  static String of(String language) throws IOException {
    String file = FILES.get(language);
    if (file == null) {
      throw new ExperimentException(
          "--template: expected one of "
              + String.join(", ", FILES.keySet())
              + ", got '"
              + language
              + "'");
    }
    String text = read(file);
    return text.contains(INCLUDE) ? text.replace(INCLUDE, read("c/tandem.h").strip()) : text;
  }

  private static String read(String file) throws IOException {
    try (InputStream in = Templates.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + file + ": not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
