package dev.tandem.workbench.contender.wire;

import java.util.Optional;

/**
 * Ends this process, and whatever it has started, soon after its parent's death: in the midst of an
 * epoch nobody reads the channel, and a killed parent tells nobody.
 */
public final class Orphan {
  private static final int MILLIS_BETWEEN_LOOKS = 250;
  private static final int EXIT_CODE = 1;

  private Orphan() {}

  /** To be called before the parent is called: one that is dead by then does not answer. */
  public static void endWithParent() {
    ProcessHandle self = ProcessHandle.current();
    Optional<ProcessHandle> parent = self.parent();
    if (parent.isPresent()) {
      Thread watch = new Thread(() -> watch(self, parent.get()), "parent watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static void watch(ProcessHandle self, ProcessHandle parent) {
    try {
      // a dead parent that nobody has buried counts as alive, but is no parent any more
      while (parent.isAlive() && self.parent().filter(parent::equals).isPresent()) {
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
      }
    } catch (InterruptedException ending) {
      return;
    }
    self.descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(EXIT_CODE); // no hooks: they might wait for somebody
  }
}
