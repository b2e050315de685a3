package dev.tandem.workbench.check.seen;

import dev.tandem.tensor.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a session showed of a probe, in the order in which a mistake reaches one after another. */
public final class Observation {
  private final Map<Place, Seen> places = new LinkedHashMap<>();
  private final List<Parameters> weights = new ArrayList<>();
  private final List<Parameters> statistics = new ArrayList<>();

  void put(Part part, int step, String name, Seen seen) {
    places.put(new Place(part, step, name), seen);
  }

  void after(Parameters parameters, Parameters buffers) {
    weights.add(parameters);
    statistics.add(buffers);
  }

  /** Whether another observation shows the same, but for the last digits. */
  public boolean isLike(Observation other) {
    return places.keySet().equals(other.places.keySet())
        && places.entrySet().stream()
            .allMatch(entry -> entry.getValue().isLike(other.places.get(entry.getKey())));
  }

  public Map<Place, Seen> places() {
    return Collections.unmodifiableMap(places);
  }

  public Optional<Seen> find(Part part, int step, String name) {
    return Optional.ofNullable(places.get(new Place(part, step, name)));
  }

  /** The weights after a step, if it was made. */
  public Optional<Parameters> weightsAfter(int step) {
    return step <= weights.size() ? Optional.of(weights.get(step - 1)) : Optional.empty();
  }

  /** The running statistics after a step, if it was made. */
  public Optional<Parameters> statisticsAfter(int step) {
    return step <= statistics.size() ? Optional.of(statistics.get(step - 1)) : Optional.empty();
  }
}
