package dev.tandem.workbench.live.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.fault.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's HTTP server on the loopback interface: it serves the page's files and hands {@code
 * api/...} on. Every request passes the {@link Guard} first. At most so many are answered at once;
 * further ones are told to come back.
 */
public final class LocalServer implements AutoCloseable {
  private static final int MOST_AT_ONCE =
      256; // threads: half a request holds one, but not for long
  private static final int MOST_WAITING = 64; // connections that the system holds
  private static final ThreadLocal<Boolean> FULL = ThreadLocal.withInitial(() -> false);
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
          + " frame-ancestors 'self'; form-action 'self'; base-uri 'none'";

  /** A report has its scripts inside, and nothing to ask: it gets an origin of its own. */
  private static final String REPORT_POLICY =
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:;"
          + " sandbox allow-scripts allow-popups allow-downloads";

  static {
    // before the first server: answers are not held back, and nobody keeps one by being slow
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.idleInterval", "30");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "64");
    System.setProperty("jdk.httpserver.maxConnections", "512");
  }

  /** Answers what is asked below {@code api/}. */
  @FunctionalInterface
  public interface Handler {
    /**
     * @throws Refusal if it is not answered
     */
    Answer answer(Request request) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService workers;
  private final ExecutorService doorkeepers;
  private final String token;
  private final Guard guard;
  private final PageFiles files;
  private final Handler api;

  private LocalServer(HttpServer server, String token, PageFiles files, Handler api) {
    this.server = server;
    this.token = token;
    this.files = files;
    this.api = api;
    this.guard = new Guard(token, port());
    this.workers =
        new ThreadPoolExecutor(
            0, MOST_AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), LocalServer::daemon);
    this.doorkeepers =
        new ThreadPoolExecutor(
            2, 2, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(256), LocalServer::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "live-request");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts one.
   *
   * @param port to listen on; 0 for any
   * @param token that the address has
   * @throws IOException if the port is taken
   */
  public static LocalServer start(int port, String token, PageFiles files, Handler api)
      throws IOException {
    HttpServer http =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MOST_WAITING);
    LocalServer server = new LocalServer(http, token, files, api);
    http.createContext("/", server::serve);
    http.setExecutor(server::execute);
    http.start();
    return server;
  }

  /** Where a browser finds the page. */
  public String address() {
    return "http://127.0.0.1:" + port() + "/" + token + "/";
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** In a full house a few threads are left to say so. */
  private void execute(Runnable request) {
    try {
      workers.execute(request);
    } catch (RejectedExecutionException full) {
      doorkeepers.execute(
          () -> {
            FULL.set(true);
            request.run();
          });
    }
  }

  private void serve(HttpExchange exchange) {
    try (exchange) {
      Answer answer;
      try {
        guard
            .refusal(exchange)
            .ifPresent(
                refusal -> {
                  throw refusal;
                });
        answer = answer(exchange);
      } catch (Refusal refusal) {
        answer = said(refusal.status(), refusal.path(), refusal.getMessage());
      } catch (UserException forPeople) {
        answer = said(422, null, forPeople.getMessage());
      } catch (IOException | UncheckedIOException fault) {
        answer = said(500, null, "the server could not do it: " + fault.getMessage());
      } catch (RuntimeException defect) {
        defect.printStackTrace();
        answer = said(500, null, "a defect of Tandem; the terminal has the details: " + defect);
      }
      send(exchange, answer);
    } catch (IOException | UncheckedIOException gone) {
      // the page is: there is nobody left to tell
    }
  }

  private static Answer said(int status, String path, String message) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("error", message);
    said.put("path", path);
    return Answer.json(status, said);
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    if (FULL.get()) {
      throw new Refusal(503, "expected fewer pages at once; close some, and try again");
    }
    String path = exchange.getRequestURI().getRawPath().substring(1 + token.length());
    if (path.startsWith("/api/")) {
      return api.answer(new Request(exchange, path.substring("/api/".length())));
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      throw new Refusal(405, "expected GET");
    }
    return files
        .find(path)
        .orElseThrow(() -> new Refusal(404, "expected a file of the page, got another name"));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    if (answer instanceof Answer.Events events) {
      headers.set("Content-Security-Policy", POLICY);
      headers.set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      events.source().accept(new EventStream(exchange.getResponseBody()));
      return;
    }
    Answer.Content content = (Answer.Content) answer;
    headers.set("Content-Type", content.type());
    headers.set("Content-Security-Policy", content.isReport() ? REPORT_POLICY : POLICY);
    if (content.name() != null) {
      headers.set("Content-Disposition", "attachment; filename=\"" + content.name() + "\"");
    }
    if (content.status() == 413) {
      headers.set("Connection", "close"); // the rest of it is not read
    }
    int length = content.bytes().length;
    exchange.sendResponseHeaders(content.status(), length == 0 ? -1 : length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(content.bytes());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
    doorkeepers.shutdownNow();
  }
}
