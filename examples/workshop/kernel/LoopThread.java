package org.rapaio.jupyter.kernel.channels;

/**
 * Takes the place of the kernel's own class of this name (3.0.1), which loses a race as it starts: its thread may end
 * before it is told that it should run, and a request that comes before all is connected ends it too. Jupyter then waits
 * for ever. This one is told first, gives the kernel a second to connect, and outlives a request that fails.
 */
public final class LoopThread extends Thread {
  private static final long HEAD_START = 1_000; // milliseconds

  private final long pause;
  private final Runnable body;
  private volatile boolean running = true;

  public LoopThread(String name, long pause, Runnable body) {
    super(name);
    this.pause = pause;
    this.body = body;
  }

  @Override
  public void run() {
    try {
      sleep(HEAD_START);
      while (running) {
        try {
          body.run();
        } catch (RuntimeException failed) {
          System.err.println(getName() + ": " + failed);
        }
        sleep(pause);
      }
    } catch (InterruptedException e) {
      running = false;
    }
  }

  public void shutdown() {
    running = false;
  }
}
