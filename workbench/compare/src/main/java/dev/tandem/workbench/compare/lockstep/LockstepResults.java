package dev.tandem.workbench.compare.lockstep;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Availability;
import dev.tandem.lockstep.Finding;
import dev.tandem.lockstep.Kink;
import dev.tandem.lockstep.LayerDrift;
import dev.tandem.lockstep.StepReport;
import dev.tandem.lockstep.Tolerance;
import dev.tandem.lockstep.Walk;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerKind;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.runs.results.LockstepFile;
import dev.tandem.workbench.runs.results.LockstepFile.DriftEntry;
import dev.tandem.workbench.runs.results.LockstepFile.FindingEntry;
import dev.tandem.workbench.runs.results.LockstepFile.KinkEntry;
import dev.tandem.workbench.runs.results.LockstepFile.SideEntry;
import dev.tandem.workbench.runs.results.LockstepFile.StepEntry;
import dev.tandem.workbench.runs.results.LockstepFile.ToleranceEntry;
import dev.tandem.workbench.runs.results.LockstepFile.WalkEntry;
import java.util.List;
import java.util.stream.IntStream;

/** Puts walks into the form that is kept. */
final class LockstepResults {
  private LockstepResults() {}

  static LockstepFile of(
      ExperimentSpec experiment,
      DataSplits data,
      List<SideEntry> sides,
      Tolerance tolerance,
      List<Walk> walks) {
    int rows = data.training().rows();
    return new LockstepFile(
        LockstepFile.SCHEMA,
        ExperimentWriter.write(experiment),
        sides,
        Math.min(rows, experiment.training().batchSize().orElse(rows)),
        new ToleranceEntry(tolerance.relative(), tolerance.epsilon()),
        layers(experiment.network()),
        walks.stream().map(LockstepResults::walk).toList());
  }

  static SideEntry side(Contender contender, Availability.Ready ready, int threads) {
    return new SideEntry(
        contender.id(),
        contender.engine().name(),
        ready.version(),
        ready.device(),
        contender.execution().precision().label(),
        threads);
  }

  private static List<String> layers(NetworkSpec network) {
    return IntStream.range(0, network.layers().size()).mapToObj(i -> words(network, i)).toList();
  }

  private static String words(NetworkSpec network, int layer) {
    LayerSpec spec = network.layers().get(layer);
    String widths = network.widthInto(layer) + " → " + network.widthInto(layer + 1);
    return layer + " " + LayerKind.of(spec) + (spec.isDense() ? " " + widths : "");
  }

  private static WalkEntry walk(Walk walk) {
    return new WalkEntry(
        walk.mode().toString(),
        walk.first().map(LockstepResults::finding).orElse(null),
        walk.stepsThatDiffer(),
        walk.stepsWithKinks(),
        walk.end().orElse(null),
        walk.unknown().orElse(null),
        walk.steps().stream().map(LockstepResults::step).toList());
  }

  private static StepEntry step(StepReport report) {
    return new StepEntry(
        report.step(),
        report.epoch(),
        report.lossA(),
        report.lossB(),
        report.finding().map(LockstepResults::finding).orElse(null),
        report.kink().map(LockstepResults::kink).orElse(null),
        report.layers().stream().map(LockstepResults::drift).toList());
  }

  private static FindingEntry finding(Finding finding) {
    return new FindingEntry(
        finding.step(),
        finding.phase().toString(),
        finding.layer().isPresent() ? finding.layer().getAsInt() : null,
        finding.what(),
        finding.index(),
        finding.a(),
        finding.b(),
        finding.difference(),
        finding.allowed());
  }

  private static KinkEntry kink(Kink kink) {
    return new KinkEntry(kink.layer(), kink.row(), kink.column(), kink.a(), kink.b());
  }

  private static DriftEntry drift(LayerDrift drift) {
    return new DriftEntry(drift.output(), drift.outputGradient(), drift.gradient(), drift.weight());
  }
}
