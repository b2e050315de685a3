package dev.tandem.workbench.live;

import dev.tandem.datasets.DataFolders;
import dev.tandem.network.tree.SpecNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says.
 *
 * @param start the experiment that a new page shows; its data may be trained on, whatever it is
 * @param programs of anybody's own that pages may start, as they were typed
 * @param folders where data lies, and the cache
 * @param runs that takes the run folders of reports
 * @param lessons more lessons
 * @param port to listen on; 0 for any
 * @param token that the address has
 */
public record LiveOptions(
    SpecNode start,
    List<String> programs,
    DataFolders folders,
    Path runs,
    Optional<Path> lessons,
    int port,
    String token) {
  public LiveOptions {
    programs = List.copyOf(programs);
  }
}
