package dev.tandem.mistakes;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engines.textbook.Descent;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.engines.textbook.Loss;
import dev.tandem.engines.textbook.Parts;
import dev.tandem.engines.textbook.Regularization;
import dev.tandem.engines.textbook.UpdateRule;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What a session is made of; mistakes replace parts of it, one after the other.
 *
 * @param training the rows that batches index into
 * @param initial what it starts from
 * @param around what is put around the session, for mistakes outside the mathematics
 * @param moment knows the batch that the session is at
 */
record Setup(
    ExperimentSpec experiment,
    Dataset training,
    SessionState initial,
    Parts parts,
    UnaryOperator<Session> around,
    Moment moment) {
  /** A layer in the place of another, by its index and spec. */
  interface Change {
    Layer of(int index, LayerSpec spec, Layer layer);
  }

  /** The textbook, with nothing changed. */
  static Setup healthy(ExperimentSpec experiment, Dataset training, SessionState initial) {
    Moment moment = new Moment();
    return new Setup(experiment, training, initial, Parts.of(experiment), moment::watching, moment);
  }

  Setup layers(Change change) {
    Parts.Replacement before = parts.layers();
    return with(
        parts.with(
            (index, layer) ->
                change.of(
                    index, experiment.network().layers().get(index), before.of(index, layer))));
  }

  Setup dense(UnaryOperator<Layer> change) {
    return layers((index, spec, layer) -> spec.isDense() ? change.apply(layer) : layer);
  }

  Setup activations(BiFunction<ActivationSpec, Layer, Layer> change) {
    return layers(
        (index, spec, layer) ->
            spec instanceof LayerSpec.Activation activation
                ? change.apply(activation.function(), layer)
                : layer);
  }

  /** The layers of a kind. */
  <S extends LayerSpec> Setup layers(Class<S> kind, BiFunction<S, Layer, Layer> change) {
    return layers(
        (index, spec, layer) ->
            kind.isInstance(spec) ? change.apply(kind.cast(spec), layer) : layer);
  }

  Setup loss(UnaryOperator<Loss> change) {
    return with(parts.with(change.apply(parts.loss())));
  }

  Setup descent(Descent other) {
    return with(parts.with(other));
  }

  Setup regularization(UnaryOperator<Regularization> change) {
    return with(parts.with(change.apply(parts.regularization())));
  }

  Setup rule(UnaryOperator<UpdateRule> change) {
    return with(parts.with(change.apply(parts.rule())));
  }

  Setup initial(UnaryOperator<SessionState> change) {
    return new Setup(experiment, training, change.apply(initial), parts, around, moment);
  }

  /** Something around the session, outside of what is there already. */
  Setup session(UnaryOperator<Session> change) {
    return new Setup(
        experiment,
        training,
        initial,
        parts,
        session -> change.apply(around.apply(session)),
        moment);
  }

  private Setup with(Parts other) {
    return new Setup(experiment, training, initial, other, around, moment);
  }
}
