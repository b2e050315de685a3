package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.datasets.DataFolders;
import dev.tandem.model.Safetensors;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.live.Live;
import dev.tandem.workbench.live.LiveOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The live page in a real browser. */
@Tag("once")
class LivePageTest {
  private static final String TOKEN = "abcdefghijklmnopqrstuvwx";
  private static final List<String> VIEWS =
      List.of("experiment", "step", "images", "mistakes", "take-away", "lessons");

  private static final String START =
      """
      name: page
      data: {source: moons, rows: 200}
      network: {hidden: [4], activation: tanh, initialization: xavier, biases: zeros}
      optimizer: {type: sgd, learningRate: 0.1}
      training: {epochs: 6, batchSize: 36, seed: 1}
      contenders: [{engine: textbook}, {engine: scratch}]
      """;

  @TempDir static Path folder;
  private static Browser browser;
  private static Live live;

  @BeforeAll
  static void open() throws IOException {
    browser = Browser.program().isPresent() ? Browser.open() : null;
    live = start(0);
  }

  private static Live start(int port) throws IOException {
    SpecNode tree = YamlFile.read("page.yaml", START);
    DataFolders folders = new DataFolders(folder.resolve("data"), folder.resolve("cache"));
    return Live.start(
        new LiveOptions(
            tree, List.of(), folders, folder.resolve("runs"), Optional.empty(), port, TOKEN));
  }

  /** Of each test, so that those that are skipped are counted. */
  @BeforeEach
  void find() {
    assumeTrue(browser != null, "neither Chromium nor Chrome is on the PATH");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    live.close();
  }

  private static void show() {
    show(1280);
  }

  private static void show(int width) {
    browser.show("about:blank", width, 900);
    browser.show(live.address(), width, 900);
    awaitReady();
  }

  private static void awaitReady() {
    browser.await("return document.body?.dataset.ready === 'yes'");
  }

  private static void awaitState(String state) {
    browser.await("return document.body.dataset.state === '" + state + "'");
  }

  private static void train() {
    browser.choose("pace", "full");
    browser.click("start");
    awaitState("finished");
  }

  private static long step() {
    return Long.parseLong(
        String.valueOf(browser.run("return document.getElementById('run-state').dataset.step")));
  }

  @Test
  void two_engines_train_side_by_side_and_the_page_asks_nobody_else() {
    show();
    train();

    browser.await("return document.getElementById('parity').textContent.includes('step 24')");
    assertThat(browser.text("parity")).contains("textbook", "scratch");
    browser.await("return document.querySelectorAll('#loss-chart canvas').length > 0");
    assertThat(browser.run("return document.querySelectorAll('canvas').length"))
        .isInstanceOfSatisfying(Long.class, count -> assertThat(count).isGreaterThan(6));
    assertThat(browser.requests())
        .allMatch(
            url ->
                url.startsWith(live.address())
                    || url.startsWith("data:")
                    || url.startsWith("blob:")
                    || url.equals("about:blank"));
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void training_goes_batch_by_batch_and_epoch_by_epoch_and_back_to_the_start() {
    show();
    browser.click("one-batch");
    browser.await("return document.getElementById('run-state').dataset.step === '1'");
    browser.click("one-epoch");
    browser.await("return document.getElementById('run-state').dataset.step === '4'");
    browser.click("reset");
    browser.await("return document.getElementById('run-state').dataset.step === '0'");
    browser.choose("pace", "slow");
    browser.click("start");
    awaitState("running");
    browser.click("pause");
    awaitState("paused");

    assertThat(step()).isLessThan(24);
  }

  @Test
  void every_setting_can_be_changed_and_what_does_not_fit_is_said_at_its_field() {
    show();
    browser.click("add-layer");
    browser.await("return !!document.getElementById('units-2-more')");
    browser.click("units-2-more");
    browser.click("units-1-less");
    browser.choose("activation-1", "relu");
    browser.type("dropout-1", "0.1");
    browser.choose("normalization-2", "batch-norm");
    browser.click("remove-layer-2");
    for (String optimizer : List.of("adam", "adamw", "rmsprop", "adagrad", "sgd")) {
      browser.choose("optimizer", optimizer);
      awaitNoComplaint();
    }
    for (String schedule : List.of("cosine", "step", "exponential", "constant")) {
      browser.choose("schedule", schedule);
      awaitNoComplaint();
    }
    for (String dataset : List.of("circles", "spirals", "xor", "moons")) {
      browser.choose("dataset", dataset);
      awaitNoComplaint();
    }
    browser.type("batch-size", "20");
    browser.type("epochs", "3");
    browser.type("seed", "7");
    browser.type("l1", "0.001");
    awaitNoComplaint();
    browser.click("add-contender");
    browser.await("return !!document.getElementById('contender-2-engine')");
    browser.click("remove-contender-2");
    browser.type("learning-rate", "-1");
    browser.await("return document.getElementById('learning-rate').matches('[aria-invalid=true]')");
    browser.type("learning-rate", "0.1");
    browser.await(
        "return !document.getElementById('learning-rate').matches('[aria-invalid=true]')");
  }

  private static void awaitNoComplaint() {
    browser.await(
        """
        return !document.querySelector('[aria-invalid=true]')
          && document.getElementById('message').hidden\
        """);
  }

  @Test
  void one_knob_is_turned_and_five_seeds_give_the_verdict() {
    show();
    train();
    browser.type("epochs", "2");
    browser.type("learning-rate", "0.5");
    browser.click("start");
    browser.await("return document.getElementById('change').textContent.includes('→')");
    browser.click("repeat-seeds");
    browser.await("return document.getElementById('verdict').textContent.includes('interval')");

    assertThat(browser.text("change")).contains("learning rate 0.1 → 0.5", "on one seed");
  }

  @Test
  void a_step_is_shown_as_formulas_with_both_engines_numbers() {
    show();
    browser.click("tab-step");
    browser.type("row", "2");
    browser.click("look-inside");
    browser.await("return document.querySelectorAll('#glass table').length > 3");

    assertThat(browser.text("glass")).contains("textbook", "scratch", "z0[0]");
  }

  @Test
  void a_digit_that_is_drawn_is_answered_by_every_contender() {
    show();
    browser.run(
        "location.hash = '#s=' + btoa(JSON.stringify({ name: 'd', data: { source: 'digits', rows:"
            + " 600 }, network: { hidden: [16] }, training: { epochs: 2, batchSize: 32, seed: 1 },"
            + " contenders: [{ engine: 'textbook' }, { engine: 'scratch' }] }))"
            + ".replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')");
    browser.await("return document.getElementById('dataset').value === 'digits'");
    awaitNoComplaint();
    train();
    browser.click("tab-images");
    browser.run("document.getElementById('draw').scrollIntoView({ block: 'center' })");
    browser.stroke("draw", 0.5, 0.2, 0.5, 0.5, 0.5, 0.8);
    browser.await("return document.getElementById('answers').textContent.includes('%')");
    browser.await("return document.querySelectorAll('.seen-by canvas').length > 16");
    browser.click("clear-drawing");
  }

  @Test
  void a_mistake_is_a_switch_and_a_quiz_hides_it() {
    show();
    browser.click("tab-mistakes");
    browser.choose("mistake", "summed-gradient");
    browser.await("return document.getElementById('mistake-words').textContent.length > 40");
    browser.click("quiz-start");
    browser.await("return !!document.getElementById('quiz-answer')?.offsetParent");
    String guess =
        String.valueOf(
            browser.run(
                "return document.querySelector('#quiz-answer"
                    + " option:enabled:not([value=\"\"])').value"));
    browser.choose("quiz-answer", guess);
    browser.click("quiz-check");
    browser.await("return document.getElementById('quiz-result').textContent.length > 10");
  }

  @Test
  void what_is_taken_away_is_what_the_page_trained_to_the_bit() throws IOException {
    show();
    train();
    browser.click("tab-take-away");
    browser.await("return document.getElementById('yaml').textContent.includes('epochs')");
    Path yaml = Files.writeString(folder.resolve("experiment.yaml"), browser.text("yaml"));
    Path runs = folder.resolve("compared");
    CommandRun compared = CommandRun.of("compare", yaml, "--out", runs, "--quiet");
    assertThat(compared.exitCode()).as(compared.err()).isZero();
    browser.run(
        "fetch('api/runs/' + document.body.dataset.run + '/look')"
            + ".then((own) => own.json()).then((look) => { window.seen = look; })");
    browser.await("return !!window.seen");

    Path run = Path.of(compared.out().strip());
    for (String contender : List.of("textbook", "scratch")) {
      Tensor saved =
          Safetensors.read(run.resolve("contenders/" + contender + "/1/model.safetensors"))
              .get("0.weight")
              .tensor();
      List<?> shown =
          (List<?>)
              browser.run(
                  "return window.seen.contenders['" + contender + "'].weights['0.weight'].flat()");
      for (int i = 0; i < saved.size(); i++) {
        double value = ((Number) shown.get(i)).doubleValue();
        assertThat(contender.equals("scratch") ? (float) value : value).isEqualTo(saved.get(i));
      }
    }
  }

  @Test
  void programs_and_a_report_can_be_taken_away() {
    show();
    browser.click("tab-take-away");
    browser.run(
        """
        fetch('api/take-away', { method: 'POST', body: JSON.stringify({ name: 'z', data: { source: 'xor' },
          network: { hidden: [2] }, training: { epochs: 2, batchSize: 'full', seed: 1 } }) })
          .then((own) => own.blob()).then((zip) => { window.zip = zip.size; })\
        """);
    browser.await("return window.zip > 1000");
    browser.click("report");
    browser.await("return !!document.getElementById('report-link')?.href");
    String report =
        String.valueOf(browser.run("return document.getElementById('report-link').href"));
    String before = browser.tab();
    browser.openTab(report);
    browser.await("return document.querySelectorAll('figure').length > 3");
    browser.closeTab(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xor",
        "softmax",
        "one-step",
        "digits",
        "momentum",
        "dropout",
        "batch-size",
        "no-show",
        "threshold",
        "luck"
      })
  void a_lesson_sets_the_page_up_and_its_buttons_change_it(String lesson) {
    show();
    browser.click("tab-lessons");
    browser.click("lesson-" + lesson);
    browser.await("return document.getElementById('lesson-state').textContent.includes('set up')");
    awaitNoComplaint();
    long buttons = (Long) browser.run("return document.querySelectorAll('[data-settings]').length");
    for (long i = 0; i < buttons; i++) {
      browser.run("document.querySelectorAll('[data-settings]')[" + i + "].click()");
      if (!lesson.equals("digits")) { // whose button asks for MNIST, which may not be here
        awaitNoComplaint();
      }
    }
    browser.run("document.querySelector('.lesson details').open = true");
    assertThat(browser.run("return document.querySelector('.lesson details').textContent.length"))
        .isInstanceOfSatisfying(Long.class, length -> assertThat(length).isGreaterThan(100));
  }

  @Test
  void a_table_of_ones_own_is_chosen_and_trained_on() throws IOException {
    StringBuilder csv = new StringBuilder("a,b,outcome\n");
    for (int i = 0; i < 60; i++) {
      csv.append(i % 7 + "," + i % 5 + "," + (i % 7 > 3 ? "yes" : "no") + "\n");
    }
    show();
    browser.upload("upload", Files.writeString(folder.resolve("own.csv"), csv));
    browser.await("return document.getElementById('label').value === 'outcome'");
    awaitNoComplaint();
    train();
  }

  @Test
  void a_link_brings_the_whole_page_back_in_another_tab_and_tabs_are_independent() {
    show();
    browser.type("learning-rate", "0.037");
    browser.click("tab-mistakes");
    browser.await("return location.hash.includes('mistakes')");
    String link = String.valueOf(browser.run("return location.href"));
    String first = browser.tab();
    String second = browser.openTab(link);
    awaitReady();
    assertThat(browser.run("return document.getElementById('learning-rate').value"))
        .isEqualTo("0.037");
    assertThat(browser.run("return document.getElementById('tab-mistakes').ariaSelected"))
        .isEqualTo("true");
    browser.click("tab-experiment");
    train();
    browser.goTo(first);
    browser.click("tab-experiment");
    train();
    browser.goTo(second);
    browser.closeTab(first);
  }

  @Test
  void a_server_that_is_gone_is_said_and_one_that_is_back_is_found() throws IOException {
    show();
    int port = URI.create(live.address()).getPort();
    live.close();
    browser.await("return !document.getElementById('banner').hidden");
    live = start(port);
    browser.await("return document.getElementById('banner').hidden");
    browser.click("reset");
    train();
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 400", "dark, 400"})
  void every_view_is_accessible_and_fits_its_window(String theme, int width) {
    browser.prefer(theme);
    show(width);
    train();
    for (String view : VIEWS) {
      browser.click("tab-" + view);
      if (view.equals("step")) {
        browser.click("look-inside");
        browser.await("return document.querySelectorAll('#glass table').length > 3");
      }
      if (view.equals("lessons")) {
        browser.click("lesson-xor");
        browser.await("return document.querySelectorAll('.lesson details').length > 0");
      }
      browser.run("document.querySelectorAll('details').forEach((own) => { own.open = true; })");

      assertThat(browser.accessibilityViolations()).as(view).isEmpty();
      assertThat(((Number) browser.run("return document.documentElement.scrollWidth")).intValue())
          .as(view)
          .isLessThanOrEqualTo(width);
    }
    browser.prefer("light");
  }

  @Test
  void everything_can_be_reached_with_the_keyboard_alone() {
    show();
    Object unreachable =
        browser.run(
            """
            const controls = [...document.querySelectorAll('button, select, input, summary, [role=tab]')];
            return controls.filter((own) => own.checkVisibility() && !own.disabled && own.tabIndex < 0
              && own.getAttribute('role') !== 'tab' && own.type !== 'file').map((own) => own.id || own.outerHTML);
            """);
    assertThat((List<?>) unreachable).isEmpty();
    assertThat(
            (List<?>)
                browser.run(
                    """
                    return [...document.querySelectorAll('input, select')].filter((own) =>
                      own.labels.length === 0 && !own.ariaLabel).map((own) => own.outerHTML);\
                    """))
        .isEmpty();
  }
}
