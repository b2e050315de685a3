package dev.tandem.network.tree;

import dev.tandem.network.SpecException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Trees as a YAML reader would build them, in few words. */
final class Trees {
  private Trees() {}

  /** A map in order: key, value, key, value, ... */
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  static List<Object> list(Object... items) {
    return Arrays.asList(items);
  }

  /** A value that stands in a line of a.yaml. */
  static SpecNode line(int number, Object plain) {
    return SpecNode.of(plain, "a.yaml, line " + number);
  }

  /** A file a.yaml whose keys and values are given. */
  static SpecNode file(Object... keysAndValues) {
    return SpecNode.of(map(keysAndValues), "a.yaml");
  }

  static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable call) {
    return Assertions.assertThatThrownBy(call).isInstanceOf(SpecException.class);
  }
}
