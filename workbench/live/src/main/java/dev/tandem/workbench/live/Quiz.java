package dev.tandem.workbench.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.mistakes.Catalogue;
import dev.tandem.mistakes.Mistake;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.live.http.Refusal;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A contender with a mistake that only the server knows, until somebody names it. */
final class Quiz {
  private static final String PUZZLE = "puzzle";
  private static final int MOST_KEPT = 100;
  private static final int CHOICES = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A secret, and the names that it is hidden among.
   *
   * @param choices what could be seen in the experiment, the secret one of them
   */
  record Puzzle(Mistake secret, List<String> choices) {}

  private final Map<String, Mistake> secrets =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mistake> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * Chooses one that shows in the experiment.
   *
   * @param experiment whose network is fitted to its data
   */
  static Puzzle choose(ExperimentSpec experiment) {
    List<Mistake> possible =
        Catalogue.all().stream()
            .filter(mistake -> mistake.kind() == Mistake.Kind.MISTAKE)
            .filter(mistake -> mistake.reach() == Mistake.Reach.PROGRAM)
            .filter(mistake -> mistake.shows(experiment))
            .toList();
    List<Mistake> shuffled = new ArrayList<>(possible);
    Collections.shuffle(shuffled, RANDOM);
    List<Mistake> choices = shuffled.subList(0, Math.min(CHOICES, shuffled.size()));
    Mistake secret = choices.get(RANDOM.nextInt(choices.size()));
    return new Puzzle(secret, choices.stream().map(Mistake::name).sorted().toList());
  }

  /** Returns the page's settings with the textbook beside the one that has the mistake. */
  static SpecNode with(Mistake secret, SpecNode tree) {
    List<Object> contenders = new ArrayList<>();
    contenders.add(Map.of("id", "textbook", "engine", "textbook"));
    contenders.add(
        Map.of(
            "id",
            PUZZLE,
            "engine",
            Map.of("name", "mistake", "settings", Map.of("mistake", secret.name()))));
    return tree.with("contenders", SpecNode.of(contenders, "quiz"));
  }

  synchronized void keep(String run, Mistake secret) {
    secrets.put(run, secret);
  }

  /** Says whether it was named, and what it is. */
  synchronized Map<String, Object> answer(JsonNode json) {
    Mistake secret = secrets.get(json.path("run").asText());
    if (secret == null) {
      throw new Refusal(404, "expected the run of a quiz; start a new one");
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("right", secret.name().equals(json.path("mistake").asText()));
    told.put("id", secret.name());
    told.put("name", secret.title());
    told.put("words", secret.words());
    return told;
  }
}
