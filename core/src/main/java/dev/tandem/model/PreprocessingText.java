package dev.tandem.model;

import dev.tandem.data.Preprocessing;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.Section;
import dev.tandem.network.tree.SpecNode;
import java.util.Map;

/** Preprocessing as a line of JSON, the same that stands in a model's metadata. */
public final class PreprocessingText {
  private static final String KEY = "preprocessing";

  private PreprocessingText() {}

  public static String write(Preprocessing preprocessing) {
    return Json.write(PreprocessingForm.write(preprocessing));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param origin the file that it comes from, for messages
   * @throws SpecException if it is anything else
   */
  public static Preprocessing read(String text, String origin) {
    try {
      Section section = Section.of(SpecNode.of(Map.of(KEY, Json.parse(text)), origin), "metadata");
      return PreprocessingForm.read(section.section(KEY));
    } catch (JsonException e) {
      throw new SpecException(KEY, "JSON", "a fault: " + e.getMessage()).at(origin, KEY);
    }
  }
}
