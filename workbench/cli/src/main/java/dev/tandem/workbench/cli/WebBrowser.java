package dev.tandem.workbench.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens the user's browser, where there is one; where there is none, the address is printed. */
final class WebBrowser {
  private WebBrowser() {}

  static void open(String address) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> command = List.of("xdg-open", address);
    if (system.contains("windows")) {
      command = List.of("rundll32", "url.dll,FileProtocolHandler", address);
    } else if (system.contains("mac")) {
      command = List.of("open", address);
    } else if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
      return; // no screen, no browser
    }
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException noneThere) {
      return; // the address stands on the terminal
    }
  }
}
