package dev.tandem.workbench.compare.experiment;

import dev.tandem.engine.EngineReference;
import dev.tandem.network.tree.SpecNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people type where engines are asked for: {@code scratch}, or a program of their own such as
 * {@code ./my_network.py}, which is known by a path or by its ending.
 */
public final class EngineWords {
  private static final Path HERE = Path.of(""); // paths in flags count from here

  private EngineWords() {}

  /**
   * The contenders that are meant. A program is called after its file.
   *
   * @throws ExperimentException if a program's file is not there
   */
  public static SpecNode contenders(List<String> words, String origin) {
    Set<String> taken = new HashSet<>();
    words.stream().filter(word -> !ProgramCommand.isPath(word)).forEach(taken::add);
    List<Object> contenders = new ArrayList<>();
    for (String word : words) {
      contenders.add(
          ProgramCommand.isPath(word)
              ? program(word, taken, origin)
              : SpecNode.of(Map.of("engine", word), origin));
    }
    return SpecNode.of(contenders, origin);
  }

  private static SpecNode program(String word, Set<String> taken, String origin) {
    ProgramCommand.requireFile(List.of(word), origin);
    String name = ProgramCommand.name(List.of(word));
    String id = name;
    for (int i = 2; !taken.add(id); i++) {
      id = name + "-" + i;
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("id", id);
    keys.put("engine", ProgramCommand.ENGINE);
    keys.put(ProgramCommand.KEY, List.of(word));
    return ProgramCommand.absolute(SpecNode.of(keys, origin), HERE);
  }

  /**
   * The one engine that is meant.
   *
   * @throws ExperimentException if a program's file is not there
   */
  public static EngineReference reference(String word, String origin) {
    SpecNode.Items contenders = (SpecNode.Items) contenders(List.of(word), origin);
    return ProgramCommand.of(contenders.items().get(0))
        .map(
            command ->
                new EngineReference(ProgramCommand.ENGINE, Map.of(ProgramCommand.KEY, command)))
        .orElseGet(() -> EngineReference.of(word));
  }
}
