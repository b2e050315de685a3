package dev.tandem.workbench.live.lesson;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text of a few minutes, and the page that it speaks of.
 *
 * @param id names it in links
 * @param settings keys of an experiment file, for the page beside it
 * @param view that is opened, {@code "experiment"} unless it says otherwise
 * @param html safe to be shown: whatever the file has in HTML is text in it
 */
public record Lesson(
    String id, String title, int minutes, Map<String, Object> settings, String view, String html) {
  /** As pages get it. */
  public Map<String, Object> toPlain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("id", id);
    plain.put("title", title);
    plain.put("minutes", minutes);
    plain.put("settings", settings);
    plain.put("view", view);
    plain.put("html", html);
    return plain;
  }
}
