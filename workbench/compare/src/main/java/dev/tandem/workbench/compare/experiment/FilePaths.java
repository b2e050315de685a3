package dev.tandem.workbench.compare.experiment;

import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.network.tree.SpecNode;
import java.nio.file.Path;
import java.util.List;

/**
 * The paths of files in a comparison's tree: the experiment's own data, those of overrides, and
 * programs.
 */
public final class FilePaths {
  private static final String SOURCE = "data.source";
  private static final String CONTENDERS = "contenders";
  private static final String OVERRIDES = "overrides";

  private FilePaths() {}

  /** The tree with absolute paths, so that it means the same wherever it is read. */
  public static SpecNode absolute(SpecNode root, Path folder) {
    SpecNode tree = source(root, SOURCE, folder);
    if (tree.find(CONTENDERS).orElse(null) instanceof SpecNode.Items contenders) {
      List<SpecNode> own =
          contenders.items().stream()
              .map(contender -> source(contender, OVERRIDES + "." + SOURCE, folder))
              .map(contender -> ProgramCommand.absolute(contender, folder))
              .toList();
      return tree.with(CONTENDERS, new SpecNode.Items(own, contenders.origin()));
    }
    return tree;
  }

  private static SpecNode source(SpecNode tree, String key, Path folder) {
    SpecNode node = tree.find(key).orElse(null);
    return node != null && node.toPlain() instanceof String source
        ? tree.with(
            key, new SpecNode.Scalar(DatasetCatalog.absolute(source, folder), node.origin()))
        : tree;
  }
}
