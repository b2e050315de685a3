package dev.tandem.workbench.compare.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that are done at the same time, as many as there are cores, until all of them are done. */
final class SideBySide {
  private final List<Runnable> tasks = new ArrayList<>();

  void add(Runnable task) {
    tasks.add(task);
  }

  /** Does them; throws what one of them throws. */
  void run() {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<?>> begun = new ArrayList<>();
      tasks.forEach(task -> begun.add(workers.submit(task)));
      workers.shutdown();
      for (Future<?> one : begun) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while processes started", e);
    } finally {
      workers.shutdownNow();
    }
  }
}
