package dev.tandem.datasets;

import java.nio.file.Path;

/** Data prepared into the cache; {@link PreparedData#open} maps it. */
public record PreparedFile(Path path, DataFacts facts) {}
