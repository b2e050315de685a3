package dev.tandem.workbench.live.http;

/** Why a request is not answered as it hopes, in one line for people. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String path;

  /**
   * @param status of HTTP, 400 to 599
   */
  public Refusal(int status, String message) {
    this(status, null, message);
  }

  /**
   * @param path the key of the settings that it is about; null for none
   */
  public Refusal(int status, String path, String message) {
    super(message, null, false, false);
    this.status = status;
    this.path = path;
  }

  int status() {
    return status;
  }

  String path() {
    return path;
  }
}
