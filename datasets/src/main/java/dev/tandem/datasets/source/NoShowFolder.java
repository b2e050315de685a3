package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the no-show table: under its published name, or as the only CSV file of the folder. */
record NoShowFolder(Path folder) {
  private static final String PUBLISHED = "KaggleV2-May-2016.csv";

  Path file() {
    Path published = folder.resolve(PUBLISHED);
    if (Files.isRegularFile(published)) {
      return published;
    }
    List<Path> others = csvFiles();
    if (others.size() == 1) {
      return others.get(0);
    }
    String got = others.isEmpty() ? "no CSV file" : others.size() + " others";
    throw new DataException(
        "noshow: expected "
            + PUBLISHED
            + " in "
            + folder
            + ", got "
            + got
            + "; download it from Kaggle (joniarroba/noshowappointments) or say where the folder"
            + " noshow is with --data-dir or TANDEM_DATA");
  }

  private List<Path> csvFiles() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    } catch (IOException e) {
      throw new DataException(folder + ": expected a readable folder, got " + e, e);
    }
  }
}
