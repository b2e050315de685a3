package dev.tandem.workbench.live.run;

import dev.tandem.datasets.DataFolders;
import dev.tandem.fault.UserException;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.run.Course;
import dev.tandem.workbench.compare.run.Driver;
import dev.tandem.workbench.compare.run.Preparation;
import dev.tandem.workbench.compare.run.TemporaryFolder;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.Needs;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.live.http.EventStream;
import dev.tandem.workbench.live.http.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A training that a page steers. It has a thread of its own, which drives the contenders in slices
 * of a twentieth of a second; between two slices it does what it is asked. When no page listens it
 * pauses, and half a minute later it ends.
 */
public final class Run {
  /** How it stands. */
  public enum State {
    WAITING,
    PREPARING,
    STARTING,
    PAUSED,
    RUNNING,
    FINISHED,
    FAILED,
    ENDED
  }

  private static final double LONELY_SECONDS = 30;
  private static final long ANSWER_SECONDS = 120;
  private static final long SLICE_NANOS = 50_000_000;

  private final String id;
  private final ComparisonSpec spec;
  private final DataFolders folders;
  private final Places places;
  private final Audience audience = new Audience();
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(1_000);
  private final Looks looks = new Looks();
  private final Thread thread;
  private volatile List<ContenderRun> contenders = List.of();
  private volatile State state = State.WAITING;
  private volatile boolean ending;
  private Course course; // as the next ones, its thread's alone
  private Looker looker;
  private int slice = 1;
  private Pace pace = Pace.FULL;

  Run(String id, ComparisonSpec spec, DataFolders folders, Places places) {
    this.id = id;
    this.spec = spec;
    this.folders = folders;
    this.places = places;
    this.thread = new Thread(this::live, "live-" + id);
  }

  public String id() {
    return id;
  }

  public ComparisonSpec spec() {
    return spec;
  }

  boolean ended() {
    return state == State.ENDED || state == State.FAILED;
  }

  /** What its contenders have told so far; of those of a run that has ended, what they had. */
  public List<ContenderRun> contenders() {
    return contenders;
  }

  /** Sends its events to a page, until that is gone or the run has ended. */
  public void listen(EventStream page) {
    audience.listen(page, this);
  }

  /** Starts its thread. */
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until it has ended. */
  void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Trains on, at a pace. */
  public void train(Pace wanted) {
    ask(
        course -> {
          pace = wanted;
          if (course.training()) {
            become(State.RUNNING, "");
          }
          return null;
        });
  }

  /** Stops after the present slice. */
  public void pause() {
    ask(
        course -> {
          if (state == State.RUNNING) {
            become(State.PAUSED, "");
          }
          return null;
        });
  }

  /** Makes one step of each contender, and pauses. */
  public void batch() {
    ask(course -> once(course, () -> course.steps(1)));
  }

  /** Trains each contender to the end of its epoch, and pauses. */
  public void epoch() {
    ask(course -> once(course, course::epoch));
  }

  private Void once(Course course, Runnable piece) {
    if (course.training()) {
      piece.run();
    }
    become(course.training() ? State.PAUSED : State.FINISHED, "");
    return null;
  }

  /** Ends it; what its contenders have told stays. */
  public void end() {
    ending = true;
    tasks.offer(() -> {}); // it may be waiting for one
  }

  /**
   * Has something done between two slices.
   *
   * @throws Refusal if the run has ended, or does not come to it
   */
  public <T> T ask(Function<Course, T> question) {
    return answer(new CompletableFuture<>(), question);
  }

  private <T> T answer(CompletableFuture<T> answer, Function<Course, T> question) {
    boolean taken =
        !ending
            && tasks.offer(
                () -> {
                  try {
                    if (course == null) {
                      throw over();
                    }
                    answer.complete(question.apply(course));
                  } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                  }
                });
    if (!taken || ended()) {
      throw over();
    }
    return await(answer);
  }

  static Refusal over() {
    return new Refusal(410, "this run has ended; start another one");
  }

  /** Returns the next look: one is taken for all who wait, and not so often that training waits. */
  public Map<String, Object> look() {
    CompletableFuture<Map<String, Object>> answer = looks.want();
    if (ending || ended()) {
      looks.refuse();
    }
    tasks.offer(() -> {}); // it may be waiting for one
    return await(answer);
  }

  /** Has the contenders looked at between two slices, or asked something. */
  public <T> T inspect(Function<Looker, T> question) {
    return ask(own -> question.apply(looker));
  }

  private static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new Refusal(503, "expected an answer within two minutes; a step takes longer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(503, "the server is ending");
    }
  }

  private void live() {
    try (Places.Place place = places.take(waiting -> become(State.WAITING, waiting), this::alone)) {
      if (place == null) {
        return;
      }
      become(State.PREPARING, "");
      try (TemporaryFolder folder = TemporaryFolder.ofSystem(OwnPaths.PREFIX)) {
        train(folder.path());
      }
    } catch (UserException forPeople) {
      become(State.FAILED, forPeople.getMessage());
    } catch (IOException | RuntimeException | Error e) {
      become(State.FAILED, "the run has failed: " + e);
    } finally {
      ending = true;
      if (state != State.FAILED) {
        become(State.ENDED, "");
      }
      looks.refuse();
      tasks.forEach(Runnable::run); // whoever still waits hears that it is over
    }
  }

  private void train(Path folder) throws IOException {
    Preparation preparation = new Preparation(folders, event -> {});
    List<PlannedContender> planned = spec.contenders().stream().map(preparation::plan).toList();
    Needs.check(planned);
    List<ContenderRun> runs = new ArrayList<>();
    for (PlannedContender one : planned) {
      runs.add(new ContenderRun(one, 1, Files.createDirectory(folder.resolve(one.id()))));
    }
    contenders = List.copyOf(runs);
    become(State.STARTING, "");
    Told told = new Told(audience, runs);
    try (Course own = new Driver(Driver.Product.MODEL, 1, told::accept).start(runs)) {
      course = own;
      looker = new Looker(runs, folder);
      audience.tell("data", "data", looker.data());
      become(own.training() ? State.PAUSED : State.FAILED, failures(runs));
      work();
    } finally {
      course = null;
    }
  }

  private static String failures(List<ContenderRun> runs) {
    return String.join(
        "; ", runs.stream().map(ContenderRun::message).filter(own -> own != null).toList());
  }

  private void work() {
    long nextEpoch = 0;
    while (!alone() && state != State.FAILED) {
      boolean training = state == State.RUNNING;
      long wait = training ? Math.max(0, nextEpoch - System.nanoTime()) : SLICE_NANOS * 4;
      perform(Math.min(wait, SLICE_NANOS * 4));
      if (looks.due(
          training && wait == 0)) { // between epochs that wait for their pace there is time
        looks.take(this::seen);
      }
      if (state == State.RUNNING && System.nanoTime() >= nextEpoch) {
        int epochs = epochs();
        slice();
        if (epochs() > epochs) {
          nextEpoch = System.nanoTime() + pace.nanosBetweenEpochs();
        }
      }
      if (audience.lonelySeconds() > 0 && state == State.RUNNING) {
        become(State.PAUSED, "no page is listening");
      }
    }
  }

  private Map<String, Object> seen() {
    Map<String, Object> look = looker.look();
    looker.parity().forEach(pair -> audience.tell("parity " + pair.get("b"), "parity", pair));
    return look;
  }

  private int epochs() {
    return contenders.stream().mapToInt(run -> run.epochs().size()).sum();
  }

  private void perform(long nanos) {
    try {
      Runnable task = nanos == 0 ? tasks.poll() : tasks.poll(nanos, TimeUnit.NANOSECONDS);
      for (; task != null; task = tasks.poll()) {
        task.run();
      }
    } catch (InterruptedException e) {
      ending = true;
    }
  }

  /** So many steps of each that they take about a slice; never beyond the end of an epoch. */
  private void slice() {
    long start = System.nanoTime();
    course.steps(slice);
    double used = (System.nanoTime() - start) / (double) SLICE_NANOS;
    slice = (int) Math.max(1, Math.min(1_000_000, slice * Math.min(2, 1 / used)));
    if (!course.training()) {
      boolean anybody = contenders.stream().anyMatch(ContenderRun::running);
      become(anybody ? State.FINISHED : State.FAILED, failures(contenders));
    }
  }

  /** Whether it is to end: somebody said so, or no page has listened for a while. */
  private boolean alone() {
    return ending || audience.lonelySeconds() > LONELY_SECONDS;
  }

  private void become(State next, String message) {
    state = next;
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("state", next.name().toLowerCase(Locale.ROOT));
    data.put("message", OwnPaths.plain(message));
    audience.tell("state", "state", data);
  }
}
