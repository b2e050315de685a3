package dev.tandem.workbench.live.run;

import dev.tandem.workbench.live.http.EventStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The pages that hear a run's events. Who comes late, or comes back, hears first what there was:
 * the latest of what changes, and all epochs up to a bound. A page that does not listen fast enough
 * is let go; its browser calls again.
 */
final class Audience {
  private static final int MOST_QUEUED = 4_000;
  private static final int MOST_EPOCHS = 4_000;
  private static final long HEARTBEAT_SECONDS = 5;

  private final Map<String, String> latest = new LinkedHashMap<>();
  private final Deque<String> epochs = new ArrayDeque<>();
  private final List<BlockingQueue<String>> listeners = new ArrayList<>();
  private volatile long lonelySince = System.nanoTime();

  /** Tells something of which only the latest counts. */
  synchronized void tell(String key, String name, Object data) {
    String event = EventStream.text(name, data);
    latest.put(key, event);
    send(event);
  }

  /** Tells something that passes. */
  synchronized void mention(String name, Object data) {
    if (!listeners.isEmpty()) {
      send(EventStream.text(name, data));
    }
  }

  /** Tells an epoch. */
  synchronized void epoch(Object data) {
    String event = EventStream.text("epoch", data);
    if (epochs.size() == MOST_EPOCHS) {
      epochs.removeFirst();
    }
    epochs.addLast(event);
    send(event);
  }

  private void send(String event) {
    listeners.removeIf(queue -> !queue.offer(event));
  }

  /** Whether nobody listens, and for how many seconds. */
  double lonelySeconds() {
    synchronized (this) {
      if (!listeners.isEmpty()) {
        return 0;
      }
    }
    return (System.nanoTime() - lonelySince) / 1e9;
  }

  /** Sends events until the page is gone or the run has ended. */
  void listen(EventStream page, Run run) {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>(MOST_QUEUED);
    String before;
    synchronized (this) {
      before = String.join("", latest.values()) + String.join("", epochs);
      listeners.add(queue);
    }
    try {
      page.send("retry: 1000\n\n" + before);
      StringBuilder events = new StringBuilder();
      while (isListener(queue)) {
        String first = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        events.setLength(0);
        events.append(first == null ? EventStream.text("heartbeat", Map.of()) : first);
        for (String next = queue.poll(); next != null; next = queue.poll()) {
          events.append(next);
        }
        page.send(events.toString());
        if (run.ended() && queue.isEmpty()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave(queue);
    }
  }

  private synchronized boolean isListener(BlockingQueue<String> queue) {
    return listeners.stream().anyMatch(own -> own == queue);
  }

  private synchronized void leave(BlockingQueue<String> queue) {
    listeners.removeIf(own -> own == queue);
    if (listeners.isEmpty()) {
      lonelySince = System.nanoTime();
    }
  }
}
