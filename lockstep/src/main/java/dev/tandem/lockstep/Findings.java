package dev.tandem.lockstep;

import dev.tandem.engine.Batch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/** Makes findings. */
final class Findings {
  private Findings() {}

  /** The worst place of the pair, if it is beyond what is allowed. */
  static Optional<Finding> of(
      Batch batch, Phase phase, OptionalInt layer, Pair pair, IntToDoubleFunction allowed) {
    return pair.beyond(allowed)
        .map(
            place ->
                new Finding(
                    batch.step(),
                    phase,
                    layer,
                    pair.what(),
                    place.index(),
                    place.a(),
                    place.b(),
                    place.allowed()));
  }

  /** The first that the items give. */
  static <T> Optional<Finding> first(List<T> items, Function<T, Optional<Finding>> find) {
    return items.stream().flatMap(item -> find.apply(item).stream()).findFirst();
  }
}
