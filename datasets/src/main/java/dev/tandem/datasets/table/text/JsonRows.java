package dev.tandem.datasets.table.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * JSON lines (UTF-8): an object a line, its keys the columns, in the order that they appear. An
 * absent key and null are missing values; lists and objects inside an object are refused.
 */
public final class JsonRows extends FileRows {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST_LINE = 1 << 24; // characters

  private final Path file;
  private final List<String> header;

  /**
   * @throws DataException if the file is missing, empty or no JSON lines
   */
  public JsonRows(Path file) {
    super(file);
    this.file = file;
    Set<String> keys = new LinkedHashSet<>();
    eachLine((text, line) -> eachValue(text, line, (key, value) -> keys.add(key)));
    if (keys.isEmpty()) {
      throw new DataException(file + ": expected an object a line, got an empty file");
    }
    this.header = List.copyOf(keys);
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  void read(Visitor visitor) {
    Index places = new Index(header);
    String[] cells = new String[header.size()];
    eachLine(
        (text, line) -> {
          Arrays.fill(cells, "");
          eachValue(text, line, (key, value) -> cells[places.of(key)] = value);
          visitor.row(cells, line);
        });
  }

  private interface Line {
    void take(String text, long line);
  }

  private interface Value {
    void take(String key, String value);
  }

  private void eachLine(Line action) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(RowFiles.open(file), StandardCharsets.UTF_8.newDecoder()))) {
      long line = 1;
      for (String text = next(reader, line); text != null; text = next(reader, ++line)) {
        if (!text.isBlank()) {
          action.take(text, line);
        }
      }
    } catch (IOException e) {
      throw RowFiles.unreadable(file, e);
    }
  }

  /** The next line; null at the end. */
  private String next(BufferedReader reader, long line) throws IOException {
    StringBuilder text = new StringBuilder();
    int sign = reader.read();
    if (sign < 0) {
      return null;
    }
    while (sign >= 0 && sign != '\n') {
      if (text.length() == LONGEST_LINE) {
        throw new DataException(
            file + ", line " + line,
            "an object of at most " + LONGEST_LINE + " characters",
            "a longer line; write each object in a line of its own");
      }
      text.append((char) sign);
      sign = reader.read();
    }
    return text.toString();
  }

  private void eachValue(String text, long line, Value action) {
    String place = file + ", line " + line;
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new DataException(place, "a JSON object", Names.shortened("'" + text.trim() + "'"));
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName().trim();
        JsonToken value = json.nextToken();
        if (value.isStructStart()) {
          throw new DataException(
              place + ", column " + key, "a text, number, true, false or null", "a list or object");
        }
        action.take(key, value == JsonToken.VALUE_NULL ? "" : json.getText());
      }
      if (json.nextToken() != null) {
        throw new DataException(place, "one JSON object a line", "more behind it");
      }
    } catch (JsonProcessingException e) {
      throw new DataException(place, "a JSON object", Names.oneLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw RowFiles.unreadable(file, e);
    }
  }
}
