package dev.tandem.workbench.cli;

import dev.tandem.fault.PlainText;
import java.io.PrintWriter;

/**
 * The one way to the terminal: {@link PlainText} of all that is printed. Only what Tandem itself
 * draws over goes past it.
 */
final class PlainWriter extends PrintWriter {
  private final PrintWriter terminal;

  PlainWriter(PrintWriter terminal) {
    super(terminal, true);
    this.terminal = terminal;
  }

  @Override
  public void write(String text, int from, int length) {
    String plain = PlainText.of(text.substring(from, from + length));
    super.write(plain, 0, plain.length());
  }

  @Override
  public void write(char[] text, int from, int length) {
    write(new String(text, from, length), 0, length);
  }

  @Override
  public void write(int sign) {
    write(String.valueOf((char) sign), 0, 1);
  }

  /** Prints orders to the terminal that Tandem itself gives. */
  static void order(PrintWriter out, String order) {
    past(out).print(order);
  }

  /** What to print data with that a program reads: to a pipe or a file it goes unchanged. */
  static PrintWriter ofData(PrintWriter out) {
    return Terminal.isInteractive() ? out : past(out);
  }

  private static PrintWriter past(PrintWriter out) {
    if (out instanceof PlainWriter plain) {
      plain.flush();
      return plain.terminal;
    }
    return out;
  }
}
