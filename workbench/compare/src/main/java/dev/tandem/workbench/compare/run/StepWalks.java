package dev.tandem.workbench.compare.run;

import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.contender.process.StepWalk;
import dev.tandem.workbench.contender.wire.ContenderException;
import dev.tandem.workbench.judgement.audit.Audit;
import dev.tandem.workbench.judgement.verdict.Parting;
import dev.tandem.workbench.judgement.verdict.StepChecks;
import dev.tandem.workbench.observed.StepsSeen;
import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.StepsEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Walks in lock-step of all pairs that trained the same: every single step from one state, so that
 * rounding is told from mathematics. Where training losses part, it walks until there if that can
 * be afforded.
 */
final class StepWalks implements AutoCloseable {
  /** Nobody waits for more. */
  private static final long MOST = 1000;

  private static final long USUAL = 100;
  private static final long FEWEST = 5;
  private static final long MORE = 5; // times as much work where training has parted
  private static final long WORK = 2_500_000_000L; // multiplications and additions
  private static final long WORK_A_WEIGHT = 6; // forward and backward, for each row

  private final List<PlannedContender> contenders;
  private final TemporaryFolder folder;
  private StepWalk process;

  /**
   * @param contenders of the comparison
   * @param folder that takes files while there is a process
   */
  StepWalks(List<PlannedContender> contenders, Path folder) {
    this.contenders = contenders;
    this.folder = TemporaryFolder.in(folder);
  }

  /**
   * Starts the process, if it is likely that two train the same: then nobody waits for it later.
   */
  void start() {
    long networks = contenders.stream().map(PlannedContender::experiment).distinct().count();
    if (networks < contenders.size()) {
      try {
        process = StepWalk.start(contenders, folder.path());
      } catch (ContenderException engineDied) {
        process = null; // perhaps that of somebody who does not finish either
      }
    }
  }

  /**
   * Walks.
   *
   * @param audited the contenders
   * @param runs of the first repeat that finished are walked
   */
  StepChecks of(List<ContenderEntry> audited, List<ContenderRun> runs) {
    List<StepWalk.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < audited.size(); i++) {
      for (ContenderEntry b : audited.subList(i + 1, audited.size())) {
        ContenderEntry a = audited.get(i);
        if (sameButForPrecision(a, b)) {
          pair(a, b, runs).ifPresent(pairs::add);
        }
      }
    }
    List<StepsSeen> seen = pairs.isEmpty() ? List.of() : seen(pairs);
    return (a, b) -> between(seen, a, b);
  }

  private List<StepsSeen> seen(List<StepWalk.Pair> pairs) {
    try {
      try {
        return walk(pairs);
      } catch (ContenderException failed) {
        if (!failed.lost()) {
          throw failed;
        }
        end(); // for no fault of its own: another try may end well
        return walk(pairs);
      }
    } catch (ContenderException e) {
      return pairs.stream().map(pair -> unknown(pair, e.getMessage())).toList();
    }
  }

  private List<StepsSeen> walk(List<StepWalk.Pair> pairs) {
    if (process == null) {
      process = StepWalk.start(walkers(pairs), folder.path());
    }
    return process.walk(pairs);
  }

  private static List<PlannedContender> walkers(List<StepWalk.Pair> pairs) {
    return pairs.stream()
        .flatMap(pair -> Stream.of(pair.a().planned(), pair.b().planned()))
        .distinct()
        .toList();
  }

  private static StepsSeen unknown(StepWalk.Pair pair, String why) {
    return new StepsSeen(
        pair.a().planned().id(),
        pair.b().planned().id(),
        0,
        false,
        null,
        List.of("the walk in lock-step: " + why));
  }

  /** Ends the process. */
  @Override
  public void close() {
    end();
    folder.close();
  }

  private void end() {
    if (process != null) {
      process.close();
      process = null;
    }
  }

  /**
   * Whether nothing that matters for quality differs but the precision, which a walk allows for.
   */
  private static boolean sameButForPrecision(ContenderEntry a, ContenderEntry b) {
    return Audit.of(List.of(a, b)).stream()
        .filter(entry -> entry.counts() && entry.matters().contains(AuditEntry.QUALITY))
        .allMatch(Audit::isPrecision);
  }

  /** Both of the first repeat, if both finished it. */
  private static Optional<StepWalk.Pair> pair(
      ContenderEntry a, ContenderEntry b, List<ContenderRun> runs) {
    return finished(a.id(), runs)
        .flatMap(
            one ->
                finished(b.id(), runs)
                    .filter(other -> other.repeat() == one.repeat())
                    .map(other -> new StepWalk.Pair(one, other, steps(one, a, b))));
  }

  private static Optional<ContenderRun> finished(String id, List<ContenderRun> runs) {
    return runs.stream()
        .filter(run -> run.planned().id().equals(id))
        .filter(run -> run.status() == ContenderRun.Status.FINISHED)
        .findFirst();
  }

  private static long steps(ContenderRun run, ContenderEntry a, ContenderEntry b) {
    long affordable = affordable(run);
    long usual = Math.min(USUAL, affordable);
    long most = Math.min(MOST, MORE * affordable);
    OptionalInt parted = Parting.epoch(a.runs().get(0).epochs(), b.runs().get(0).epochs());
    return parted.isEmpty()
        ? usual
        : Math.min(most, Math.max(usual, (long) parted.getAsInt() * run.stepsPerEpoch()));
  }

  /** How many steps are made and judged in a second or two. */
  private static long affordable(ContenderRun run) {
    int all = run.planned().prepared().facts().trainRows();
    long rows = Math.min(all, run.experiment().training().batchSize().orElse(all));
    long work = WORK_A_WEIGHT * rows * run.experiment().network().parameterCount();
    return Math.max(FEWEST, WORK / work);
  }

  private static Optional<StepsEntry> between(List<StepsSeen> seen, String a, String b) {
    return seen.stream()
        .filter(one -> one.a().equals(a) && one.b().equals(b))
        .findFirst()
        .map(one -> new StepsEntry(one.steps(), one.agree(), one.finding(), one.unknown()));
  }
}
