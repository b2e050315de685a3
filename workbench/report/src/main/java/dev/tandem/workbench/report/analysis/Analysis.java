package dev.tandem.workbench.report.analysis;

import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * What the metrics of a run say about convergence, performance, memory and stability. Every
 * sentence is made of metrics of this run; where one of them is missing, the sentence is too.
 */
public final class Analysis {
  /** Sentences about one thing. */
  public record Part(String heading, List<String> sentences) {}

  private Analysis() {}

  /** Returns the parts that have a sentence. */
  public static List<Part> of(ComparisonFile file) {
    List<ContenderEntry> finished =
        file.contenders().stream().filter(own -> !own.runs().isEmpty()).toList();
    List<Part> parts = new ArrayList<>();
    add(parts, FindingLines.HEADING, FindingLines.of(file));
    add(parts, "Convergence", new Convergence(file, finished, new Sentences()).sentences());
    add(parts, "Performance", new Performance(finished, new Sentences()).sentences());
    add(parts, "Memory", MemoryUse.sentences(finished));
    add(parts, "Stability", new Stability(file, finished, new Sentences()).sentences());
    return parts;
  }

  private static void add(List<Part> parts, String heading, List<String> sentences) {
    if (!sentences.isEmpty()) {
      parts.add(new Part(heading, sentences));
    }
  }
}
