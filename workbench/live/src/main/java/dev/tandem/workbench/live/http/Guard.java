package dev.tandem.workbench.live.http;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Who may ask: somebody on this machine who knows the token in the address. A page of another
 * origin can make a browser ask, too: its {@code Origin} gives it away, and a name that was made to
 * point here (DNS rebinding) is not one of ours in {@code Host}.
 */
final class Guard {
  private final String token;
  private final List<String> hosts;

  Guard(String token, int port) {
    this.token = token;
    this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
  }

  /** Why a request is refused; empty if it is not. */
  Optional<Refusal> refusal(HttpExchange exchange) {
    if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
      return refuse("expected a request from this machine");
    }
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (host == null || !hosts.contains(host)) {
      return refuse("Host: expected one of " + hosts);
    }
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    if (origin != null && hosts.stream().noneMatch(own -> origin.equals("http://" + own))) {
      return refuse("Origin: expected this page's own");
    }
    String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
    boolean visited = "navigate".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Mode"));
    if (site != null && !site.equals("same-origin") && !site.equals("none") && !visited) {
      return refuse("expected a request of this page's own");
    }
    return hasToken(exchange.getRequestURI().getRawPath())
        ? Optional.empty()
        : refuse("expected the address that 'tandem live' has printed, with its token");
  }

  private static Optional<Refusal> refuse(String why) {
    return Optional.of(new Refusal(403, why));
  }

  /** Compared in a time that does not tell how much of it is right. */
  private boolean hasToken(String path) {
    int end = path.indexOf('/', 1);
    String given = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
