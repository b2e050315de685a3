package dev.tandem.workbench.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.engine.Batch;
import dev.tandem.engine.SessionState;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.wire.TraceFile;
import dev.tandem.workbench.explain.Explanation;
import dev.tandem.workbench.explain.ExplanationHtml;
import dev.tandem.workbench.explain.Question;
import dev.tandem.workbench.explain.Side;
import dev.tandem.workbench.explain.StepRows;
import dev.tandem.workbench.live.http.Refusal;
import dev.tandem.workbench.live.run.Looker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The next step on one row, as {@code tandem explain} writes it: each contender's own numbers. */
final class Glass {
  private Glass() {}

  static Map<String, Object> over(Looker looker, JsonNode json) {
    int rows = looker.training().rows();
    int row = json.path("row").asInt(-1);
    if (row < 0 || row >= rows) {
      throw new Refusal(422, "row: expected 0 to " + (rows - 1) + ", got " + json.path("row"));
    }
    List<Side> sides = new ArrayList<>();
    Batch batch = null;
    for (ContenderRun run : looker.asked()) {
      ExperimentSpec experiment = run.experiment();
      long last = (long) experiment.training().epochs() * run.stepsPerEpoch();
      long next = Math.min(run.step() + 1, last); // once trained, the step that would come
      int[] chosen = new StepRows(experiment, rows, next).around(row);
      Optional<SessionState> state = looker.state(run);
      Optional<TraceFile.Look> look = looker.trace(run, chosen);
      if (state.isPresent() && look.isPresent()) {
        batch = batch == null ? look.get().batch() : batch;
        sides.add(new Side(run.planned().id(), experiment, state.get(), look.get().trace()));
      }
    }
    if (batch == null) {
      throw new Refusal(422, "expected a contender that shows its steps, got none");
    }
    Explanation explanation =
        Explanation.of(new Question(looker.training(), batch, row, List.of()), sides);
    return Map.of(
        "html", ExplanationHtml.fragment(explanation),
        "style", ExplanationHtml.style(),
        "text", explanation.summary());
  }
}
