package dev.tandem.workbench.contender.checkpoint;

import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Entry;
import java.nio.file.Path;
import java.util.Map;

/** Writes a checkpoint with the checksum of whatever is in it: what stands behind it is tried. */
public final class Seal {
  private Seal() {}

  public static void write(Path file, String job, Map<String, Entry> entries) {
    String checksum = CheckpointFile.checksum(job, entries);
    Safetensors.write(
        file, Map.of("schema", "tandem.checkpoint/1", "job", job, "sha256", checksum), entries);
  }
}
