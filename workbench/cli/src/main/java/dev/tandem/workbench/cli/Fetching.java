package dev.tandem.workbench.cli;

import dev.tandem.datasets.known.Download;
import dev.tandem.datasets.known.KnownData;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** A download as a person sees it. */
final class Fetching {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int BAR = 20;

  private Fetching() {}

  static void run(KnownData data, Path folder, PrintWriter err) {
    LiveLine line = new LiveLine(err, Terminal.isInteractive());
    try {
      new Download(PATIENCE, (file, bytes, total) -> line.draw(bar(file, bytes, total)))
          .fetch(data, folder);
    } finally {
      line.clear();
    }
    line.print(data.name() + ": " + folder + ", checksums as published; licence " + data.licence());
  }

  private static String bar(String file, long bytes, long total) {
    if (total <= 0) {
      return String.format(Locale.ROOT, "%s %.1f MB", file, bytes / 1e6);
    }
    int full = (int) Math.min(BAR, BAR * bytes / total);
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %.1f of %.1f MB",
        file,
        "#".repeat(full),
        ".".repeat(BAR - full),
        bytes / 1e6,
        total / 1e6);
  }
}
