package dev.tandem.workbench.cli;

import dev.tandem.mistakes.Catalogue;
import dev.tandem.mistakes.Catalogue.Chapter;
import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Mistake.Kind;
import dev.tandem.mistakes.Mistake.Reach;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page about all mistakes, docs/mistakes.md. */
final class MistakesPage {
  static final String PICTURES = "images/mistakes";

  private static final String HEAD =
      """
      # Classic mistakes

      These are mistakes that people make when they write a neural network. Tandem can plant each of them in its textbook engine, one or several at a time:

      ```
      ./tandem mistakes list
      ./tandem mistakes show summed-gradient     # this page's text, and losses on xor, moons and digits
      ./tandem mistakes quiz                     # guess the mistake from what it looks like
      ```

      In an experiment file, the engine `mistake` is a contender like any other:

      ```yaml
      contenders:
        - textbook
        - {id: mine, engine: {name: mistake, settings: {mistake: summed-gradient}}}   # or a list of names
      ```

      *Conventions* are other but equal: right by another definition, as long as their text says so.
      Mistakes marked *not in driven programs* concern what Tandem hands to a program, such as row order, so such a program cannot make them.

      In the pictures, the dashed line is the training with the mistake. Where only the test loss differs, the picture shows that. A mistake without a picture
      does not change the losses of these small networks.

      In float64, the losses, weights and predictions of a few experiments tell any two mistakes apart. With the tolerance of float32, three conventions about Adam's epsilon
      look right, and without outputs of layers so does `norm-epsilon-outside-the-root`. [Mistakes that look alike](look-alikes.md) says what `check` can tell apart.

      This page is generated from the [catalogue](../mistakes/src/main/java/dev/tandem/mistakes): `./tandem mistakes page docs`.
      """;

  private MistakesPage() {}

  /**
   * Returns the page.
   *
   * @param folder where the pictures are, in a folder of their own
   */
  static String text(Path folder) {
    StringBuilder page = new StringBuilder(HEAD);
    for (Chapter chapter : Catalogue.chapters()) {
      page.append("\n## ").append(chapter.title()).append('\n');
      for (Mistake mistake : chapter.mistakes()) {
        append(page, mistake, folder);
      }
    }
    return page.toString();
  }

  private static void append(StringBuilder page, Mistake mistake, Path folder) {
    boolean convention = mistake.kind() == Kind.CONVENTION;
    page.append("\n### ").append(mistake.name()).append("\n\n");
    page.append("**").append(mistake.title()).append("**");
    if (convention) {
      page.append(" *Convention.*");
    } else if (mistake.reach() == Reach.TANDEM) {
      page.append(" *Not in driven programs.*");
    }
    page.append('\n').append(mistake.words()).append("\n\n```\n");
    page.append("right   ").append(mistake.right()).append('\n');
    page.append(convention ? "other   " : "wrong   ").append(mistake.wrong()).append("\n```\n\n");
    mistake.symptoms().forEach(symptom -> page.append("- ").append(symptom).append('\n'));
    page.append("\n").append(convention ? "" : "Remedy: ").append(mistake.remedy()).append('\n');
    mistake.source().ifPresent(s -> page.append("\nSource: ").append(s).append("\n"));
    String picture = PICTURES + "/" + mistake.name() + ".png";
    if (Files.exists(folder.resolve(picture))) {
      page.append("\n![Losses with and without ").append(mistake.name()).append("](");
      page.append(picture).append(")\n");
    }
  }
}
