package dev.tandem.workbench.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The code cells of a Jupyter notebook, with what they printed. */
record Notebook(List<Cell> cells) {
  /**
   * A code cell.
   *
   * @param printed on standard output
   * @param errors on standard error, or as exceptions
   * @param pictures how many there are
   */
  record Cell(String code, String printed, String errors, int pictures) {
    /** Whether it is for the kernel rather than for Java. */
    boolean isCommand() {
      return code.startsWith("%");
    }
  }

  static Notebook read(Path file) throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (JsonNode cell : new ObjectMapper().readTree(file.toFile()).get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        cells.add(cell(cell));
      }
    }
    return new Notebook(cells);
  }

  private static Cell cell(JsonNode cell) {
    StringBuilder printed = new StringBuilder();
    StringBuilder errors = new StringBuilder();
    int pictures = 0;
    for (JsonNode output : cell.get("outputs")) {
      boolean stdout = output.path("name").asText().equals("stdout");
      (stdout ? printed : errors)
          .append(joined(output.path("text")))
          .append(joined(output.path("traceback")));
      pictures += output.path("data").has("image/png") ? 1 : 0;
    }
    return new Cell(joined(cell.get("source")), printed.toString(), errors.toString(), pictures);
  }

  private static String joined(JsonNode lines) {
    return StreamSupport.stream(lines.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining());
  }
}
