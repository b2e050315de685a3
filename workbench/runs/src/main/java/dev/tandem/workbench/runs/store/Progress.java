package dev.tandem.workbench.runs.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.metric.Formats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** How far a contender came in a run that has no end, by its {@code events.jsonl}. */
final class Progress {
  private Progress() {}

  /**
   * Returns it in words: {@code after epoch 12 of 20, training loss 0.31, validation accuracy 95.00
   * %}.
   *
   * @param contender the contender's folder, with one of each repeat in it
   */
  static String of(Path contender) {
    List<Path> repeats =
        Files.isDirectory(contender)
            ? RunPlace.children(contender).stream()
                .filter(folder -> folder.getFileName().toString().matches("\\d{1,9}"))
                .sorted(Comparator.comparing(folder -> Integer.valueOf(folder.getFileName() + "")))
                .toList()
            : List.of();
    if (repeats.isEmpty()) {
      return "before it started";
    }
    Path last = repeats.get(repeats.size() - 1);
    return (repeats.size() > 1 ? "in repeat " + last.getFileName() + " " : "") + ofRepeat(last);
  }

  private static String ofRepeat(Path folder) {
    JsonNode epoch = lastEpoch(folder.resolve(RunPlace.EVENTS));
    if (epoch.isMissingNode()) {
      return "before its first epoch ended";
    }
    JsonNode epochs = read(folder.resolve("job.json")).at("/experiment/training/epochs");
    JsonNode accuracy = epoch.at("/validation/accuracy");
    return "after epoch "
        + epoch.path("epoch").asInt()
        + (epochs.isInt() ? " of " + epochs.asInt() : "")
        + loss(epoch, "train", "training loss")
        + (accuracy.isNumber()
            ? ", validation accuracy " + Formats.percent(accuracy.asDouble())
            : loss(epoch, "validation", "validation loss"));
  }

  private static String loss(JsonNode epoch, String split, String words) {
    JsonNode loss = epoch.path(split).path("loss");
    return loss.isNumber() ? ", " + words + " " + Formats.brief(loss.asDouble()) : "";
  }

  /** The last line may be half written. */
  private static JsonNode lastEpoch(Path events) {
    JsonNode last = Json.MAPPER.missingNode();
    for (String line : text(events).lines().toList()) {
      JsonNode event = parse(line);
      if (event.path("type").asText().equals("epoch")) {
        last = event;
      }
    }
    return last;
  }

  private static JsonNode read(Path file) {
    return parse(text(file));
  }

  private static JsonNode parse(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException damaged) {
      return Json.MAPPER.missingNode();
    }
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file)
          ? new String(
              Files.readAllBytes(file), StandardCharsets.UTF_8) // half a letter is no error
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
