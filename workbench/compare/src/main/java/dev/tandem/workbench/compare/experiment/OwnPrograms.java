package dev.tandem.workbench.compare.experiment;

import dev.tandem.network.tree.SpecNode;
import java.util.List;

/**
 * Whether programs that are named as contenders may be started. Those of a file may not, unless
 * somebody says so: to run a stranger's experiment is not to run a stranger's program.
 */
public enum OwnPrograms {
  REFUSED,
  ALLOWED;

  /** The flag that allows those of a file. */
  public static final String FLAG = "--allow-programs";

  /**
   * Checks the contenders of a comparison's tree.
   *
   * @throws ExperimentException if one is a program, which may not be started, or whose file is not
   *     there
   */
  public void check(SpecNode root) {
    if (root.find("contenders").orElse(null) instanceof SpecNode.Items contenders) {
      contenders
          .items()
          .forEach(
              contender ->
                  ProgramCommand.find(contender)
                      .ifPresent(
                          command ->
                              check(ProgramCommand.of(contender).orElseThrow(), command.origin())));
    }
  }

  private void check(List<String> command, String origin) {
    if (command.isEmpty()) {
      return; // the engine says what it expects
    }
    if (this == REFUSED) {
      throw new ExperimentException(
          origin
              + ": command: expected "
              + FLAG
              + ", since this file would start the program '"
              + String.join(" ", command)
              + "', got no such flag; add it if you trust the program");
    }
    ProgramCommand.requireFile(command, origin + ": command");
  }
}
