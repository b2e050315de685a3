package dev.tandem.workbench.live.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a page asks, once it may ask. */
public final class Request {
  private static final int MOST_JSON = 1 << 20;

  private final HttpExchange exchange;
  private final String path;

  /**
   * @param path below the token, without a slash at its ends
   */
  Request(HttpExchange exchange, String path) {
    this.exchange = exchange;
    this.path = path;
  }

  public String method() {
    return exchange.getRequestMethod();
  }

  /** The words of the path below {@code api}. */
  public List<String> words() {
    return Arrays.asList(path.split("/"));
  }

  /** A value after the question mark. */
  public Optional<String> parameter(String name) {
    String query = exchange.getRequestURI().getRawQuery();
    return query == null
        ? Optional.empty()
        : Arrays.stream(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2 && pair[0].equals(name))
            .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
            .findFirst();
  }

  /**
   * The body as JSON.
   *
   * @throws Refusal if it is none, or larger than settings ever are
   */
  public JsonNode json() throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_JSON + 1);
    if (body.length > MOST_JSON) {
      throw new Refusal(413, "expected at most 1 MiB of settings");
    }
    return parse(body);
  }

  /**
   * An object of JSON, in UTF-8 whatever its bytes look like.
   *
   * @throws Refusal if it is none
   */
  public static JsonNode parse(byte[] body) {
    try {
      JsonNode tree = Json.MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
      if (tree == null || !tree.isObject()) {
        throw new Refusal(400, "expected an object of JSON");
      }
      return tree;
    } catch (JacksonException e) {
      throw new Refusal(400, "expected JSON, got: " + Json.problem(e));
    }
  }

  /**
   * Copies the body.
   *
   * @param most bytes
   * @throws Refusal if there are more; what was copied so far is then in the target
   */
  public void copyTo(OutputStream target, long most) throws IOException {
    String announced = exchange.getRequestHeaders().getFirst("Content-Length");
    if (announced != null && announced.matches("[0-9]{1,18}") && Long.parseLong(announced) > most) {
      throw tooLarge(most);
    }
    InputStream body = exchange.getRequestBody();
    byte[] piece = new byte[1 << 16];
    long copied = 0;
    for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
      copied += read;
      if (copied > most) {
        throw tooLarge(most);
      }
      target.write(piece, 0, read);
    }
  }

  private static Refusal tooLarge(long most) {
    return new Refusal(413, "expected at most " + (most >> 20) + " MiB");
  }
}
