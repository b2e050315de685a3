package dev.tandem.datasets;

import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.model.Safetensors.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * SHA-256 over prepared data. Numbers go in by their bits, not as text, which differs among JDKs;
 * texts go in with their lengths, so that no two lists look alike.
 */
final class Fingerprint {
  private final MessageDigest digest = sha256();

  private Fingerprint() {}

  /** In hex, of everything but the fingerprint among the facts. */
  static String of(DataFacts facts, Preprocessing preprocessing, Map<String, Entry> tensors) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(facts.name(), facts.split(), Boolean.toString(facts.generated()));
    fingerprint.add(facts.classes());
    fingerprint.add(facts.notes());
    fingerprint.add(facts.bestPrAuc().orElse(Double.NaN));
    fingerprint.add(preprocessing);
    new TreeMap<>(tensors).forEach(fingerprint::add);
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  /** In hex, of one text. */
  static String of(String text) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(text);
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(Preprocessing preprocessing) {
    if (preprocessing instanceof Preprocessing.Pixels pixels) {
      add(pixels.shape().height(), pixels.shape().width(), pixels.mean(), pixels.deviation());
    } else if (preprocessing instanceof Preprocessing.Columns columns) {
      columns.columns().forEach(this::add);
      if (columns.targetScale().scales()) {
        add(columns.targetScale().mean(), columns.targetScale().deviation());
      }
    } else {
      add("as-is");
    }
  }

  private void add(ColumnEncoding column) {
    add(column.name(), column.derivation().name());
    add(column.sources());
    if (column.encoding() instanceof Encoding.Standardized standardized) {
      add(standardized.mean(), standardized.deviation());
    } else if (column.encoding() instanceof Encoding.OneHot oneHot
        && !oneHot.missing()
        && !oneHot.other()) {
      add(oneHot.categories());
    } else {
      add(column.reading().toString());
      addLater(column.encoding());
    }
  }

  /** Encodings that came after the first fingerprints were made. */
  private void addLater(Encoding encoding) {
    add(encoding.getClass().getSimpleName());
    if (encoding instanceof Encoding.Scaled own) {
      add(own.log() ? 1 : 0, own.center(), own.spread(), own.filling(), own.indicator() ? 1 : 0);
    } else if (encoding instanceof Encoding.Cyclic own) {
      add(own.first(), own.period());
    } else if (encoding instanceof Encoding.TargetMean own) {
      add(own.categories());
      add(own.means().stream().mapToDouble(Double::doubleValue).toArray());
      add(own.prior(), own.mean(), own.deviation());
    } else if (encoding instanceof Encoding.OneHot own) {
      add(own.categories());
      add(own.missing() ? 1 : 0, own.other() ? 1 : 0);
    }
  }

  private void add(String name, Entry entry) {
    add(name, entry.type().name());
    add(Arrays.stream(entry.shape()).asDoubleStream().toArray());
    digest.update(entry.data());
  }

  private void add(String... texts) {
    add(List.of(texts));
  }

  private void add(List<String> texts) {
    add((double) texts.size());
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      add((double) bytes.length);
      digest.update(bytes);
    }
  }

  private void add(double... numbers) {
    for (double number : numbers) {
      digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
