package dev.tandem.workbench.live.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Who wants a look, and when the next one is due: while it trains, looks take a tenth of the time.
 */
final class Looks {
  private static final int SHARE = 9;

  private final List<CompletableFuture<Map<String, Object>>> wanted = new ArrayList<>();
  private long notBefore;

  synchronized CompletableFuture<Map<String, Object>> want() {
    CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
    wanted.add(answer);
    return answer;
  }

  synchronized boolean due(boolean training) {
    return !wanted.isEmpty() && (!training || System.nanoTime() >= notBefore);
  }

  void take(Supplier<Map<String, Object>> look) {
    List<CompletableFuture<Map<String, Object>>> waiting = taken();
    long start = System.nanoTime();
    try {
      Map<String, Object> seen = look.get();
      waiting.forEach(answer -> answer.complete(seen));
    } catch (RuntimeException e) {
      waiting.forEach(answer -> answer.completeExceptionally(e));
    }
    long end = System.nanoTime();
    notBefore = end + SHARE * (end - start);
  }

  private synchronized List<CompletableFuture<Map<String, Object>>> taken() {
    List<CompletableFuture<Map<String, Object>>> waiting = List.copyOf(wanted);
    wanted.clear();
    return waiting;
  }

  /** Tells everybody that there will be no more. */
  void refuse() {
    taken().forEach(answer -> answer.completeExceptionally(Run.over()));
  }
}
