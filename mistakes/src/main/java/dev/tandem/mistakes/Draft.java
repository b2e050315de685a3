package dev.tandem.mistakes;

import dev.tandem.mistakes.Mistake.Kind;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.mistakes.Mistake.Planting;
import dev.tandem.mistakes.Mistake.Reach;
import dev.tandem.network.ExperimentSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A mistake in the making: one call a part, so that the catalogue reads like a list. */
final class Draft {
  private final String name;
  private final Place place;
  private Kind kind = Kind.MISTAKE;
  private Reach reach = Reach.PROGRAM;
  private String title = "";
  private String words = "";
  private String right = "";
  private String wrong = "";
  private String remedy = "";
  private List<String> symptoms = List.of();
  private Optional<String> source = Optional.empty();
  private Predicate<ExperimentSpec> applies = experiment -> true;

  private Draft(String name, Place place) {
    this.name = name;
    this.place = place;
  }

  static Draft of(String name, Place place) {
    return new Draft(name, place);
  }

  Draft title(String text) {
    title = text;
    return this;
  }

  Draft words(String... sentences) {
    words = String.join(" ", sentences);
    return this;
  }

  Draft formulas(String asItShouldBe, String asItIs) {
    right = asItShouldBe;
    wrong = asItIs;
    return this;
  }

  Draft remedy(String... sentences) {
    remedy = String.join(" ", sentences);
    return this;
  }

  Draft symptoms(String... seen) {
    symptoms = List.of(seen);
    return this;
  }

  Draft source(String publicReport) {
    source = Optional.of(publicReport);
    return this;
  }

  /** Right by another convention. */
  Draft convention() {
    kind = Kind.CONVENTION;
    return this;
  }

  /** In what Tandem hands to programs. */
  Draft tandems() {
    reach = Reach.TANDEM;
    return this;
  }

  /** It shows only in such experiments. */
  Draft when(Predicate<ExperimentSpec> experiments) {
    applies = experiments;
    return this;
  }

  Mistake planted(Planting planting) {
    return new Mistake(
        name, kind, title, words, right, wrong, remedy, symptoms, source, reach, place, planting,
        applies);
  }
}
