package dev.tandem.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over numbers, so that two sides can say whether they saw the same ones. Little-endian.
 */
public final class Fingerprint {
  private final MessageDigest digest;

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Of all values, names included, in their own precision. */
  public static String of(Parameters parameters) {
    Fingerprint fingerprint = new Fingerprint();
    parameters
        .tensors()
        .forEach(
            (name, tensor) -> {
              fingerprint.add(name);
              fingerprint.add(tensor);
            });
    return fingerprint.hex();
  }

  /** Of whole numbers in order. */
  public static String of(int[] values) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(values);
    return fingerprint.hex();
  }

  public void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  public void add(int... values) {
    ByteBuffer bytes = buffer(4 * values.length);
    bytes.asIntBuffer().put(values);
    digest.update(bytes);
  }

  /** The bytes that remain, which are not consumed. */
  public void add(ByteBuffer bytes) {
    digest.update(bytes.duplicate());
  }

  public void add(Tensor tensor) {
    ByteBuffer bytes = buffer(tensor.precision().bytes() * tensor.size());
    if (tensor.precision() == Precision.FLOAT32) {
      bytes.asFloatBuffer().put(tensor.toFloats());
    } else {
      bytes.asDoubleBuffer().put(tensor.toDoubles());
    }
    digest.update(bytes);
  }

  /** The digest in hexadecimal; ends this fingerprint. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
