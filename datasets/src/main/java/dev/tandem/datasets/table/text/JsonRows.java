package dev.tandem.datasets.table.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.data.DataException;
import dev.tandem.fault.PlainText;
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
    try (Lines lines = new Lines()) {
      for (String text = lines.next(); text != null; text = lines.next()) {
        eachValue(text, lines.line, (key, value) -> keys.add(key));
      }
    }
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
    try (Lines lines = new Lines()) {
      ReadAhead.each(
          block -> {
            String text = "";
            while (!block.isFull() && (text = lines.next()) != null) {
              Arrays.fill(cells, "");
              eachValue(text, lines.line, (key, value) -> cells[places.of(key)] = value);
              block.add(cells, lines.line);
            }
            return text != null;
          },
          cells.length,
          visitor);
    }
  }

  private interface Value {
    void take(String key, String value);
  }

  /** The lines of the file that are not blank. */
  private final class Lines implements AutoCloseable {
    private final BufferedReader reader;
    private long line; // that the last text is

    Lines() {
      try {
        reader =
            new BufferedReader(
                new InputStreamReader(RowFiles.open(file), StandardCharsets.UTF_8.newDecoder()));
      } catch (IOException e) {
        throw RowFiles.unreadable(file, e);
      }
    }

    /** The next one; null at the end. */
    String next() {
      try {
        String text = any();
        while (text != null && text.isBlank()) {
          text = any();
        }
        return text;
      } catch (IOException e) {
        throw RowFiles.unreadable(file, e);
      }
    }

    private String any() throws IOException {
      line++;
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

    @Override
    public void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw RowFiles.unreadable(file, e);
      }
    }
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
      throw new DataException(place, "a JSON object", PlainText.oneLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw RowFiles.unreadable(file, e);
    }
  }
}
