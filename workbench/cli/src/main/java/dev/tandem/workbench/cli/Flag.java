package dev.tandem.workbench.cli;

import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.SpecNode;
import java.util.function.Function;
import picocli.CommandLine.Model.OptionSpec;

/** A flag that changes the experiment; one that is not given changes nothing. */
final class Flag {
  /** What a given flag makes of the tree. */
  interface Change {
    SpecNode of(SpecNode tree, Object value);
  }

  private final OptionSpec.Builder builder;
  private final Change change;
  private OptionSpec option;

  private Flag(OptionSpec.Builder builder, Change change) {
    this.builder = builder;
    this.change = change;
  }

  /** Returns a flag whose text changes the tree in a way of its own. */
  static Flag text(String name, String label, Change change) {
    return new Flag(OptionSpec.builder(name).paramLabel(label).type(String.class), change);
  }

  /** Returns a flag whose text is the value of a key. */
  static Flag text(String name, String label, String path) {
    return text(name, label, path, text -> text);
  }

  /** Returns a flag whose text is read as the value of a key. */
  static Flag text(String name, String label, String path, Function<String, Object> reader) {
    return text(
        name,
        label,
        (tree, text) -> ExperimentTree.set(tree, path, reader.apply((String) text), name));
  }

  /** Returns a flag that sets a key to a whole number. */
  static Flag whole(String name, String label, String path) {
    return new Flag(
        OptionSpec.builder(name).paramLabel(label).type(Long.class), setting(path, name));
  }

  /** Returns a flag that sets a key to a number. */
  static Flag number(String name, String label, String path) {
    return new Flag(
        OptionSpec.builder(name).paramLabel(label).type(Double.class), setting(path, name));
  }

  /** Returns a flag that sets a key to true, or to false with {@code no-} before its name. */
  static Flag yesOrNo(String name, String path) {
    return new Flag(
        OptionSpec.builder(name).type(Boolean.class).negatable(true), setting(path, name));
  }

  private static Change setting(String path, String name) {
    return (tree, value) -> ExperimentTree.set(tree, path, value, name);
  }

  /** Gives it its help text. */
  Flag saying(String description) {
    option = builder.description(description).build();
    return this;
  }

  /** Returns the option that picocli reads. */
  OptionSpec option() {
    return option;
  }

  String name() {
    return option.longestName();
  }

  boolean given() {
    return option.getValue() != null;
  }

  /** Returns the tree with the flag applied. */
  SpecNode applyTo(SpecNode tree) {
    return given() ? change.of(tree, option.getValue()) : tree;
  }
}
