// Made from workshop.ipynb by script.py: change the notebook, not this file. Build Tandem with ./tandem first, then:
//   jshell -R--add-modules -Rjdk.incubator.vector --class-path ../../workbench/cli/target/lib/tandem-notebook-0.1.0-SNAPSHOT.jar workshop.jsh
// JShell stays open at the end. It shows no charts; Runs.of("plain", plain).loss().save(Path.of("loss.png")) writes one.

// # The workshop, in Java
//
// Six short experiments about neural networks: each begins with a question and ends with an answer. They use Tandem as a library.
// You need no data and no graphics card, and everything takes about a minute.
//
// How to use it: run the cells from the top with Shift+Enter, guess each answer before you read it, then change a number and run the cell again.
// [docs/notebook.md](../../docs/notebook.md) says how to start it. [workshop.jsh](workshop.jsh) has the same cells for JShell.

// The first cell takes Tandem's jars from where `./tandem` builds them. The second names the packages that we use.

import dev.tandem.data.*;
import dev.tandem.datasets.*;
import dev.tandem.engine.*;
import dev.tandem.evaluation.*;
import dev.tandem.library.*;
import dev.tandem.tensor.*;
import dev.tandem.training.*;
import dev.tandem.workbench.notebook.*;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;

void say(String format, Object... values) {
  System.out.printf(Locale.ROOT, format + "%n", values);
}

// ## 1. XOR: one layer is not enough
//
// XOR is 1 where exactly one of two inputs is 1. Four rows are all the data there is, for training and for testing.
//
// **Question.** A network without a hidden layer draws one straight line between 0 and 1. What does it learn here?

Training xor = PreparedTraining.of("xor").fullBatch().seed(1);

void answers(Trained network) {
  for (int a = 0; a <= 1; a++) {
    for (int b = 0; b <= 1; b++) {
      say("%d xor %d is 1 with probability %.3f", a, b, network.predict(a, b)[1]);
    }
  }
}

Trained line = xor.sgd(0.5).epochs(1000).train("textbook");
answers(line);
say("loss %.4f", line.metrics().loss());

// **Answer.** Nothing. No straight line has (0, 1) and (1, 0) on one side and (0, 0) and (1, 1) on the other.
// The best that it can do is to say one half every time. The loss of that is ln 2 = 0.6931: remember this number.
//
// **Question.** Would a hidden layer help? Before we train one, let us build one by hand: one unit for OR, one for AND.

int step(double z) {
  return z > 0 ? 1 : 0;
}

for (int a = 0; a <= 1; a++) {
  for (int b = 0; b <= 1; b++) {
    int or = step(a + b - 0.5);
    int and = step(a + b - 1.5);
    say("%d xor %d = %d", a, b, step(or - and - 0.5));
  }
}

// **Answer.** Yes: two units and one output are enough. So the network can do it. Whether training finds it is another matter.
//
// The workshop taught this recipe: four sigmoid units, initial weights from a normal distribution with standard deviation 0.01,
// learning rate 0.5, gradients summed over the four rows, 5,000 epochs. Beside it we train the same recipe with Xavier's initial weights.
//
// **Question.** Only the initial weights differ. Does it matter?

Training asTaught = xor.hidden(4).activation("sigmoid").sgd(0.5).epochs(5000).
    set("loss.reduction", "sum").
    set("network.initialization", Map.of("normal", 0.01)).
    set("network.biases", "zeros");
Training withXavier = asTaught.set("network.initialization", "xavier");

Trained stuck = asTaught.train("textbook");
Trained solved = withXavier.train("textbook");
say("as taught: loss %.4f", stuck.metrics().loss());
answers(stuck);
say("Xavier: loss %.4f", solved.metrics().loss());
answers(solved);

Runs.of("as taught", stuck).and("Xavier", solved).loss()

Runs.of("as taught", stuck).and("Xavier", solved).surface()

// **Answer.** It decides everything. As taught, the loss stays at ln 2 for all 5,000 epochs.
// Such small weights make the four hidden units nearly equal, so they get nearly equal gradients and stay nearly equal: four units do the work of one.
// Xavier's larger weights set them apart from the start.
//
// **Question.** Was that one lucky seed? We try ten.

long solvedBy(Training recipe) {
  return IntStream.rangeClosed(1, 10)
      .filter(seed -> recipe.seed(seed).train("textbook").metrics().accuracy() == 1)
      .count();
}

say("standard deviation 0.01: " + solvedBy(asTaught) + " of 10 seeds solve XOR");
say("standard deviation 0.1:  " + solvedBy(asTaught.set("network.initialization", Map.of("normal", 0.1))) + " of 10");
say("Xavier:                  " + solvedBy(withXavier) + " of 10");

// **Answer.** No. The recipe as taught works from none of the ten seeds, and Xavier's from all of them.
//
// *Try it:* replace `"sigmoid"` by `"tanh"` or `"relu"`. ReLU units can die, so some seeds fail even with good initial weights.

// ## 2. Softmax and cross-entropy
//
// A classifier gives one number for each class, its *logits*. Softmax turns them into probabilities, and cross-entropy says how bad they are.
//
// **Question.** The logits are 2, 1 and 0.1. How probable is each class, and what is the loss if the second class is right?

double[] softmax(double... logits) {
  double largest = DoubleStream.of(logits).max().getAsDouble();
  double[] powers = DoubleStream.of(logits).map(z -> Math.exp(z - largest)).toArray();
  double sum = DoubleStream.of(powers).sum();
  return DoubleStream.of(powers).map(e -> e / sum).toArray();
}

double[] p = softmax(2, 1, 0.1);
say("probabilities %.3f %.3f %.3f", p[0], p[1], p[2]);
say("loss if the second is right: -ln %.3f = %.3f", p[1], -Math.log(p[1]));

Predictions same = new Predictions(new Matrix(1, 3, 2, 1, 0.1), new int[] {1}, 3);
say("Tandem says %.3f", same.loss());

// **Answer.** The loss is minus the logarithm of the probability that the right class got. It is 0 for a probability of 1, and grows without end towards 0:
// being sure and wrong is expensive.

double[] right = IntStream.rangeClosed(0, 100).mapToDouble(i -> i / 100.0).toArray();
double[] loss = DoubleStream.of(right).map(q -> -Math.log(q)).toArray();
Lines.of("Cross-entropy", "probability of the right class", "loss (nats)").and("-ln p", right, loss).picture()

// **Question.** Why does `softmax` subtract the largest logit first? Leave it out and see.

double[] naive(double... logits) {
  double sum = DoubleStream.of(logits).map(Math::exp).sum();
  return DoubleStream.of(logits).map(z -> Math.exp(z) / sum).toArray();
}

System.out.println("naive:  " + Arrays.toString(naive(1000, 1001)));
say("softmax: %.3f %.3f", softmax(1000, 1001)[0], softmax(1000, 1001)[1]);

// **Answer.** exp(1000) does not fit into a `double`: it becomes infinite, and infinity divided by infinity is NaN, not a number.
// Subtracting the same number from all logits changes no probability, and it keeps every power at most 1.
//
// **Question.** In which direction should the logits move to make the loss smaller? Compare the formula with a measurement:
// move each logit a little and see how much the loss changes.

double lossOf(int rightClass, double... logits) {
  return -Math.log(softmax(logits)[rightClass]);
}

double little = 1e-6;
for (int k = 0; k < 3; k++) {
  double[] up = {2, 1, 0.1};
  double[] down = {2, 1, 0.1};
  up[k] += little;
  down[k] -= little;
  double measured = (lossOf(1, up) - lossOf(1, down)) / (2 * little);
  double formula = p[k] - (k == 1 ? 1 : 0);
  say("logit %d: measured %.5f, probability minus target %.5f", k, measured, formula);
}

// **Answer.** The gradient is *probability minus target*: one of the simplest formulas in the field. Softmax and cross-entropy belong together because of it.
//
// *Try it:* what is the loss of ten classes if all logits are 0? You will see it again in section 4.

// ## 3. One step, by hand
//
// Training repeats one step: forward, loss, backward, update. We do it once with plain Java for the XOR row (1, 0), and compare with the engine.
//
// **Question.** Can you get the same gradients as a library with nothing but the chain rule?
//
// The network has two inputs, two tanh units and two outputs. `session` holds it before its first step.

Training small = xor.hidden(2).activation("tanh").initialization("xavier", "zeros").sgd(0.5);
Session session = small.open("textbook");

Parameters weights = session.state().parameters();
double[] W1 = weights.get("0.weight").toDoubles(); // one row for each unit: W1[0] W1[1], W1[2] W1[3]
double[] b1 = weights.get("0.bias").toDoubles();
double[] W2 = weights.get("2.weight").toDoubles();
double[] b2 = weights.get("2.bias").toDoubles();
weights.tensors().forEach((name, tensor) -> System.out.println(name + " " + Arrays.toString(tensor.toFloats())));

// Forward: each unit multiplies, adds and bends; the outputs multiply and add; softmax and the logarithm give the loss.

double[] x = {1, 0};
int target = 1;

double[] a = {Math.tanh(W1[0] * x[0] + W1[1] * x[1] + b1[0]), Math.tanh(W1[2] * x[0] + W1[3] * x[1] + b1[1])};
double[] z = {W2[0] * a[0] + W2[1] * a[1] + b2[0], W2[2] * a[0] + W2[3] * a[1] + b2[1]};
double[] q = softmax(z);
say("hidden %.4f %.4f", a[0], a[1]);
say("logits %.4f %.4f", z[0], z[1]);
say("probabilities %.4f %.4f, loss %.4f", q[0], q[1], -Math.log(q[target]));

// Backward: start with *probability minus target* and go from the last layer to the first. The slope of tanh is 1 - tanh².

double[] dz = {q[0] - 0, q[1] - 1};
double[] dW2 = {dz[0] * a[0], dz[0] * a[1], dz[1] * a[0], dz[1] * a[1]};
double[] da = {dz[0] * W2[0] + dz[1] * W2[2], dz[0] * W2[1] + dz[1] * W2[3]};
double[] ds = {da[0] * (1 - a[0] * a[0]), da[1] * (1 - a[1] * a[1])}; // before the tanh
double[] dW1 = {ds[0] * x[0], ds[0] * x[1], ds[1] * x[0], ds[1] * x[1]};

Batch batch = new Batch(1, 1, 0, new int[] {2}, 0.5); // step 1, epoch 1, batch 0; row 2 is (1, 0); learning rate 0.5
Trace trace = session.trace(batch);
void compare(String name, double[] byHand) {
  double[] engine = trace.gradients().get(name).toDoubles();
  for (int i = 0; i < byHand.length; i++) {
    say("%s[%d]: by hand %.6f, engine %.6f", name, i, byHand[i] + 0.0, engine[i] + 0.0); // + 0.0: no -0
  }
}
compare("2.weight", dW2);
compare("2.bias", dz);
compare("0.weight", dW1);
compare("0.bias", ds);

// **Answer.** Yes, to every digit. The second weight of each hidden unit has gradient 0, because its input is 0 in this row.
//
// Update: each weight moves against its gradient, multiplied by the learning rate. We let the engine do it and check one weight.

session.step(batch);
double after = session.state().parameters().get("2.weight").toDoubles()[0];
say("by hand %.6f, engine %.6f", W2[0] - 0.5 * dW2[0], after);
session.close();

// **Question.** The gradient says in which direction to go. How far? We take one step on all four rows with different learning rates.

double lossAfterStep(double rate) {
  try (Session fresh = small.open("textbook")) {
    fresh.step(new Batch(1, 1, 0, new int[] {0, 1, 2, 3}, rate));
    Dataset rows = small.data().test();
    return Score.of(fresh.predict(rows.features()), rows.targets(), small.experiment().loss()).loss();
  }
}

double[] rates = IntStream.rangeClosed(0, 50).mapToDouble(i -> i / 10.0).toArray();
double[] losses = DoubleStream.of(rates).map(rate -> lossAfterStep(rate)).toArray();
say("no step %.4f, rate 0.5 %.4f, rate 1 %.4f, rate 5 %.4f", losses[0], losses[5], losses[10], losses[50]);
Lines.of("One step on XOR", "learning rate", "loss after the step").and("loss", rates, losses).picture()

// **Answer.** Not far. The loss falls from 0.726 to 0.700 at a rate of about 0.5; a little above 1 it is back where it began, and at 5 it has doubled.
// The gradient is right only where it was computed: the further a step goes, the less it knows about the way. That is why training takes many short steps.
//
// *Try it:* take row 3, which is (1, 1) with target 0. Which signs change?

// ## 4. Images of digits
//
// Now 784 inputs, one for each pixel, and ten classes. If the real MNIST is on this machine (`TANDEM_DATA`), we take 5,000 rows of it, as the workshop did.
// Otherwise we take digits that Tandem generates. The numbers in the text are those of the generated digits.

boolean mnist = Files.isDirectory(Path.of(System.getenv().getOrDefault("TANDEM_DATA", "."), "mnist"));
Map<String, Object> rowsOfMnist = Map.of("source", "mnist", "trainRows", 5000, "testRows", 1000, "validation", 0);
Map<String, Object> source = mnist ? rowsOfMnist : Map.of("source", "digits");
Training digits = PreparedTraining.of(source).
    hidden(128, 64).activation("relu").initialization("he", "zeros").
    sgd(0.01).batchSize(64).epochs(10).seed(1);

DataSplits images = digits.data();
say("%s: %,d training rows, %,d test rows, %d pixels each",
    images.training().name(), images.training().rows(), images.test().rows(), images.training().features().width());
Images.first(images.training())

// **Question.** Before the first step the network knows nothing. What are its loss and its accuracy?

try (Session untrained = digits.open("scratch")) {
  Score score = Score.of(untrained.predict(images.test().features()), images.test().targets(), digits.experiment().loss());
  say("loss %.3f (ln 10 = %.3f), accuracy %.1f %%", score.loss(), Math.log(10), 100 * score.accuracy());
}

// **Answer.** About one prediction in ten is right. The loss is 3.01, and that is *worse* than ln 10 = 2.303, the loss of saying one tenth for each class.
// Random weights have random opinions, and section 2 showed that being sure and wrong is expensive.
//
// **Question.** We train ten epochs with plain gradient descent and a learning rate of 0.01. Where does it end, and is it done then?

Trained plain = digits.train("scratch");
for (var epoch : plain.history()) {
  say("epoch %2d: training loss %.3f, test loss %.3f, test accuracy %.1f %%",
      epoch.epoch(), epoch.train().loss(), epoch.test().loss(), 100 * epoch.test().accuracy());
}

Runs.of("plain", plain).loss()

// **Answer.** It ends at 93.6 %, but it is not done: both losses are still falling in the last epoch. Ten epochs are too few for such short steps.
// (On 5,000 rows of MNIST it is 91.6 %.)
//
// *Try it:* `digits.sgd(0.1)`, or `digits.adam(0.001)`.

// ## 5. Momentum, and NumPy against PyTorch
//
// The workshop compared its own network in NumPy with PyTorch, and PyTorch was three points better. Is PyTorch the better framework?
//
// PyTorch's side had momentum 0.9, NumPy's side had none. So two things differ at once. We train every combination:
// two engines, with and without momentum. `scratch` is Tandem's own engine in Java and stands in for NumPy; `pytorch` is the real PyTorch.
// All four start from the same initial weights and see the same batches in the same order.

Training withMomentum = digits.set("optimizer.momentum", 0.9);
Trained scratchMomentum = withMomentum.train("scratch");
Trained torch = digits.train("pytorch");
Trained torchMomentum = withMomentum.train("pytorch");

double percent(Trained network) {
  return 100 * network.metrics().accuracy();
}
say("test accuracy | no momentum | momentum 0.9");
say("scratch       | %.1f %%      | %.1f %%", percent(plain), percent(scratchMomentum));
say("pytorch       | %.1f %%      | %.1f %%", percent(torch), percent(torchMomentum));

Runs.of("scratch", plain).and("pytorch", torch).and("scratch, momentum", scratchMomentum).and("pytorch, momentum", torchMomentum).accuracy()

// **Answer.** Read the table by column: with the same settings, the engines have the same accuracy. Read it by row: momentum adds four points, in both.
// The gap was momentum. The workshop had compared two settings, and thought that it compared two frameworks.
// (On 5,000 rows of MNIST: 91.6 % and 94.6 % with `scratch`, 91.5 % and 94.7 % with `pytorch`.)
//
// **Question.** How equal are the two engines? Count the test rows on which they predict different classes.

long different(Trained one, Trained other) {
  return IntStream.range(0, images.test().rows())
      .filter(row -> one.predictions().predicted(row) != other.predictions().predicted(row))
      .count();
}

say("scratch and pytorch: %d test rows differ", different(plain, torch));
say("scratch with and without momentum: %d test rows differ", different(plain, scratchMomentum));

// **Answer.** Two correct implementations of the same formulas compute the same network; only rounding differs. Two settings do not.
//
// **Question.** Is the gap of momentum luck of the seed? We train three seeds of each.

for (Training recipe : List.of(digits, withMomentum)) {
  String accuracies = IntStream.rangeClosed(1, 3)
      .mapToObj(seed -> String.format(Locale.ROOT, "%.1f %%", percent(recipe.seed(seed).train("scratch"))))
      .collect(Collectors.joining(", "));
  System.out.println((recipe == digits ? "no momentum:  " : "momentum 0.9: ") + accuracies);
}

// **Answer.** No. Seeds move the accuracy by about two points, but the worst run with momentum is better than the best one without.
// Three seeds are few: `./tandem compare --repeats 5` tests such a difference properly.
//
// *Try it:* `digits.sgd(0.1)` without momentum. Momentum 0.9 makes steps up to ten times as long, so a ten times larger learning rate should come close. Does it?
// `./tandem compare examples/as-reported/workshop.yaml` makes the whole comparison, with a report.

// ## 6. What the numbers say
//
// One accuracy hides a lot. The confusion matrix shows which digits are taken for which: rows are what they are, columns what was predicted.
//
// **Question.** Which digits does the better network mix up?

Runs.of("scratch, momentum", scratchMomentum).confusion()

Images.mistakes(scratchMomentum)

// **Answer.** It takes 0 for 8, 1 for 7 and 7 for 9 most often, a few times in 240 each. Each picture above says what it is and what the network saw in it.
// One accuracy of 97.6 % says nothing of all this.
//
// Now a table: 20,000 generated medical appointments, and whether the patient came. One in five did not.
//
// **Question.** The network below has an accuracy of about 81 %. Is that good?

Training appointments = PreparedTraining.of("appointments").
    hidden(64, 32).initialization("he", "zeros").loss("binary-cross-entropy").
    adam(0.001).batchSize(256).epochs(10).seed(1);
Trained noShow = appointments.train("scratch");

DataSplits table = noShow.data();
Baselines nobody = Baselines.of(table.training().classes().labels(), table.test().classes().labels(), 2);
Metrics metrics = noShow.metrics();
say("accuracy %.3f; always predicting the larger class: %.3f", metrics.accuracy(), nobody.majorityAccuracy());
say("recall %.3f: the share of the absent patients that it finds", metrics.recall());
say("precision %.3f: the share of its warnings that are right", metrics.precision());
say("PR-AUC %.3f; a random ranking: %.3f", metrics.prAuc(), nobody.prevalence());

// **Answer.** Hardly. Whoever predicts that every patient comes is right in 78 % of cases, and finds nobody. The network is right in 81 %, and finds 29 % of the absent.
// It did learn something: it ranks patients much better than chance, as PR-AUC says. Accuracy hides both facts.
//
// **Question.** The network predicts "absent" from a probability of 0.5 on. Who says that 0.5 is right? We try all thresholds.

double[] thresholds = IntStream.rangeClosed(1, 19).mapToDouble(i -> i / 20.0).toArray();
double[] accuracies = new double[19];
double[] recalls = new double[19];
double[] f1s = new double[19];
for (int i = 0; i < 19; i++) {
  ConfusionMatrix counts = ConfusionMatrix.of(noShow.predictions(), thresholds[i]);
  accuracies[i] = counts.accuracy();
  recalls[i] = counts.recall(1);
  f1s[i] = counts.f1(1);
}
Lines.of("Appointments: metrics by threshold", "threshold", "metric on test rows").
    and("accuracy", thresholds, accuracies).and("recall", thresholds, recalls).and("F1", thresholds, f1s).picture()

// The threshold must not be chosen on the test rows: they would no longer say how the network does on new ones. Tandem chooses it on the validation rows.

Trained chosen = appointments.set("threshold", "f1").train("scratch");
say("threshold %.2f: accuracy %.3f, recall %.3f, precision %.3f, F1 %.3f (at 0.5: %.3f)",
    chosen.model().threshold(), chosen.metrics().accuracy(), chosen.metrics().recall(), chosen.metrics().precision(),
    chosen.metrics().f1(), metrics.f1());

// **Answer.** At a threshold of 0.25, F1 rises from 0.39 to 0.52, and the network finds 61 % of the absent instead of 29 %.
// Accuracy falls below that of predicting nobody, and most warnings are wrong. Which is better depends on what a missed patient and a needless call cost, not on a formula.
//
// Where to go from here: `./tandem compare digits` makes a whole report about two engines, and [the tutorial](../../docs/tutorial.md) explains it.
// [Rings.java](../library/Rings.java) is a program of your own in forty lines.

