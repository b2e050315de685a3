package dev.tandem.model;

import dev.tandem.data.Preprocessing;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.network.DataSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.DataForm;
import dev.tandem.network.tree.Located;
import dev.tandem.network.tree.LossForm;
import dev.tandem.network.tree.NetworkForm;
import dev.tandem.network.tree.Section;
import dev.tandem.network.tree.SpecNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model's file says beside its tensors. {@code "schema"} is {@link #SCHEMA}; every other
 * text is JSON. Texts of other names are left alone: other programs may add theirs.
 *
 * @param buffers the names of the tensors that training does not change by a gradient
 */
record ModelMetadata(
    NetworkSpec network,
    LossSpec loss,
    List<String> buffers,
    Preprocessing preprocessing,
    List<String> classNames,
    double threshold,
    DataSpec data,
    Optional<String> fingerprint) {
  /** The format and its version. */
  static final String SCHEMA = "tandem.model/1";

  private static final String SCHEMA_KEY = "schema";
  private static final String NETWORK = "network";
  private static final String LOSS = "loss";
  private static final String BUFFERS = "buffers";
  private static final String PREPROCESSING = "preprocessing";
  private static final String CLASS_NAMES = "classNames";
  private static final String THRESHOLD = "threshold";
  private static final String DATA = "data";
  private static final String FINGERPRINT = "fingerprint";

  private static final List<String> KEYS =
      List.of(NETWORK, LOSS, BUFFERS, PREPROCESSING, CLASS_NAMES, THRESHOLD, DATA, FINGERPRINT);

  static Map<String, String> write(Model model) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(SCHEMA_KEY, SCHEMA);
    texts.put(NETWORK, Json.write(NetworkForm.write(model.network())));
    texts.put(LOSS, Json.write(LossForm.write(model.loss())));
    texts.put(BUFFERS, Json.write(List.copyOf(model.buffers().names())));
    texts.put(PREPROCESSING, Json.write(PreprocessingForm.write(model.preprocessing())));
    texts.put(CLASS_NAMES, Json.write(model.classNames()));
    texts.put(THRESHOLD, Json.write(model.threshold()));
    texts.put(DATA, Json.write(DataForm.write(model.data())));
    model.fingerprint().ifPresent(hash -> texts.put(FINGERPRINT, Json.write(hash)));
    return texts;
  }

  /**
   * @throws SafetensorsException if the file is no model of Tandem's
   */
  static ModelMetadata read(Contents contents) {
    String schema = contents.metadata().get(SCHEMA_KEY);
    if (!SCHEMA.equals(schema)) {
      throw new SafetensorsException(
          contents.file(),
          "a model saved by Tandem, schema " + SCHEMA,
          schema == null ? "a safetensors file without a schema" : "schema " + schema);
    }
    try {
      return read(section(contents));
    } catch (SpecException e) {
      throw new SafetensorsException(e.getMessage(), e); // its origin is the file
    }
  }

  private static ModelMetadata read(Section section) {
    return new ModelMetadata(
        NetworkForm.read(section.section(NETWORK)),
        LossForm.read(section.section(LOSS)),
        section.texts(BUFFERS),
        PreprocessingForm.read(section.section(PREPROCESSING)),
        section.texts(CLASS_NAMES),
        threshold(section),
        DataForm.read(section.section(DATA)),
        section.find(FINGERPRINT).map(Located::text));
  }

  /** One that nothing reaches may lie just above 1. */
  private static double threshold(Section section) {
    double threshold = section.number(THRESHOLD);
    if (threshold >= 0 && threshold <= Math.nextUp(1.0)) {
      return threshold;
    }
    throw section.refuse(THRESHOLD, "a number from 0 to 1", threshold + "");
  }

  private static Section section(Contents contents) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key : KEYS) {
      if (contents.metadata().containsKey(key)) {
        values.put(key, parse(contents.file(), key, contents.metadata().get(key)));
      }
    }
    return Section.of(SpecNode.of(values, contents.file().toString()), "metadata");
  }

  private static Object parse(Path file, String key, String text) {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      throw new SafetensorsException(
          file, "JSON as metadata." + key, "a fault: " + e.getMessage(), e);
    }
  }
}
