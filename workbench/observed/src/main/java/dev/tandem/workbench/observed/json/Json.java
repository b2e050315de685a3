package dev.tandem.workbench.observed.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.tandem.engine.EngineReference;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * One mapper for all: numbers that are undefined are null in the file and NaN in the program, an
 * engine is its name unless it has settings, and keys of later or earlier versions are passed over.
 */
public final class Json {
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(new Undefined())
                  .addSerializer(Double.TYPE, new Undefined())
                  .addDeserializer(Double.TYPE, new NullIsUndefined()))
          .addMixIn(EngineReference.class, PlainEngine.class)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final Pattern PLACE = Pattern.compile(" *\\(start marker at .*|\\[Source: .*");

  private static final Pattern REFUSAL =
      Pattern.compile("Cannot construct instance of `[^`]*`, problem: ");
  private static final Pattern PACKAGE = Pattern.compile("`[\\w.$]*[.$]");

  private Json() {}

  /** Returns what is wrong with a text, for people: in one line, without Jackson's own places. */
  public static String problem(JacksonException e) {
    String first = e.getOriginalMessage().lines().findFirst().orElse("nothing");
    String own = PLACE.matcher(first).replaceFirst("");
    return PACKAGE.matcher(REFUSAL.matcher(own).replaceFirst("")).replaceAll("`");
  }

  /** Says for core, which does not know Jackson, which methods it is to use. */
  private interface PlainEngine {
    @JsonValue
    Object toPlain();

    @JsonCreator
    static EngineReference ofPlain(Object plain) {
      return EngineReference.ofPlain(plain);
    }
  }

  private static final class Undefined extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    Undefined() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
  }

  private static final class NullIsUndefined extends StdDeserializer<Double> {
    private static final long serialVersionUID = 1L;

    NullIsUndefined() {
      super(Double.TYPE);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return json.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }
}
