package dev.tandem.workbench.check.text;

import dev.tandem.mistakes.Mistake.Kind;
import dev.tandem.workbench.check.CheckResult;
import dev.tandem.workbench.check.CheckResult.Outcome;
import dev.tandem.workbench.check.explain.Compared;
import dev.tandem.workbench.check.explain.Difference;
import dev.tandem.workbench.check.explain.Named;
import dev.tandem.workbench.check.seen.Part;
import dev.tandem.workbench.report.page.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** A check as a page: the answer, each mistake at length, and every probe. */
public final class CheckPage {
  private CheckPage() {}

  /** The page, which needs no other file. */
  public static String of(CheckResult result) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("program", result.program());
    view.put("headline", CheckText.headline(result));
    view.put(
        "first",
        result
            .findings()
            .first()
            .filter(first -> result.outcome() == Outcome.WRONG)
            .map(CheckText::first)
            .orElse(""));
    view.put("named", result.findings().named().stream().map(CheckPage::named).toList());
    view.put(
        "unexplained", result.findings().unexplained().stream().map(DifferenceWords::of).toList());
    view.put("failed", CheckText.failures(result));
    view.put("summary", CheckText.probes(result));
    view.put("parts", shownParts(result).stream().map(Part::words).toList());
    view.put("skipped", String.join(", ", result.skipped()));
    view.put("probes", result.probes().stream().map(probe -> row(result, probe)).toList());
    return RunReport.page(template(), view);
  }

  private static Map<String, Object> named(Named named) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("title", named.mistake().title());
    view.put("certainty", CheckText.certainty(named));
    view.put("words", named.mistake().words());
    view.put("right", named.mistake().right());
    view.put("wrong", named.mistake().wrong());
    view.put("remedy", named.mistake().remedy());
    view.put("symptoms", String.join("; ", named.mistake().symptoms()));
    view.put("rivals", named.rivals());
    view.put("isMistake", named.mistake().kind() == Kind.MISTAKE);
    view.put("probes", named.probes());
    return view;
  }

  private static List<Part> shownParts(CheckResult result) {
    List<Part> parts = new ArrayList<>();
    for (Part part : Part.values()) {
      if (result.probes().stream().anyMatch(probe -> probe.distance(part).isPresent())) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static Map<String, Object> row(CheckResult result, Compared probe) {
    List<Map<String, String>> cells = new ArrayList<>();
    for (Part part : shownParts(result)) {
      OptionalDouble distance = probe.distance(part);
      boolean right = distance.orElse(0) <= 1;
      cells.add(
          Map.of(
              "kind", distance.isEmpty() ? "open" : right ? "good" : "bad",
              "text", distance.isEmpty() ? "–" : right ? "right" : "differs"));
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", probe.probe().name());
    view.put("cells", cells);
    view.put(
        "differences",
        probe.places().stream()
            .filter(place -> !(place.distance() <= 1))
            .map(CheckPage::detail)
            .toList());
    return view;
  }

  private static String detail(Difference difference) {
    return String.format(
        Locale.ROOT,
        "step %d, %s",
        Math.max(1, difference.place().step()),
        DifferenceWords.of(difference));
  }

  private static String template() {
    try (InputStream in = CheckPage.class.getResourceAsStream("check.html.mustache")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
