package dev.tandem.workbench.contender.wire;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tandem.training.TrainingEvent;
import dev.tandem.workbench.observed.Observation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a child tells its parent; most carry what it observed, which the parent may keep. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Message.Greeting.class, name = "greeting"),
  @JsonSubTypes.Type(value = Message.Observed.class, name = "observed"),
  @JsonSubTypes.Type(value = Message.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = Message.Trained.class, name = "trained"),
  @JsonSubTypes.Type(value = Message.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Message.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = Message.Remark.class, name = "remark"),
  @JsonSubTypes.Type(value = Message.Alive.class, name = "alive"),
  @JsonSubTypes.Type(value = Message.Processes.class, name = "processes")
})
public sealed interface Message {
  /** The first one, by which the parent knows whether they understand each other. */
  @JsonIgnoreProperties(ignoreUnknown = true) // later protocols may say more in it
  record Greeting(int protocol) implements Message {}

  /** Something observed: the engine, an epoch on the way, the end, a failure. */
  record Observed(Observation observation) implements Message {
    public Observed {
      Objects.requireNonNull(observation, "observation");
    }

    @Override
    public String label() {
      return observation.label();
    }
  }

  /**
   * The answer to {@link Command.Open}.
   *
   * @param before what other processes have done of the same training; null if it begins
   */
  record Ready(int stepsPerEpoch, Observation.Ready observation, Before before) implements Message {
    public Ready {
      Objects.requireNonNull(observation, "observation");
    }
  }

  /**
   * What a child found in the checkpoint from which it goes on.
   *
   * @param epochs all that are done
   * @param resumes the epochs after which a process went on from a checkpoint; this one is the last
   */
  record Before(List<Observation.Epoch> epochs, List<Integer> resumes) {
    public Before {
      epochs = List.copyOf(epochs);
      resumes = List.copyOf(resumes);
    }
  }

  /** Something that people should know, in one line; it goes on all the same. */
  record Remark(String words) implements Message {
    public Remark {
      Objects.requireNonNull(words, "words");
    }
  }

  /**
   * The answer to {@link Command.Train}.
   *
   * @param step the last one; early stopping may have ended before the one asked for
   * @param epoch that ended with it; null in the midst of one
   */
  record Trained(long step, Observation.Epoch epoch) implements Message {}

  /** The answer to a command that leaves nothing to tell. */
  record Done() implements Message {}

  /** Somewhere in an epoch. */
  record Progress(TrainingEvent.Progress progress) implements Message {
    public Progress {
      Objects.requireNonNull(progress, "progress");
    }
  }

  /** A sign of life, each second while it works. */
  record Alive() implements Message {}

  /**
   * The processes in which it computes beside its own, when they start and each second while it
   * works: whoever ends it in the midst of that has to end them, too.
   */
  record Processes(List<ProcessId> processes) implements Message {
    public Processes {
      processes = List.copyOf(processes);
    }

    /** Returns the message that says so. */
    public static Processes of(List<ProcessHandle> processes) {
      return new Processes(processes.stream().map(ProcessId::of).toList());
    }
  }

  /** What it is called in messages for people. */
  default String label() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
