import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.training.Trainer;
import dev.tandem.workbench.compare.run.SoloRun;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import java.util.Optional;

/**
 * Trains an experiment with scratch in this very JVM, whatever its flags, and prints the SHA-256 of
 * the weights, the threads and the kernel that worked. Arguments: experiment, epochs, threads.
 */
public final class Weights {
  private Weights() {}

  public static void main(String[] arguments) {
    SpecNode tree =
        ExperimentFiles.load(arguments[0])
            .without("contenders")
            .without("repeats")
            .without("threads")
            .with("training.epochs", SpecNode.of(Integer.parseInt(arguments[1]), "epochs"));
    ExperimentSpec read = ExperimentReader.read(tree);
    PreparedFile prepared = DatasetCatalog.prepare(read.data(), DataFolders.of(Optional.empty()));
    ExperimentSpec experiment = SoloRun.fit(read, prepared);
    PreparedData data = PreparedData.open(prepared.path());
    Engine engine = Engines.find("scratch").orElseThrow();
    Execution execution =
        new Execution(Integer.parseInt(arguments[2]), engine.precisions().get(0));
    long seed = experiment.training().seed();
    try (Session session =
        engine.open(
            experiment,
            execution,
            Initializer.initialState(experiment.network(), seed),
            data.splits().training())) {
      new Trainer(experiment, data.splits(), session, event -> {}).run();
      System.out.println(
          Fingerprint.of(session.state().parameters())
              + "\t"
              + session.threads()
              + "\t"
              + ((Availability.Ready) engine.availability()).device());
    }
  }
}
