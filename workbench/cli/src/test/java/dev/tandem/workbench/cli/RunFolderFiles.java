package dev.tandem.workbench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a comparison left behind. */
record RunFolderFiles(Path folder) {
  /** The only run of an experiment. */
  static RunFolderFiles only(Path out, String experiment) throws IOException {
    try (Stream<Path> runs = Files.list(out.resolve(experiment))) {
      List<Path> all = runs.toList();
      if (all.size() != 1) {
        throw new AssertionError("expected one run folder, got " + all);
      }
      return new RunFolderFiles(all.get(0));
    }
  }

  JsonNode comparison() throws IOException {
    return Json.MAPPER.readTree(folder.resolve("comparison.json").toFile());
  }

  JsonNode contender(String id) throws IOException {
    for (JsonNode contender : comparison().get("contenders")) {
      if (contender.get("id").asText().equals(id)) {
        return contender;
      }
    }
    throw new AssertionError("no contender " + id);
  }

  /** All files by their paths in the folder, sorted. */
  List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
