package dev.tandem.conformance;

import dev.tandem.GoldenFiles;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads {@code reference/golden/trajectories.txt}. */
final class TrajectoryReader {
  private final Map<String, Dataset> data = new LinkedHashMap<>();
  private final List<GoldenTrajectory> cases = new ArrayList<>();
  private String dataName;
  private Features features;

  static List<GoldenTrajectory> all() {
    TrajectoryReader reader = new TrajectoryReader();
    for (String line : GoldenFiles.lines("trajectories.txt")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int blank = line.indexOf(' ');
        reader.read(line.substring(0, blank), line.substring(blank + 1));
      }
    }
    return reader.cases;
  }

  private void read(String name, String rest) {
    switch (name) {
      case "data" -> dataName = rest;
      case "features" -> features = Features.of(floats(rest), 3);
      case "labels" -> add(classes(rest));
      case "values" -> add(new Targets.Values(floats(rest), 2));
      case "case" -> cases.add(new GoldenTrajectory(rest));
      default -> readInto(cases.get(cases.size() - 1), name, rest);
    }
  }

  private void readInto(GoldenTrajectory golden, String name, String rest) {
    String[] words = rest.split(" ", 3);
    switch (name) {
      case "on" -> golden.data = data.get(rest);
      case "layer" -> golden.layers.add(GoldenSpecs.layer(SpecLine.of(rest)));
      case "loss" -> golden.loss = SpecLine.of(rest);
      case "optimizer" -> golden.optimizer = SpecLine.of(rest);
      case "regularization" -> golden.regularization = SpecLine.of(name + " " + rest);
      case "batches" -> golden.batchSizes = numbers(rest);
      case "initial" ->
          golden.initial.put(words[0], numbers(rest.substring(words[0].length() + 1)));
      case "losses" -> golden.losses = numbers(rest);
      case "after" ->
          golden
              .after
              .computeIfAbsent(Integer.valueOf(words[0]), step -> new LinkedHashMap<>())
              .put(words[1], numbers(words[2]));
      case "slot" ->
          golden
              .slots
              .computeIfAbsent(words[0], slot -> new LinkedHashMap<>())
              .put(words[1], numbers(words[2]));
      case "outputs" -> golden.outputs = numbers(rest);
      default -> throw new IllegalArgumentException("trajectories.txt: unknown line " + name);
    }
  }

  private void add(Targets targets) {
    List<String> columns = List.of("x0", "x1", "x2");
    data.put(dataName, new Dataset(dataName, features, targets, columns, Optional.empty()));
  }

  private static Targets classes(String text) {
    int[] labels = Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    TreeSet<String> names = new TreeSet<>(Arrays.asList(text.split(" ")));
    return new Targets.Classes(labels, List.copyOf(names));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static float[] floats(String text) {
    double[] wide = numbers(text);
    float[] narrow = new float[wide.length];
    for (int i = 0; i < wide.length; i++) {
      narrow[i] = (float) wide[i];
    }
    return narrow;
  }
}
