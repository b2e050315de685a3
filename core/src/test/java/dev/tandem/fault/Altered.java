package dev.tandem.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A good file with some words of its text exchanged, as the bytes of a fuzzer say. Most such files
 * get past the parser, so that what stands behind it is tried.
 */
public final class Altered {
  private static final int BYTES = 3; // of a change: two for the place, one for what comes there
  private static final int MOST_CHANGES = 6;

  /** A text in quotes, a word or number, space, or any other sign. */
  private static final Pattern WORD =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[-+.\\w]+|\\s+|.", Pattern.DOTALL);

  /** Where something else may come: keys and values, in brackets or not. */
  private static final Pattern PLACE = Pattern.compile("[\"\\w+.{\\[-].*", Pattern.DOTALL);

  private static final List<String> OTHERS =
      List.of(
          "null",
          "true",
          "0",
          "1",
          "-1",
          "2",
          "7",
          "1000",
          "0.5",
          "-0.5",
          "1e308",
          "1e999",
          "2147483647",
          "2147483648",
          "-9223372036854775808",
          "1e18",
          "9".repeat(400),
          "\"NaN\"",
          "\"\"",
          "\"a\"",
          "\"0\"",
          "\"../../a\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "[]",
          "{}",
          "[null]",
          "[0]",
          "[1, 2]",
          "[-1, 3]",
          "[[]]",
          "{\"a\": null}",
          "{\"type\": \"a\"}");

  private final List<String> words;
  private final byte[] tensors; // after the text of a safetensors file; null of another file

  private Altered(String text, byte[] tensors) {
    this.words = WORD.matcher(text).results().map(MatchResult::group).toList();
    this.tensors = tensors;
  }

  /** A text that lies beside a test. */
  public static Altered text(Class<?> test, String name) {
    return text(new String(file(test, name), StandardCharsets.UTF_8));
  }

  public static Altered text(String good) {
    return new Altered(good, null);
  }

  /** A safetensors file, of which the header is altered; its length is then that of the header. */
  public static Altered safetensors(byte[] good) {
    int begin = Long.BYTES;
    int end = begin + (int) ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return new Altered(
        new String(good, begin, end - begin, StandardCharsets.UTF_8),
        Arrays.copyOfRange(good, end, good.length));
  }

  /** The bytes of a file that lies beside a test. */
  public static byte[] file(Class<?> test, String name) {
    try (InputStream file = test.getResourceAsStream(name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of several, by the first byte, with the changes that the others say. */
  public static byte[] one(List<Altered> good, byte[] changes) {
    int which = changes.length == 0 ? 0 : (changes[0] & 0xFF) % good.size();
    return good.get(which)
        .with(Arrays.copyOfRange(changes, Math.min(1, changes.length), changes.length));
  }

  /** The file with the changes. */
  public byte[] with(byte[] changes) {
    List<String> altered = new ArrayList<>(words);
    ByteBuffer bytes = ByteBuffer.wrap(changes);
    for (int i = 0; i < MOST_CHANGES && bytes.remaining() >= BYTES; i++) {
      int place = place(altered, (bytes.getShort() & 0xFFFF) % altered.size());
      String other = other(altered, place, bytes.get() & 0xFF);
      List<String> part = altered.subList(place, end(altered, place));
      part.clear();
      part.add(other);
    }
    byte[] text = String.join("", altered).getBytes(StandardCharsets.UTF_8);
    return tensors == null ? text : file(text);
  }

  /** The first key or value from there on. */
  private static int place(List<String> words, int from) {
    int place = from;
    while (!PLACE.matcher(words.get(place)).matches()) {
      place = (place + 1) % words.size();
    }
    return place;
  }

  /** Of a key, another one; of a value or a part, something else, or one from further on. */
  private static String other(List<String> words, int place, int what) {
    if (!isKey(words, place)) {
      return what < OTHERS.size()
          ? OTHERS.get(what)
          : words.get(place(words, (place + what) % words.size()));
    }
    boolean quoted = words.get(place).startsWith("\"");
    String other = words.get(place(words, (place + what) % words.size()));
    return other.length() > 1 && other.startsWith("\"") == quoted ? other : quoted ? "\"a\"" : "a";
  }

  private static boolean isKey(List<String> words, int place) {
    int next = place + 1;
    while (next < words.size() && words.get(next).isBlank()) {
      next++;
    }
    return next < words.size() && words.get(next).equals(":");
  }

  /** Where the part ends that begins with a word: brackets reach to the one that closes them. */
  private static int end(List<String> words, int begin) {
    int depth = 0;
    for (int i = begin; i < words.size(); i++) {
      String word = words.get(i);
      depth += word.equals("{") || word.equals("[") ? 1 : 0;
      depth -= word.equals("}") || word.equals("]") ? 1 : 0;
      if (depth <= 0) {
        return i + 1;
      }
    }
    return words.size();
  }

  private byte[] file(byte[] header) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.writeBytes(length.putLong(header.length).array());
    file.writeBytes(header);
    file.writeBytes(tensors);
    return file.toByteArray();
  }
}
