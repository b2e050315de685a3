package dev.tandem.workbench.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.fault.UserException;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.compare.run.Preparation;
import dev.tandem.workbench.compare.run.TemporaryFolder;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.export.TakeAway;
import dev.tandem.workbench.live.http.Answer;
import dev.tandem.workbench.live.http.LocalServer;
import dev.tandem.workbench.live.http.PageFiles;
import dev.tandem.workbench.live.http.Refusal;
import dev.tandem.workbench.live.http.Request;
import dev.tandem.workbench.live.lesson.Lesson;
import dev.tandem.workbench.live.lesson.Lessons;
import dev.tandem.workbench.live.run.LayerViews;
import dev.tandem.workbench.live.run.OwnPaths;
import dev.tandem.workbench.live.run.Pace;
import dev.tandem.workbench.live.run.Places;
import dev.tandem.workbench.live.run.Run;
import dev.tandem.workbench.live.run.Runs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page's server: each request is handed to the one part that answers it. */
public final class Live implements AutoCloseable {
  private static final int MOST_AT_ONCE = 4;
  private static final int MOST_JOBS_AT_ONCE = 1;
  private static final long MOST_TAKEN = 50_000_000; // bytes; it is made in memory
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "lib/uPlot.esm.js", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.esm.js",
          "lib/uPlot.min.css", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css");

  private final LiveOptions options;
  private final TemporaryFolder folder;
  private final Settings settings;
  private final Uploads uploads;
  private final Lessons lessons;
  private final Catalog catalog;
  private final Runs runs;
  private final Jobs jobs;
  private final Quiz quiz = new Quiz();
  private final LocalServer server;

  private Live(LiveOptions options) throws IOException {
    this.options = options;
    this.folder = TemporaryFolder.ofSystem(OwnPaths.PREFIX);
    Places places = new Places(MOST_AT_ONCE);
    PageFiles files = new PageFiles(Live.class, "page", LIBRARIES);
    this.uploads = new Uploads(folder.path());
    this.settings = new Settings(options, uploads);
    this.lessons = Lessons.read(options.lessons());
    this.catalog = new Catalog(options, lessons);
    this.runs = new Runs(options.folders(), places);
    this.jobs = new Jobs(options, files, new Places(MOST_JOBS_AT_ONCE));
    this.server = LocalServer.start(options.port(), options.token(), files, this::answer);
  }

  /**
   * Starts it.
   *
   * @throws IOException if the port is taken
   */
  public static Live start(LiveOptions options) throws IOException {
    return new Live(options);
  }

  /** Where a browser finds the page. */
  public String address() {
    return server.address();
  }

  private Answer answer(Request request) throws IOException {
    List<String> words = request.words();
    String what = request.method() + " " + words.get(0);
    try {
      return switch (what) {
        case "GET ping" -> Answer.done();
        case "GET catalog" -> Answer.json(catalog.told());
        case "POST check" -> check(request.json());
        case "POST runs" -> words.size() == 1 ? begin(request.json()) : steer(request);
        case "GET runs" -> watch(request);
        case "POST repeats" -> repeat(request.json());
        case "POST report" -> job(settings.read(request.json()));
        case "GET lessons" -> Answer.json(lesson(last(words)));
        case "GET jobs" -> Answer.json(jobs.find(last(words)));
        case "POST quiz" -> Answer.json(quiz.answer(request.json()));
        case "POST yaml" -> yaml(request.json());
        case "POST take-away" -> takeAway(request.json());
        case "POST upload" -> Answer.json(uploads.take(request));
        default -> throw unknown();
      };
    } catch (UserException e) {
      throw Settings.refusal(e);
    }
  }

  private static Refusal unknown() {
    return new Refusal(404, "expected a request of the page, got another one");
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }

  private Map<String, Object> lesson(String id) {
    return lessons
        .find(id)
        .map(Lesson::toPlain)
        .orElseThrow(() -> new Refusal(404, "expected a lesson of the list"));
  }

  /** All contenders, planned to see whether they can be; the first one stands for them. */
  private PlannedContender plan(ComparisonSpec spec) {
    Preparation preparation = new Preparation(options.folders(), event -> {});
    return spec.contenders().stream().map(preparation::plan).toList().get(0);
  }

  private Answer check(JsonNode json) {
    ComparisonSpec spec = settings.read(json);
    PlannedContender first = plan(spec);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("settings", spec.toPlain());
    told.put(
        "network",
        Map.of(
            "layers", LayerViews.of(first.experiment().network()),
            "parameters", first.experiment().network().parameterCount()));
    told.put("data", Catalog.data(first.prepared()));
    return Answer.json(told);
  }

  private Answer begin(JsonNode json) {
    SpecNode tree = settings.tree(json.path("settings"));
    Optional<Quiz.Puzzle> puzzle =
        json.path("quiz").asBoolean()
            ? Optional.of(Quiz.choose(plan(settings.read(tree)).experiment()))
            : Optional.empty();
    ComparisonSpec spec =
        settings.read(puzzle.map(own -> Quiz.with(own.secret(), tree)).orElse(tree));
    if (json.hasNonNull("instead")) {
      runs.find(json.get("instead").asText()).ifPresent(Run::end);
    }
    String run = runs.begin(spec).id();
    puzzle.ifPresent(own -> quiz.keep(run, own.secret()));
    return Answer.json(
        201, Map.of("run", run, "choices", puzzle.map(Quiz.Puzzle::choices).orElse(List.of())));
  }

  private Run run(Request request) {
    if (request.words().size() != 3) {
      throw unknown();
    }
    return runs.find(request.words().get(1)).orElseThrow(() -> new Refusal(410, "no such run"));
  }

  private Answer steer(Request request) throws IOException {
    Run run = run(request);
    JsonNode json = request.json();
    return switch (last(request.words())) {
      case "do" -> steer(run, json);
      case "glass" -> Answer.json(run.inspect(looker -> Glass.over(looker, json)));
      case "predict" -> Answer.json(run.inspect(looker -> Inquiries.predict(looker, json)));
      default -> throw unknown();
    };
  }

  private static Answer steer(Run run, JsonNode json) {
    switch (json.path("action").asText()) {
      case "start" -> run.train(Pace.of(json.path("pace").asText("full")));
      case "pause" -> run.pause();
      case "batch" -> run.batch();
      case "epoch" -> run.epoch();
      case "end" -> run.end();
      default -> throw new Refusal(400, "action: expected start, pause, batch, epoch or end");
    }
    return Answer.done();
  }

  private Answer watch(Request request) {
    Run run = run(request);
    return switch (last(request.words())) {
      case "events" -> new Answer.Events(run::listen);
      case "look" -> Answer.json(run.look());
      case "images" -> Answer.json(run.inspect(Inquiries::images));
      case "change" ->
          Answer.json(
              request
                  .parameter("before")
                  .flatMap(runs::find)
                  .map(before -> Changes.between(before, run))
                  .orElseThrow(() -> new Refusal(404, "before: expected an earlier run")));
      default -> throw unknown();
    };
  }

  private Answer repeat(JsonNode json) {
    ComparisonSpec before = settings.read(json.path("before"));
    ComparisonSpec after = settings.read(json.path("after"));
    Object engine = after.contenders().get(0).engine().toPlain();
    return job(settings.read(Jobs.fiveSeeds(before.toPlain(), after.toPlain(), engine)));
  }

  private Answer job(ComparisonSpec spec) {
    return Answer.json(201, Map.of("job", jobs.start(spec)));
  }

  private Answer yaml(JsonNode json) {
    ComparisonSpec spec = settings.read(json);
    return Answer.file(
        "experiment.yaml", "text/yaml; charset=utf-8", YamlFile.write(spec.toPlain()));
  }

  private Answer takeAway(JsonNode json) throws IOException {
    ComparisonSpec spec = settings.read(json);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    TakeAway.of(spec, new Preparation(options.folders(), event -> {}), MOST_TAKEN).zip(zip);
    return Answer.file(spec.experiment().name() + ".zip", "application/zip", zip.toByteArray());
  }

  /** Ends all runs and their processes, and removes what was uploaded. */
  @Override
  public void close() {
    server.close();
    runs.close();
    folder.close();
  }
}
