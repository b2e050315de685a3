package dev.tandem.workbench.export;

import dev.tandem.workbench.export.program.Recipe;
import java.util.List;

/** What the folder says of itself. */
final class Readme {
  private Readme() {}

  static String of(Recipe recipe, List<String> leftOut) {
    StringBuilder text =
        new StringBuilder(
            """
            # NAME

            One experiment as three programs. Each trains the network WIDTHS in float64 and prints the losses of each epoch:

            ```
            python3 train_pytorch.py    # needs PyTorch
            python3 train_numpy.py      # needs NumPy
            java Train.java             # needs Java 17 or newer
            ```

            All three read `experiment.safetensors`: rows, initial weights, the order of the rows in each epoch, and learning rates and
            dropout masks of each step. These are the numbers that Tandem gives its own engines. Losses agree with its `textbook` engine, also in
            float64, to rounding; float32 engines drift apart from them as training goes on. `experiment.yaml` is the experiment itself: `./tandem compare experiment.yaml` trains it with Tandem.
            """
                .replace("NAME", recipe.name())
                .replace("WIDTHS", recipe.network()));
    if (!leftOut.isEmpty()) {
      text.append("\nNot everything is here:\n\n");
      leftOut.forEach(line -> text.append("- ").append(line).append('\n'));
    }
    return text.toString();
  }
}
