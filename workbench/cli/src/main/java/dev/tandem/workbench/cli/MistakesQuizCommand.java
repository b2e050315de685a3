package dev.tandem.workbench.cli;

import dev.tandem.mistakes.Mistake;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tandem mistakes quiz}. */
@Command(
    name = "quiz",
    mixinStandardHelpOptions = true,
    description = {
      "Train a network with a mistake that is not named, show what can be observed, and let you"
          + " guess which of four it is.",
      "",
      "  tandem mistakes quiz",
      "  tandem mistakes quiz --seed 7 --answer 2"
    },
    sortOptions = false)
final class MistakesQuizCommand implements Callable<Integer> {
  private static final int SEEDS = 10_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "which question; the same seed asks the same one; default: a random one")
  private Long seed;

  @Option(
      names = "--answer",
      paramLabel = "1-4",
      description = "your guess; without it, you are asked on a terminal")
  private Integer answer;

  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    if (answer != null) {
      requireChoice(answer, answer + "");
    }
    long number = seed == null ? RandomGenerator.getDefault().nextInt(SEEDS) : seed;
    PrintWriter out = command.commandLine().getOut();
    MistakeQuiz quiz = MistakeQuiz.of(number, data.folders());
    quiz.question(Terminal.columns()).forEach(out::println);
    out.println();
    out.flush();
    if (answer == null && !Terminal.isInteractive()) {
      out.println("answer with: tandem mistakes quiz --seed " + number + " --answer 1 (to 4)");
      out.flush();
      return 0;
    }
    int guess = answer == null ? ask(out) : answer;
    verdict(quiz, guess).forEach(out::println);
    out.flush();
    return 0;
  }

  private static int ask(PrintWriter out) throws IOException {
    out.print("Your guess (1 to 4): ");
    out.flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    String word = line == null ? "" : line.strip();
    out.println();
    return requireChoice(word.matches("\\d") ? Integer.parseInt(word) : 0, word);
  }

  private static int requireChoice(int guess, String word) {
    if (guess < 1 || guess > MistakeQuiz.CHOICES) {
      throw new ExperimentException(
          "answer: expected a number from 1 to " + MistakeQuiz.CHOICES + ", got '" + word + "'");
    }
    return guess;
  }

  private static List<String> verdict(MistakeQuiz quiz, int guess) {
    Mistake right = quiz.mistake();
    String words =
        quiz.choices().get(guess - 1).equals(right)
            ? "Right. It is number " + guess + "."
            : "No. It is number " + (quiz.choices().indexOf(right) + 1) + ".";
    List<String> lines = new ArrayList<>(List.of(words, ""));
    lines.addAll(MistakeText.lines(right, Terminal.columns()));
    return lines;
  }
}
