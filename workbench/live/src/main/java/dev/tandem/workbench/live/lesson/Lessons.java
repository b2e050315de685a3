package dev.tandem.workbench.live.lesson;

import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lessons that come along, and a teacher's own after them. */
public final class Lessons {
  private static final List<String> SHIPPED =
      List.of(
          "xor",
          "softmax",
          "one-step",
          "digits",
          "momentum",
          "dropout",
          "batch-size",
          "no-show",
          "threshold",
          "luck");

  private static final List<String> VIEWS =
      List.of("experiment", "step", "images", "mistakes", "take-away");

  private static final int MOST_BYTES = 1 << 20;

  private final Map<String, Lesson> lessons = new LinkedHashMap<>();

  private Lessons() {}

  /**
   * Reads all.
   *
   * @param folder a teacher's own: its files that end in .md, by name
   * @throws ExperimentException if one cannot be read; says which and why
   */
  public static Lessons read(Optional<Path> folder) {
    Lessons lessons = new Lessons();
    for (String id : SHIPPED) {
      lessons.add(LessonReader.read(id, resource(id)));
    }
    folder.ifPresent(own -> files(own).forEach(file -> lessons.add(checked(read(file)))));
    return lessons;
  }

  /** A teacher hears of a slip before a student does. */
  private static Lesson checked(Lesson lesson) {
    if (!VIEWS.contains(lesson.view())) {
      throw new ExperimentException(
          lesson.id() + ".md: view: expected one of " + VIEWS + ", got '" + lesson.view() + "'");
    }
    if (lesson.settings().containsKey("network")) {
      ComparisonSpec spec =
          ComparisonReader.read(SpecNode.of(lesson.settings(), lesson.id() + ".md: settings"));
      String source = spec.experiment().data().source();
      if (!DatasetCatalog.names().contains(source)) {
        throw ExperimentException.unknown(
            lesson.id() + ".md: settings: data.source", "", DatasetCatalog.names(), source);
      }
    }
    return lesson;
  }

  private void add(Lesson lesson) {
    lessons.put(lesson.id(), lesson);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> lessons = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      if (lessons.isEmpty()) {
        throw new ExperimentException(
            "--lessons: expected a folder with Markdown files (*.md), got none in '"
                + folder
                + "'");
      }
      return lessons;
    } catch (IOException e) {
      throw new ExperimentException(
          "--lessons: expected a folder with Markdown files, got '" + folder + "'");
    }
  }

  private static Lesson read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        throw new ExperimentException(file + ": expected a lesson, a text file below 1 MiB");
      }
      String id =
          file.getFileName().toString().replaceFirst("[.]md$", "").replaceAll("[^A-Za-z0-9-]", "-");
      return LessonReader.read(id, Files.readString(file));
    } catch (IOException e) {
      throw new ExperimentException(file + ": expected a text file in UTF-8, got: " + e);
    }
  }

  private static String resource(String id) {
    try (InputStream file =
        Lessons.class.getResourceAsStream("/dev/tandem/workbench/live/lessons/" + id + ".md")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What there is, without the texts. */
  public List<Map<String, Object>> list() {
    List<Map<String, Object>> list = new ArrayList<>();
    lessons
        .values()
        .forEach(
            lesson ->
                list.add(
                    Map.of(
                        "id", lesson.id(), "title", lesson.title(), "minutes", lesson.minutes())));
    return list;
  }

  /** All of them. */
  public List<Lesson> all() {
    return List.copyOf(lessons.values());
  }

  public Optional<Lesson> find(String id) {
    return Optional.ofNullable(lessons.get(id));
  }
}
