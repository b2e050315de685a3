package dev.tandem.model;

import dev.tandem.file.WholeFile;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named tensors in a file that PyTorch, JAX and others read too: the length of the header (8
 * bytes), the header (JSON: type, shape and place of every tensor, and texts under {@code
 * "__metadata__"}), then the values, all little-endian. See
 * https://github.com/huggingface/safetensors#format.
 */
public final class Safetensors {
  /** In an expected shape: a length that may be any. */
  public static final int ANY = -1;

  private Safetensors() {}

  /** What a tensor's values are. */
  public enum Type {
    F64(8),
    F32(4),
    I64(8),
    I32(4),
    U8(1);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    /** Bytes that one value takes. */
    public int bytes() {
      return bytes;
    }
  }

  /**
   * A tensor as it lies in a file.
   *
   * @param type of its values
   * @param shape row-major; empty for a single value
   * @param data little-endian, exactly as many bytes as the shape takes
   */
  public record Entry(Type type, int[] shape, ByteBuffer data) {
    /**
     * @throws dev.tandem.tensor.ShapeException if the data is not as long as the shape says
     */
    public Entry {
      shape = shape.clone();
      data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
      EntryBytes.requireLength(type, shape, data.remaining());
    }

    /** A copy of a float32 or float64 tensor. */
    public static Entry of(Tensor tensor) {
      return switch (tensor.precision()) {
        case FLOAT32 -> of(tensor.toFloats(), tensor.shape());
        case FLOAT64 -> of(tensor.toDoubles(), tensor.shape());
      };
    }

    /** A copy, as F32. */
    public static Entry of(float[] values, int... shape) {
      ByteBuffer data = EntryBytes.allocate(Type.F32, values.length);
      data.asFloatBuffer().put(values);
      return new Entry(Type.F32, shape, data);
    }

    /** A copy, as F64. */
    public static Entry of(double[] values, int... shape) {
      ByteBuffer data = EntryBytes.allocate(Type.F64, values.length);
      data.asDoubleBuffer().put(values);
      return new Entry(Type.F64, shape, data);
    }

    /** A copy, as I32. */
    public static Entry of(int[] values, int... shape) {
      ByteBuffer data = EntryBytes.allocate(Type.I32, values.length);
      data.asIntBuffer().put(values);
      return new Entry(Type.I32, shape, data);
    }

    /** The remaining bytes, which it keeps and does not copy, as U8. */
    public static Entry ofBytes(ByteBuffer values, int... shape) {
      return new Entry(Type.U8, shape, values);
    }

    /** The bytes, which it keeps and does not copy, as U8. */
    public static Entry ofBytes(byte[] values, int... shape) {
      return ofBytes(ByteBuffer.wrap(values), shape);
    }

    @Override
    public int[] shape() {
      return shape.clone();
    }

    /** A little-endian view of all bytes, with a position of its own. */
    @Override
    public ByteBuffer data() {
      return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * A copy of an F32 or F64 tensor.
     *
     * @throws dev.tandem.tensor.ShapeException if it is of another type, as for the next three
     */
    public Tensor tensor() {
      EntryBytes.requireType(this, Type.F32, Type.F64);
      if (type == Type.F32) {
        float[] floats = new float[data.remaining() / Type.F32.bytes()];
        data().asFloatBuffer().get(floats);
        return Tensor.of(floats, shape);
      }
      double[] doubles = new double[data.remaining() / Type.F64.bytes()];
      data().asDoubleBuffer().get(doubles);
      return Tensor.of(doubles, shape);
    }

    /** A copy of an I32 tensor's values. */
    public int[] ints() {
      EntryBytes.requireType(this, Type.I32);
      int[] ints = new int[data.remaining() / Type.I32.bytes()];
      data().asIntBuffer().get(ints);
      return ints;
    }

    /** A read-only view of an F32 tensor's values; of a file that was read, straight into it. */
    public FloatBuffer floats() {
      EntryBytes.requireType(this, Type.F32);
      return data().asFloatBuffer().asReadOnlyBuffer();
    }

    /** A read-only view of a U8 tensor's values; of a file that was read, straight into it. */
    public ByteBuffer bytes() {
      EntryBytes.requireType(this, Type.U8);
      return data.asReadOnlyBuffer();
    }

    @Override
    public String toString() {
      return type + " " + Arrays.toString(shape);
    }
  }

  /**
   * What a file holds, in the order of its header.
   *
   * @param file that it came from, for messages
   */
  public record Contents(Path file, Map<String, String> metadata, Map<String, Entry> tensors) {
    public Contents {
      metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
      tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /**
     * @throws SafetensorsException if there is no tensor of that name
     */
    public Entry get(String name) {
      Entry entry = tensors.get(name);
      if (entry == null) {
        throw new SafetensorsException(
            file, "a tensor named " + name, List.copyOf(tensors.keySet()).toString());
      }
      return entry;
    }

    /**
     * @throws SafetensorsException if there is no tensor of that name and type
     */
    public Entry get(String name, Type type) {
      Entry entry = get(name);
      if (entry.type() != type) {
        throw new SafetensorsException(file, "tensor " + name + " as " + type, entry.toString());
      }
      return entry;
    }

    /**
     * @param shape its lengths, {@link #ANY} where each will do
     * @throws SafetensorsException if there is no tensor of that name, type and shape
     */
    public Entry get(String name, Type type, int[] shape) {
      Entry entry = get(name, type);
      int[] own = entry.shape();
      boolean fits = own.length == shape.length;
      for (int i = 0; fits && i < shape.length; i++) {
        fits = shape[i] == ANY || shape[i] == own[i];
      }
      if (!fits) {
        String expected = type + " " + Arrays.toString(shape).replace("" + ANY, "any");
        throw new SafetensorsException(
            file, "tensor " + name + " as " + expected, entry.toString());
      }
      return entry;
    }

    /**
     * @throws SafetensorsException if there is no tensor of that name, of type F64 or F32 and two
     *     lengths
     */
    public Matrix matrix(String name) {
      Type type = get(name).type() == Type.F32 ? Type.F32 : Type.F64;
      Entry entry = get(name, type, new int[] {ANY, ANY});
      return new Matrix(entry.shape()[0], entry.shape()[1], entry.tensor().toDoubles());
    }

    /**
     * @throws SafetensorsException if the metadata do not have that key
     */
    public String text(String key) {
      String text = metadata.get(key);
      if (text == null) {
        throw new SafetensorsException(
            file, "metadata with the key " + key, List.copyOf(metadata.keySet()).toString());
      }
      return text;
    }
  }

  /**
   * Writes a file beside its place and renames it into it: whoever looks finds the old file or the
   * new one, whole. Bytes are laid out as Python's safetensors does: the header ends at a multiple
   * of 8, the widest types come first.
   *
   * @throws SafetensorsException if the file cannot be written or a name cannot be stored
   */
  public static void write(Path file, Map<String, String> metadata, Map<String, Entry> tensors) {
    SafetensorsWriter.write(file, metadata, tensors, WholeFile.Lasting.ON_DISK);
  }

  /**
   * The same for a file that is soon read and deleted: it need not outlive the machine's power, and
   * nobody reads it while it is written.
   *
   * @throws SafetensorsException as {@link #write} does
   */
  public static void writeTemporary(Path file, Map<String, Entry> tensors) {
    SafetensorsWriter.write(file, Map.of(), tensors, WholeFile.Lasting.IN_CACHE);
  }

  /**
   * Maps a file read-only. Nothing in it is taken on trust: every tensor must lie inside the file
   * and be as long as its shape says, and together they must fill it, without a gap or an overlap.
   *
   * @throws SafetensorsException if the file is not so, or cannot be read
   */
  public static Contents read(Path file) {
    return SafetensorsReader.read(file);
  }
}
