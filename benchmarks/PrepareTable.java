import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.network.tree.DataForm;
import dev.tandem.network.tree.Section;
import dev.tandem.network.tree.SpecNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Prepares a table in a process of its own: seconds from the file to the prepared file, and the process's memory. */
public final class PrepareTable {
  public static void main(String[] args) throws Exception {
    Map<String, Object> keys = Map.of("source", args[0], "label", args[1]);
    Path cache = Files.createTempDirectory("tandem-tables");
    long start = System.nanoTime();
    var prepared =
        DatasetCatalog.prepare(
            DataForm.read(Section.of(SpecNode.of(keys, "benchmark"), "data")),
            new DataFolders(cache, cache));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("seconds=%.2f features=%d", seconds, prepared.facts().features());
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM") || line.startsWith("RssAnon")) {
        System.out.print(" " + line.replaceAll("\\s+", ""));
      }
    }
    System.out.println();
    Files.deleteIfExists(prepared.path());
    Files.deleteIfExists(cache);
  }
}
