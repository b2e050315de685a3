package dev.tandem.workbench.report.page;

import com.samskivert.mustache.Mustache;
import dev.tandem.file.FileFault;
import dev.tandem.file.WholeFile;
import dev.tandem.file.WholeFile.Lasting;
import dev.tandem.workbench.report.drawing.Drawing;
import dev.tandem.workbench.report.gallery.Gallery;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes {@code report.html}, {@code report.md} and {@code figures/} into a run folder, from what
 * is saved there.
 */
public final class RunReport {
  private static final String WEB_JARS = "/META-INF/resources/webjars/";

  private RunReport() {}

  /**
   * Writes all three anew, each file beside its place and renamed into it.
   *
   * @return where {@code report.html} is
   * @throws dev.tandem.workbench.runs.folder.RunException if the folder is no run, or has a link in
   *     it
   * @throws UncheckedIOException if a file cannot be written
   */
  public static Path write(Path folder) {
    SavedRun run = SavedRun.at(folder);
    Gallery gallery = Gallery.of(run);
    RunPlace.requireNoLinks(folder);
    try {
      gallery.charts().parallelStream() // the machine has nothing else to do by now
          .forEach(chart -> Drawing.write(folder.resolve("figures"), chart));
      ReportView view = ReportViews.of(run, gallery, Drawing::png);
      write(folder.resolve("report.md"), markdown(view));
      Path html = folder.resolve("report.html");
      write(html, html(view));
      return html;
    } catch (RuntimeException fault) {
      throw FileFault.cause(folder, fault);
    }
  }

  static String html(ReportView view) {
    Glossary glossary = new Glossary(resource("glossary.md"));
    Mustache.Lambda terms = (part, out) -> out.write(glossary.linked(part.execute()));
    Map<String, Object> page =
        Map.of(
            "report", view,
            "terms", terms,
            "glossary", glossary.used(),
            "style", resource("report.css"),
            "script", resource("report.js"),
            "surfaceScript", resource("surfaces.js"),
            "chartLibrary", library("chart.js/4.5.1/dist/chart.umd.min.js"),
            "zoomLibrary", library("chartjs-plugin-zoom/2.2.0/dist/chartjs-plugin-zoom.min.js"));
    return compiler().escapeHTML(true).compile(resource("report.html.mustache")).execute(page);
  }

  static String markdown(ReportView view) {
    Glossary glossary = new Glossary(resource("glossary.md"));
    Mustache.Lambda terms = (part, out) -> out.write(glossary.noted(part.execute()));
    return compiler()
        .withEscaper(MarkdownText::of)
        .compile(resource("report.md.mustache"))
        .execute(Map.of("report", view, "terms", terms, "glossary", glossary.used()));
  }

  /**
   * A page that shows something else than a run, in the same style.
   *
   * @param template of the page, in Mustache; {@code {{{style}}}} is the style
   */
  public static String page(String template, Map<String, Object> view) {
    Map<String, Object> styled = new LinkedHashMap<>(view);
    styled.put("style", resource("report.css"));
    return compiler().escapeHTML(true).compile(template).execute(styled);
  }

  private static Mustache.Compiler compiler() {
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .withLoader(name -> new StringReader(resource(name + ".mustache")));
  }

  private static String resource(String name) {
    return text(RunReport.class.getResourceAsStream(name), name);
  }

  /** A script of a WebJar, without the line that would have a browser look for its source. */
  private static String library(String name) {
    String text = text(RunReport.class.getResourceAsStream(WEB_JARS + name), name);
    return text.replaceAll("(?m)^//# sourceMappingURL=.*$", "").strip();
  }

  private static String text(InputStream stream, String name) {
    if (stream == null) {
      throw new IllegalStateException(name + ": not on the class path");
    }
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      WholeFile.writeText(file, Lasting.IN_CACHE, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
