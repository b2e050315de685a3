package dev.tandem.workbench.compare.experiment;

import dev.tandem.network.tree.SpecNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML 1.2 as a tree that knows its lines, and back. */
public final class YamlFile {
  /** Aliases of aliases make more of a few lines than any machine holds. */
  private static final int MOST_VALUES = 100_000;

  private final String name;
  private int values;

  private YamlFile(String name) {
    this.name = name;
  }

  /**
   * Reads a text.
   *
   * @param name of the file, for messages
   * @throws ExperimentException if it is no YAML, or no map of keys
   */
  public static SpecNode read(String name, String text) {
    YamlFile file = new YamlFile(name);
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().setLabel(name).setAllowNonScalarKeys(true).build())
              .composeString(text);
      if (root.isEmpty() || !(root.get() instanceof MappingNode)) {
        throw new ExperimentException(name + ": expected keys such as 'network:', got none");
      }
      return file.tree(root.get(), name + ", line 1");
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
      throw new ExperimentException(name + line + ": expected YAML, got: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new ExperimentException(
          name + ": expected YAML, got: " + e.getMessage().lines().findFirst().orElse(""));
    } catch (StackOverflowError tooDeep) { // the parser, too, goes down by calling itself
      throw new ExperimentException(
          name
              + ": expected keys a few levels deep, got ones without end: is there an alias of"
              + " what is around it, or a bracket too many?");
    }
  }

  /** Writes plain maps, lists and scalars, as {@link SpecNode#toPlain} gives them. */
  public static String write(Object plain) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setIndent(2).build();
    return new Dump(settings).dumpToString(plain);
  }

  private SpecNode tree(Node node, String origin) {
    if (++values > MOST_VALUES) {
      throw new ExperimentException(
          name
              + ": expected at most 100,000 values, got more; do aliases in it stand for other"
              + " aliases?");
    }
    if (node instanceof MappingNode mapping) {
      Map<String, SpecNode> entries = new LinkedHashMap<>();
      for (NodeTuple tuple : mapping.getValue()) {
        String place = place(tuple.getKeyNode());
        String key = key(tuple.getKeyNode(), place);
        if (entries.containsKey(key)) {
          throw new ExperimentException(place + ": " + key + ": expected once, got twice");
        }
        entries.put(key, tree(tuple.getValueNode(), place));
      }
      return new SpecNode.Keys(entries, origin);
    }
    if (node instanceof SequenceNode sequence) {
      List<SpecNode> items =
          sequence.getValue().stream().map(item -> tree(item, place(item))).toList();
      return new SpecNode.Items(items, origin);
    }
    return new SpecNode.Scalar(scalar((ScalarNode) node, origin), origin);
  }

  private static String key(Node node, String place) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new ExperimentException(place + ": expected a word as a key, got a list or map");
  }

  private static Object scalar(ScalarNode node, String place) {
    String text = node.getValue();
    Tag tag = node.getTag();
    try {
      if (tag.equals(Tag.INT)) {
        return Long.decode(text);
      }
      if (tag.equals(Tag.FLOAT)) {
        return decimal(text);
      }
    } catch (NumberFormatException tooLarge) {
      throw new ExperimentException(place + ": expected a number of 64 bits, got " + text);
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    return tag.equals(Tag.NULL) ? null : text;
  }

  private static double decimal(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case ".nan" -> Double.NaN;
      case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private String place(Node node) {
    return name + node.getStartMark().map(this::line).orElse("");
  }

  private String line(Mark mark) {
    return ", line " + (mark.getLine() + 1);
  }
}
