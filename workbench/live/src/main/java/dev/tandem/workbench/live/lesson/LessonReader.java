package dev.tandem.workbench.live.lesson;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tandem.network.tree.Section;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.observed.json.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Reads a lesson: between two lines {@code ---} its {@code title}, {@code minutes}, {@code view}
 * and {@code settings} in YAML, then CommonMark. Two things are its own: what follows a heading of
 * the third level that begins with "Answer" is folded up, and a link to {@code set:} is a button
 * that changes settings, {@code [momentum 0.9](set:optimizer.momentum=0.9)}; several are joined by
 * {@code &}.
 */
final class LessonReader {
  private static final String FENCE = "---";
  private static final String ANSWER = "### Answer";
  private static final String SET = "set:";

  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .escapeHtml(true)
          .sanitizeUrls(true)
          .nodeRendererFactory(Buttons::new)
          .build();

  private LessonReader() {}

  /**
   * @throws ExperimentException if the head is none
   */
  static Lesson read(String id, String text) {
    List<String> lines = text.lines().toList();
    int end = lines.subList(Math.min(1, lines.size()), lines.size()).indexOf(FENCE);
    if (lines.isEmpty() || !lines.get(0).equals(FENCE) || end < 0) {
      throw new ExperimentException(
          id + ".md: expected a head between two lines '---', with the lesson's title, got none");
    }
    SpecNode head = YamlFile.read(id + ".md", "\n" + String.join("\n", lines.subList(1, end + 1)));
    Section keys = Section.of(head, "");
    String title = keys.text("title");
    int minutes = keys.integer("minutes", 5);
    String view = keys.text("view", "experiment");
    keys.find("settings");
    keys.done();
    return new Lesson(
        id, title, minutes, settings(head), view, html(lines.subList(end + 2, lines.size())));
  }

  private static Map<String, Object> settings(SpecNode head) {
    return head.find("settings").orElse(null) instanceof SpecNode.Keys keys
        ? keys.toPlain()
        : Map.of();
  }

  private static String html(List<String> lines) {
    StringBuilder html = new StringBuilder();
    List<String> part = new ArrayList<>();
    boolean answer = false;
    for (String line : lines) {
      boolean ends = answer && line.startsWith("#") || line.startsWith(ANSWER);
      if (ends) {
        append(html, part, answer);
        answer = line.startsWith(ANSWER);
      }
      part.add(line);
    }
    append(html, part, answer);
    return html.toString();
  }

  private static void append(StringBuilder html, List<String> part, boolean answer) {
    if (answer) {
      String heading = part.remove(0).replaceFirst("^### ", "");
      String summary = render(heading).replaceAll("</?p>|\n", "");
      html.append("<details><summary>").append(summary).append("</summary>\n");
    }
    html.append(render(String.join("\n", part)));
    html.append(answer ? "</details>\n" : "");
    part.clear();
  }

  private static String render(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }

  /** Links to settings are buttons; others are links to another page. */
  private record Buttons(HtmlNodeRendererContext context) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Link.class);
    }

    @Override
    public void render(Node node) {
      String target = ((Link) node).getDestination();
      boolean button = target.startsWith(SET);
      String leads = button ? "" : context.urlSanitizer().sanitizeLinkUrl(target);
      if (!button && leads.isEmpty()) {
        renderChildren(node); // it led nowhere good
        return;
      }
      String tag = button ? "button" : "a";
      Map<String, String> attributes = new LinkedHashMap<>();
      if (button) {
        attributes.put("type", "button");
        attributes.put("data-settings", settings(target.substring(SET.length())));
      } else {
        attributes.put("href", leads);
        attributes.put("target", "_blank");
        attributes.put("rel", "noopener noreferrer");
      }
      context.getWriter().tag(tag, attributes);
      renderChildren(node);
      context.getWriter().tag("/" + tag);
    }

    private void renderChildren(Node node) {
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        context.render(child);
      }
    }
  }

  /** {@code optimizer.momentum=0.9&training.epochs=20} as a tree in JSON. */
  private static String settings(String words) {
    SpecNode tree = SpecNode.of(Map.of(), "lesson");
    for (String word : words.split("&")) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw new ExperimentException("lesson: expected key=value after set:, got '" + word + "'");
      }
      SpecNode value = YamlFile.read("lesson", "value: " + word.substring(equals + 1));
      tree = tree.with(word.substring(0, equals), value.find("value").orElseThrow());
    }
    try {
      return Json.MAPPER.writeValueAsString(tree.toPlain());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
