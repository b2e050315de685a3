package dev.tandem.workbench.runs.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run folder. Files that a figure needs may be gone; then there is no figure.
 *
 * @param environment machine and programs, by what {@code environment.json} calls them; empty if
 *     that is gone
 */
public record SavedComparison(Path folder, ComparisonFile file, Map<String, Object> environment) {
  private static final String COMPARISON = "comparison.json";

  /**
   * Reads {@code comparison.json} and {@code environment.json}.
   *
   * @throws SavedComparisonException in one line, if the folder is no run or of another schema
   */
  public static SavedComparison open(Path folder) {
    Path comparison = folder.resolve(COMPARISON);
    if (!Files.isRegularFile(comparison)) {
      throw new SavedComparisonException(
          folder
              + ": expected the folder of a comparison, with "
              + COMPARISON
              + " in it, such as runs/digits/20261122-101500, got "
              + (Files.isDirectory(folder) ? "a folder without it" : "no folder"));
    }
    ComparisonFile file = read(comparison, new TypeReference<ComparisonFile>() {});
    if (!ComparisonFile.SCHEMA.equals(file.schema())) {
      throw new SavedComparisonException(
          comparison + ": expected schema " + ComparisonFile.SCHEMA + ", got " + file.schema());
    }
    Path environment = folder.resolve("environment.json");
    return new SavedComparison(
        folder,
        file,
        Files.isRegularFile(environment)
            ? read(environment, new TypeReference<Map<String, Object>>() {})
            : Map.of());
  }

  private static <T> T read(Path file, TypeReference<T> type) {
    try {
      return Json.MAPPER.readValue(file.toFile(), type);
    } catch (JsonProcessingException e) {
      throw new SavedComparisonException(
          file + ": expected JSON as compare writes it, got " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contenders that have results. */
  public List<ContenderEntry> finished() {
    return file.contenders().stream().filter(contender -> !contender.runs().isEmpty()).toList();
  }

  /** The rows that a contender worked on. */
  public DatasetEntry dataset(ContenderEntry contender) {
    return contender.dataset() == null ? file.dataset() : contender.dataset();
  }

  /** Where a contender's files of a repeat lie. */
  public Path folder(ContenderEntry contender, int repeat) {
    return folder.resolve("contenders").resolve(contender.id()).resolve(repeat + "");
  }

  /** The first repeat that a contender finished. */
  public static int firstRepeat(ContenderEntry contender) {
    return contender.runs().get(0).repeat();
  }

  /** The model of a contender's first repeat, if its file is still there. */
  public Optional<Model> model(ContenderEntry contender) {
    Path path = folder(contender, firstRepeat(contender)).resolve("model.safetensors");
    return Files.isRegularFile(path) ? Optional.of(ModelFile.read(path)) : Optional.empty();
  }
}
