package dev.tandem.workbench.export.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text as it will be, but for two things: a line that begins with {@code |word|} is there only
 * where the word holds, and {@code $NAME} stands for another text. Alone on its line, that text may
 * have any number of lines, which are indented like it.
 */
final class Template {
  private static final Pattern CONDITION = Pattern.compile("\\|(\\w+)\\|(.*)");
  private static final Pattern ALONE = Pattern.compile("( *)\\$([A-Z]+(?:_[A-Z]+)*)(\\W*)");
  private static final Pattern NAME = Pattern.compile("\\$([A-Z]+(?:_[A-Z]+)*)");

  private final String text;
  private final Map<String, Boolean> conditions = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();

  Template(String text) {
    this.text = text;
  }

  /** A file beside this class. */
  static Template ofFile(String name) {
    try (InputStream stream = Template.class.getResourceAsStream(name)) {
      return new Template(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("a resource of this very jar: " + name, e);
    }
  }

  Template when(String word, boolean holds) {
    conditions.put(word, holds);
    return this;
  }

  Template put(String name, Object value) {
    values.put(name, value.toString());
    return this;
  }

  /** Several lines. */
  Template put(String name, List<String> lines) {
    return put(name, String.join("\n", lines));
  }

  String text() {
    return text.lines().map(this::line).collect(Collectors.joining());
  }

  private String line(String line) {
    Matcher condition = CONDITION.matcher(line);
    if (condition.matches()) {
      return required(conditions, condition.group(1)) ? line(condition.group(2)) : "";
    }
    Matcher alone = ALONE.matcher(line);
    if (alone.matches()) {
      String value = required(values, alone.group(2)).stripTrailing();
      String end = value.isEmpty() ? "" : alone.group(3) + "\n";
      return value
              .lines()
              .map(one -> one.isEmpty() ? "" : alone.group(1) + one)
              .collect(Collectors.joining("\n"))
          + end;
    }
    return NAME.matcher(line)
            .replaceAll(name -> Matcher.quoteReplacement(required(values, name.group(1))))
        + "\n";
  }

  private static <T> T required(Map<String, T> all, String name) {
    if (!all.containsKey(name)) {
      throw new IllegalStateException("template: nothing was said of " + name);
    }
    return all.get(name);
  }
}
